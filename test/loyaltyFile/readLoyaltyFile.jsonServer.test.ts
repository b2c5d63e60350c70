import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTree } from 'jsonc-parser';
import type { LoyaltyFileProblem, TextRange } from '../../src/loyaltyFile/loyaltyFileProblem';
import { type ReadingContext, readLoyaltyFile } from '../../src/loyaltyFile/readLoyaltyFile';
import { isReportedByJsonSupport } from '../../src/loyaltyFile/severity';
import { holdsToken, isTokenMember } from '../../src/loyaltyFile/tokenFindings';
import { anyRuns } from '../anyRuns';
import { anyFaultyText } from './anyFaultyText';
import { anyStrictText, anyText } from './anyText';
import { contextOf, FINDING_CASES } from './findingCases';
import { type JsonServerFault, jsonServerFaults } from './jsonServerFaults';
import { fileText, programText } from './loyaltyText';
import { marked } from './marked';
import { treeRange } from './treeRange';

/** The JSON server's time grows with the square of a text. */
const MAX_LENGTH = 100_000;

/** The members that the schema requires, by which a renamed member is missing as well. */
const REQUIRED = new Set(['LoyaltyPrograms', 'Name', 'Code', 'Type', 'Subscription']);

/** A fault and its place, to be compared: as text. */
function told(kind: string, { offset, length }: TextRange, member = ''): string {
  return `${offset}+${length} ${kind} ${member}`.trimEnd();
}

/** What their marks for one of our problems would be; none for what a schema cannot know, with a reason for each that differs. */
function asTheirs(text: string, { finding, range, related, path = [] }: LoyaltyFileProblem): string[] {
  switch (finding.code) {
    case 'wrong-type':
      return [told('type', range)];
    case 'missing-member':
    case 'missing-recommended-member':
      return [told('missing', range, finding.member)];
    case 'empty-value':
      return [told('too short', range)];
    case 'too-long':
      return [told('too long', range)];
    case 'not-in-list':
      return [told('enum', range)];
    case 'empty-list':
      return [told('too few', range)];
    case 'invalid-chain-id':
      return [told('pattern', range)];
    case 'unknown-member':
      return [told('not allowed', range, finding.member)];
    case 'member-case':
    case 'misspelled-member': {
      // We tell two of their faults as one: a member that is not allowed, and in the object around it one that is missing.
      const { member, meant } = finding;
      const tree = parseTree(text);
      const opening = tree && treeRange(tree, path.slice(0, -1), 'opening');
      const missing = opening && REQUIRED.has(meant) ? [told('missing', opening, meant)] : [];
      return [told('not allowed', range, member), ...missing];
    }
    case 'member-twice':
      // "//" is their comment, which may stand as often as one likes. Of other names they mark the first as well.
      assert.ok(related);
      return finding.member === '//' ? [] : [told('written twice', range), told('written twice', related)];
    case 'comment':
      return [told('comment', range)];
    case 'trailing-comma':
      return [told('trailing comma', range)];
    case 'not-json': // Compared by itself.
    case 'several-requests': // No fault but a note, on the key: theirs would underline a list of a thousand lines.
    case 'token-in-file': // No schema knows of tokens.
    case 'file-too-large':
    case 'empty-file':
    case 'nested-too-deeply':
    case 'too-many-programs':
    case 'missing-chain-id':
    case 'other-chain-id':
    case 'unpaired-surrogate':
    case 'duplicate-code':
    case 'similar-code':
    case 'code-in-other-file':
    case 'surrounding-blanks':
      return [];
    default:
      return finding satisfies never;
  }
}

/** Their faults that have one of ours to be told by. */
function withoutRepeats(
  text: string,
  problems: readonly LoyaltyFileProblem[],
  theirs: readonly JsonServerFault[],
): string[] {
  const same = ({ offset, length }: TextRange) => `${offset}+${length}`;
  const tokens = new Set(
    problems.flatMap(({ finding, range }) => (finding.code === 'token-in-file' ? same(range) : [])),
  );
  const wrongTypes = new Set(theirs.flatMap(({ kind, range }) => (kind === 'type' ? same(range) : [])));
  return theirs.flatMap(({ kind, member = '', range }) => {
    switch (kind) {
      case 'syntax': // Compared by itself.
      case 'too many': // A note of ours.
        return [];
      case 'enum':
        // A value of a wrong type is in no list either: we tell the first alone.
        return wrongTypes.has(same(range)) || tokens.has(same(range)) ? [] : [told(kind, range)];
      case 'not allowed':
        // That a token stands in a file says more than that its member is not allowed.
        return isTokenMember(member) || holdsToken(member) ? [] : [told(kind, range, member)];
      case 'written twice':
        // Nor does it matter how often it stands there.
        return holdsToken(text.slice(range.offset, range.offset + range.length)) ? [] : [told(kind, range)];
      default:
        return tokens.has(same(range)) ? [] : [told(kind, range, member)];
    }
  });
}

/** Whether we tell something of a text that keeps us from looking into it; the JSON server looks all the same. */
function isLookedInto(problems: readonly LoyaltyFileProblem[]): boolean {
  return !problems.some(({ finding }) => ['file-too-large', 'empty-file', 'nested-too-deeply'].includes(finding.code));
}

