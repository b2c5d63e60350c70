import { codeIndexes } from './codeIndexes';
import { type ContentContext, contentFindings } from './contentFindings';
import { MAX_DEPTH, MAX_FILE_LENGTH, MAX_PROBLEMS } from './fileLimits';
import { findPlaces, type Place } from './findPlaces';
import { firstOfText } from './firstOfText';
import { isHalfTyped, isMisreading } from './halfTyped';
import { isObject } from './isObject';
import { readLooseText } from './looseText';
import type { LoyaltyFile } from './loyaltyFile';
import type {
  JsonPath,
  LoyaltyFileFinding,
  LoyaltyFileProblem,
  PlacedFinding,
  TextFinding,
  TextRange,
} from './loyaltyFileProblem';
import { mayWriteTwice } from './mayWriteTwice';
import { membersWrittenTwice } from './membersWrittenTwice';
import { misnamedMembers } from './misnamedMembers';
import { bracketTooDeep } from './nesting';
import { parseStrictly } from './parseStrictly';
import { sentMembers } from './sentMembers';
import { severityOf } from './severity';
import { type ShapeFindings, shapeFindings } from './shapeFindings';
import { holdsToken, tokenFindings } from './tokenFindings';
import { valueSize } from './valueSize';

/** What a rule needs to know beside the text. */
export interface ReadingContext extends Pick<ContentContext, 'portfolio' | 'connection' | 'elsewhere'> {
  /** The most problems that are told; MAX_PROBLEMS where it is left out. */
  readonly limit?: number;
}

/** A text as a loyalty file: what is wrong with it, and what it says where nothing blocks sending. */
export interface LoyaltyFileReading {
  /** Errors first, then in the order of the text; at most `limit`. */
  readonly problems: readonly LoyaltyFileProblem[];
  /** All errors, those beyond `limit` included. */
  readonly errorCount: number;
  /** How many programs the text lists, as far as it can be read. */
  readonly programCount: number;
  /** Each Code with the index of the first program that has it, as far as the text can be read; made when it is asked for. */
  readonly codes: ReadonlyMap<string, number>;
  /** The members that are sent. There exactly when errorCount is 0; made when it is asked for. */
  readonly file?: LoyaltyFile | undefined;
}

/** Reads a text. Total: any text, however long, broken or deep, gives a reading. */
export function readLoyaltyFile(text: string, context: ReadingContext): LoyaltyFileReading {
  if (text.length > MAX_FILE_LENGTH) {
    return readingOf([problemOf({ code: 'file-too-large', length: text.length, limit: MAX_FILE_LENGTH }, START)]);
  }
  if (JSON_BLANKS.test(text)) return readingOf([problemOf({ code: 'empty-file' }, START)]);
  const strict = parseStrictly(text);
  return strict ? readStrict(text, strict.value, context) : readBroken(text, context);
}

/** Other blanks, as a no-break space, are no JSON: VS Code's JSON support says so already. */
const JSON_BLANKS = /^[ \t\r\n]*$/;
const START: TextRange = { offset: 0, length: 0 };
const NONE: ShapeFindings = { findings: [], moreErrors: 0 };
const RANKS = { error: 0, warning: 1, information: 2 } as const satisfies Record<
  LoyaltyFileProblem['severity'],
  number
>;

/** The usual case: no position is made unless there is something to report, and then only for that. */
function readStrict(text: string, value: unknown, context: ReadingContext): LoyaltyFileReading {
  const { findings, moreErrors } = findingsOf(value, text, context);
  const placed = misnamedMembers(findings, value, context.portfolio);
  const { memberCount, depth } = valueSize(value);
  const twice = mayWriteTwice(text, value, memberCount);
  if (placed.length === 0 && !twice) return readingOf([], value);
  const chosen = depth > MAX_DEPTH ? [] : firstOfText(placed, limitOf(context));
  const places: Place[] = [...chosen];
  for (const { finding } of chosen) if ('first' in finding) places.push({ path: finding.first, target: 'value' });
  const found = findPlaces(text, places, twice || depth > MAX_DEPTH ? 'end' : 'found');
  if (found.tooDeep) return readingOf([tooDeep(found.tooDeep)]);
  // JSON.parse silently keeps the last of two members of a name: then the text has more members than the value.
  const doubled = twice && found.memberCount !== memberCount ? textProblems(membersWrittenTwice(text)) : [];
  let related = chosen.length;
  const problems = chosen.map((each, index) =>
    problemAt(each, found.ranges[index], 'first' in each.finding ? found.ranges[related++] : undefined),
  );
  const errorCount = doubled.length + countOfErrors(placed) + moreErrors;
  return readingOf([...doubled, ...problems], value, errorCount, limitOf(context));
}

