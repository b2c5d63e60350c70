import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import { contentFindings } from './contentFindings';
import { MAX_FILE_LENGTH, MAX_PROBLEMS } from './fileLimits';
import { isObject } from './isObject';
import { locate, standsIn } from './locate';
import type { LoyaltyFile } from './loyaltyFile';
import type { JsonPath, LoyaltyFileFinding, LoyaltyFileProblem, PlacedFinding, TextRange } from './loyaltyFileProblem';
import { misnamedMembers } from './misnamedMembers';
import { sentMembers } from './sentMembers';
import { severityOf } from './severity';
import { shapeFindings } from './shapeFindings';
import { textFindings } from './textFindings';
import { holdsToken, tokenFindings } from './tokenFindings';

/** What a rule needs to know beside the text. */
export interface ReadingContext {
  /** Whether the file is meant for a Portfolio Access Token. */
  readonly portfolio: boolean;
}

/** A text as a loyalty file: what is wrong with it, and what it says where nothing blocks sending. */
export interface LoyaltyFileReading {
  /** Errors first, then in the order of the text; at most MAX_PROBLEMS. */
  readonly problems: readonly LoyaltyFileProblem[];
  /** All errors, those beyond MAX_PROBLEMS included. */
  readonly errorCount: number;
  /** How many programs the text lists, as far as it can be read. */
  readonly programCount: number;
  /** The members that are sent. There exactly when errorCount is 0. */
  readonly file?: LoyaltyFile;
}

const START: TextRange = { offset: 0, length: 0 };
const SEVERITIES: readonly LoyaltyFileProblem['severity'][] = ['error', 'warning', 'information'];

/** Reads a text. Total: any text, however long, broken or deep, gives a reading. */
export function readLoyaltyFile(text: string, context: ReadingContext): LoyaltyFileReading {
  if (text.length > MAX_FILE_LENGTH) {
    return reading(
      [problemOf({ code: 'file-too-large', length: text.length, limit: MAX_FILE_LENGTH }, START)],
      undefined,
    );
  }
  if (text.trim() === '') return reading([problemOf({ code: 'empty-file' }, START)], undefined);
  const { findings, tooDeep } = textFindings(text);
  const textProblems = findings.map(({ finding, range }) => problemOf(finding, range));
  if (tooDeep) return reading(textProblems, undefined);
  const strict = parseStrictly(text);
  return strict ? readStrict(text, strict.value, textProblems, context) : readBroken(text, textProblems, context);
}

/** Positions are only made where there is something to report. */
function readStrict(
  text: string,
  value: unknown,
  textProblems: readonly LoyaltyFileProblem[],
  context: ReadingContext,
): LoyaltyFileReading {
  const placed = findingsOf(value, text, context);
  const tree = placed.length === 0 ? undefined : parseTree(text);
  return reading([...textProblems, ...problemsAt(tree, placed)], value);
}

/** A text that is not strict JSON, as while typing: what can be read of it is checked all the same. */
function readBroken(
  text: string,
  textProblems: readonly LoyaltyFileProblem[],
  context: ReadingContext,
): LoyaltyFileReading {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const value: unknown = tree && getNodeValue(tree);
  const [first] = errors;
  // Where jsonc-parser has nothing against the text, the strict parser still has the last word.
  const syntax = first || textProblems.length === 0 ? [syntaxProblem(text, first ?? START)] : [];
  const placed = tree ? findingsOf(value, text, context).filter((finding) => !isHalfTyped(text, tree, finding)) : [];
  const trusted = first ? text.slice(0, first.offset).trimEnd().length : text.length + 1;
  const located = problemsAt(tree, placed).filter((problem) => !isMisreading(problem, trusted));
  return reading([...textProblems, ...syntax, ...located], value);
}

/**
 * From the last word before the first syntax error on, a value may be taken for its neighbour's: while a ChainId is being
 * typed, the name "LoyaltyPrograms" on the next line is read as its value, and all below as members of the wrong object.
 */
function isMisreading({ finding, range }: LoyaltyFileProblem, trusted: number): boolean {
  switch (finding.code) {
    case 'unknown-member':
    case 'wrong-type':
    case 'invalid-chain-id':
      return range.offset + range.length >= trusted;
    default:
      return false;
  }
}

/** jsonc-parser reads one character past a text that ends in an opened comment. */
function syntaxProblem(text: string, { offset, length }: TextRange): LoyaltyFileProblem {
  return problemOf({ code: 'not-json' }, { offset, length: Math.min(length, text.length - offset) });
}

function findingsOf(value: unknown, text: string, { portfolio }: ReadingContext): readonly PlacedFinding[] {
  const findings = [...shapeFindings(value), ...tokenFindings(value, text), ...contentFindings(value, portfolio)];
  return misnamedMembers(findings, value, portfolio);
}

/** A member whose name stands there and whose value can't be read yet: that is the syntax error, no missing member. */
function isHalfTyped(text: string, tree: Node, { finding, path }: PlacedFinding): boolean {
  switch (finding.code) {
    case 'missing-member':
    case 'missing-recommended-member':
      return standsIn(text, tree, path, finding.member);
    case 'missing-chain-id':
      return standsIn(text, tree, path, 'ChainId');
    default:
      return false;
  }
}

function problemsAt(tree: Node | undefined, placed: readonly PlacedFinding[]): LoyaltyFileProblem[] {
  if (!tree) return [];
  return placed.map(({ finding, path, target }) => {
    const problem = { ...problemOf(finding, locate(tree, path, target)), ...(!isSecret(path) && { path }) };
    return 'first' in finding ? { ...problem, related: locate(tree, finding.first, 'value') } : problem;
  });
}

/** A token as a name must not travel along with a problem. */
function isSecret(path: JsonPath): boolean {
  return path.some((step) => typeof step === 'string' && holdsToken(step));
}

function problemOf(finding: LoyaltyFileFinding, { offset, length }: TextRange): LoyaltyFileProblem {
  return { finding, severity: severityOf(finding), range: { offset, length } };
}

function reading(problems: readonly LoyaltyFileProblem[], value: unknown): LoyaltyFileReading {
  const sorted = problems.toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || a.range.offset - b.range.offset,
  );
  const errorCount = problems.filter(({ severity }) => severity === 'error').length;
  const file = errorCount === 0 ? sentMembers(value) : undefined;
  return {
    problems: sorted.slice(0, MAX_PROBLEMS),
    errorCount,
    programCount: isObject(value) && Array.isArray(value.LoyaltyPrograms) ? value.LoyaltyPrograms.length : 0,
    ...(file && { file }),
  };
}

function parseStrictly(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