/**
 * Compares what is told of a text. Where it parses, but for comments, commas and members written twice, both tell the same.
 * Where it does not, the two parsers stumble at the same place, and go on in ways of their own: what lies before it is
 * told by both, except what we hold back as it may be half typed.
 */
async function compare(text: string, context: ReadingContext): Promise<void> {
  const { problems } = readLoyaltyFile(text, context);
  if (!isLookedInto(problems)) return;
  const faults = await jsonServerFaults(text);
  const theirs = withoutRepeats(text, problems, faults);
  const stumble = problems.find(({ finding }) => finding.code === 'not-json');
  const error = faults.find(({ kind }) => kind === 'syntax');
  if (!stumble) {
    assert.equal(error, undefined);
    // A third member of a name marks the first no second time.
    const ours = new Set(problems.flatMap((problem) => asTheirs(text, problem)));
    assert.deepEqual([...ours].toSorted(), theirs.toSorted());
    return;
  }
  if (!error) {
    // Nothing but comments: they miss no value, and mark the comments.
    assert.ok(faults.length > 0 && faults.every(({ kind }) => kind === 'comment'), JSON.stringify(faults));
    return;
  }
  assert.deepEqual(stumble.range, error.range);
  const { offset } = stumble.range;
  const isBefore = (range: TextRange) => range.offset + range.length <= offset;
  const ours = new Set(problems.flatMap((problem) => asTheirs(text, problem)));
  for (const { kind, range } of faults) {
    const ofText = kind === 'comment' || kind === 'trailing comma';
    if (ofText && isBefore(range)) assert.ok(ours.has(told(kind, range)), told(kind, range));
  }
  // Behind the error they may take a program's members for those of the file, and look at the last of a name alone.
  if (faults.some(({ kind, range }) => kind === 'written twice' && !ours.has(told(kind, range)))) return;
  for (const problem of problems) {
    if (!isBefore(problem.range)) continue;
    // A member whose value is the error has none that they look at.
    if (/^\s*:?\s*$/.test(text.slice(problem.range.offset + problem.range.length, offset))) continue;
    for (const mark of asTheirs(text, problem)) {
      // What an object lacks may stand behind the error, for one of the parsers.
      if (mark.includes(' missing ') && !isClosedBefore(text, problem, offset)) continue;
      assert.ok(theirs.includes(mark), `${mark} is not among ${theirs}`);
    }
  }
}

/** Whether the object that a problem is about, or its member is of, ends before an offset. */
function isClosedBefore(text: string, { finding, path = [] }: LoyaltyFileProblem, offset: number): boolean {
  const tree = parseTree(text);
  if (!tree) return false;
  const object = treeRange(tree, 'meant' in finding ? path.slice(0, -1) : path, 'value');
  return object.offset + object.length <= offset;
}

describe("readLoyaltyFile, beside VS Code's JSON server", function () {
  this.timeout(anyRuns.timeoutMs);

  it('reads every fixture of a finding in the same places', async () => {
    const cases = Object.values(FINDING_CASES).flatMap(([, ...rows]) => rows);
    const small = cases.filter(([, source]) => source.length <= MAX_LENGTH);
    assert.ok(small.length > 100);
    for (const [what, source, , , where] of small) {
      await assert.doesNotReject(compare(marked(source).text, contextOf(where)), what);
    }
  });

  for (const [what, anyOne, runs] of [
    ['strict JSON', anyStrictText, 1000],
    ['texts that need not be JSON', anyText, 1000],
    ['texts of someone who makes every mistake', anyFaultyText, 500],
  ] as const) {
    it(`tells the same faults in the same places of ${what}`, async () => {
      await fc.assert(
        fc.asyncProperty(anyOne, (text) => compare(text, { portfolio: false })),
        anyRuns.parameters(runs),
      );
    });
  }

  it('tells the same faults in the same places of a file that is being typed', async () => {
    const whole = fileText([programText(), programText({ Type: '"hotel"', x: '[1]' })], '"ChainId": "x", ');
    for (let length = 1; length <= whole.length; length += 1) {
      await compare(whole.slice(0, length), { portfolio: false });
    }
  });

  it('marks a doubled member at the later place and refers to the first, which they mark too', async () => {
    const { text, ranges, related } = marked(`{‹"x"›: 1, «"x"»: 2, «"x"»: 3, ${fileText().slice(1)}`);
    const twice = readLoyaltyFile(text, { portfolio: false }).problems.filter(
      ({ finding }) => finding.code === 'member-twice',
    );
    assert.deepEqual(
      twice.map((problem) => [problem.range, problem.related]),
      ranges.map((range) => [range, related]),
    );
    const marks = (await jsonServerFaults(text)).filter(({ kind }) => kind === 'written twice');
    assert.deepEqual(
      marks.map(({ range }) => range).toSorted((a, b) => a.offset - b.offset),
      [related, ...ranges],
    );
  });

  it('leaves to them no doubled member that they let stand: "//" is their comment', async () => {
    const { text, ranges } = marked(`{"//": 1, «"//"»: 2, ${fileText().slice(1)}`);
    assert.ok((await jsonServerFaults(text)).every(({ kind }) => kind === 'not allowed'));
    const { problems } = readLoyaltyFile(text, { portfolio: false });
    const twice = problems.find(({ finding }) => finding.code === 'member-twice');
    assert.deepEqual(twice?.range, ranges[0]);
    assert.ok(twice && !isReportedByJsonSupport(twice.finding));
  });
});