/** A text that is not strict JSON, as while typing: what can be read of it is checked all the same. */
function readBroken(text: string, context: ReadingContext): LoyaltyFileReading {
  const deep = bracketTooDeep(text);
  if (deep) return readingOf([tooDeep(deep)]);
  const loose = readLooseText(text);
  const found = textProblems(loose.findings);
  // Where jsonc-parser has nothing against the text, the strict parser still has the last word.
  if (loose.firstError || found.length === 0) found.push(syntaxProblem(text, loose.firstError ?? START));
  const { findings, moreErrors } = loose.value === undefined ? NONE : findingsOf(loose.value, text, context);
  const sure = findings.filter((each) => !isHalfTyped(text, loose, each) && !isMisreading(text, loose, each));
  const placed = misnamedMembers(sure, loose.value, context.portfolio);
  const problems = firstOfText(placed, limitOf(context)).map((each) => {
    const { finding, path, target } = each;
    return problemAt(
      each,
      loose.rangeOf(path, target),
      'first' in finding ? loose.rangeOf(finding.first, 'value') : undefined,
    );
  });
  const errorCount = found.length + countOfErrors(placed) + moreErrors;
  return readingOf([...found, ...problems], loose.value, errorCount, limitOf(context));
}

function limitOf({ limit = MAX_PROBLEMS }: ReadingContext): number {
  return limit;
}

/** All findings about a value, and how many errors more there are that nobody will see. */
function findingsOf(value: unknown, text: string, context: ReadingContext): ShapeFindings {
  const wellFormed = text.isWellFormed() && !/\\u[dD]/.test(text);
  const { findings, moreErrors } = shapeFindings(value, limitOf(context));
  const all = [...findings, ...tokenFindings(value), ...contentFindings(value, { ...context, wellFormed })];
  return { findings: all, moreErrors };
}

/** Comments, commas and doubled members: all of them errors. */
function textProblems(findings: readonly TextFinding[]): LoyaltyFileProblem[] {
  return findings.map(({ finding, range, related }) => ({
    ...problemOf(finding, range),
    ...(related && { related }),
  }));
}

function tooDeep(range: TextRange): LoyaltyFileProblem {
  return problemOf({ code: 'nested-too-deeply', limit: MAX_DEPTH }, range);
}

/**
 * An error at the end of the text is shown on its last character, as VS Code's JSON support does: nobody sees a line of
 * no length. jsonc-parser reads one character past a text that ends in an opened comment.
 */
function syntaxProblem(text: string, { offset, length }: TextRange): LoyaltyFileProblem {
  const end = Math.min(offset + length, text.length);
  if (end > offset || offset === 0) return problemOf({ code: 'not-json' }, { offset, length: end - offset });
  return problemOf({ code: 'not-json' }, { offset: text.slice(0, offset).trimEnd().length - 1, length: 1 });
}

function problemAt(
  { finding, path }: PlacedFinding,
  range: TextRange = START,
  related: TextRange | undefined,
): LoyaltyFileProblem {
  const severity = severityOf(finding);
  if (isSecret(path)) return { finding, severity, range };
  return related ? { finding, severity, range, path, related } : { finding, severity, range, path };
}

/** A token as a name must not travel along with a problem. */
function isSecret(path: JsonPath): boolean {
  for (const step of path) if (typeof step === 'string' && holdsToken(step)) return true;
  return false;
}

function problemOf(finding: LoyaltyFileFinding, { offset, length }: TextRange): LoyaltyFileProblem {
  return { finding, severity: severityOf(finding), range: { offset, length } };
}

function countOfErrors(placed: readonly PlacedFinding[]): number {
  return placed.reduce((count, { finding }) => (severityOf(finding) === 'error' ? count + 1 : count), 0);
}

function readingOf(
  problems: readonly LoyaltyFileProblem[],
  value?: unknown,
  errorCount = problems.length,
  limit = MAX_PROBLEMS,
): LoyaltyFileReading {
  const sorted = problems.toSorted((a, b) => RANKS[a.severity] - RANKS[b.severity] || a.range.offset - b.range.offset);
  let file: LoyaltyFile | undefined;
  let codes: ReadonlyMap<string, number> | undefined;
  return {
    problems: sorted.slice(0, limit),
    errorCount,
    programCount: isObject(value) && Array.isArray(value.LoyaltyPrograms) ? value.LoyaltyPrograms.length : 0,
    get codes() {
      codes ??= codeIndexes(value);
      return codes;
    },
    get file() {
      if (errorCount === 0) file ??= sentMembers(value);
      return file;
    },
  };
}
