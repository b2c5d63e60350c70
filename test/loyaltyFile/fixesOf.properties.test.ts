import assert from 'node:assert/strict';
import fc from 'fast-check';
import { allFixes } from '../../src/loyaltyFile/allFixes';
import { fixesOf, proposedFixes } from '../../src/loyaltyFile/fixesOf';
import { type FixContext, FixSource } from '../../src/loyaltyFile/fixSource';
import type { FixChange } from '../../src/loyaltyFile/loyaltyFileFix';
import type { LoyaltyFileProblem } from '../../src/loyaltyFile/loyaltyFileProblem';
import type { TokenChains } from '../../src/loyaltyFile/otherChain';
import { readLoyaltyFile } from '../../src/loyaltyFile/readLoyaltyFile';
import { editedText, type TextEdit } from '../../src/loyaltyFile/textEdit';
import { anyRuns } from '../anyRuns';
import { anyFaultyText } from './anyFaultyText';
import { anyText } from './anyText';
import { CHAIN_ID } from './loyaltyText';

/** Fixes after which a value is read that was not read before, so that its own mistakes come to light. */
const REVEALING: ReadonlySet<FixChange['kind']> = new Set([
  'rename-member',
  'keep-first',
  'wrap-in-file',
  'wrap-in-list',
  'insert-skeleton',
  // While a text is broken, a member counts as half typed where its name stands, be it in a comment.
  'remove-comment',
]);

const PARAMETERS = anyRuns.parameters(400);

/** What may be known of the connection: none, one to the chain that the texts name, one to another, and of each a portfolio. */
const anyConnection = fc.constantFrom<Partial<TokenChains> | undefined>(
  undefined,
  {},
  { chainId: CHAIN_ID, chains: [{ id: CHAIN_ID }], hasAllChains: true },
  { chainId: CHAIN_ID.replace('1', '2'), chains: [{ id: CHAIN_ID.replace('1', '2') }], hasAllChains: true },
);

const anyContext: fc.Arbitrary<FixContext> = fc
  .record({
    portfolio: fc.boolean(),
    connection: anyConnection,
    chains: fc.constantFrom(
      [],
      [{ chainId: CHAIN_ID, chainName: 'Aurora Hotels' }],
      [{ chainId: CHAIN_ID }, { chainId: CHAIN_ID.replace('1', '2') }],
    ),
  })
  .map(({ portfolio, connection, chains }) => ({
    portfolio,
    chains,
    ...(connection && { connection: { portfolio, ...connection } }),
  }));

const anyFaults = fc.oneof(anyText, { weight: 2, arbitrary: anyFaultyText });

function problemsOf(text: string, context: FixContext): readonly LoyaltyFileProblem[] {
  return readLoyaltyFile(text, context).problems;
}

/** A mistake without its place. Where one of several Codes goes that meet, another may take its part. */
function keyOf({ finding }: LoyaltyFileProblem): string {
  const meets = finding.code === 'duplicate-code' || finding.code === 'similar-code';
  return meets ? 'Codes that meet' : JSON.stringify({ ...finding, first: undefined });
}

/** How often each mistake is there. */
function counted(problems: readonly LoyaltyFileProblem[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const problem of problems) {
    const key = keyOf(problem);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function assertInOrder(edits: readonly TextEdit[], text: string): void {
  let end = 0;
  for (const { offset, length } of edits) {
    assert.ok(offset >= end && length >= 0 && offset + length <= text.length, JSON.stringify(edits));
    end = offset + length;
  }
}

describe('fixesOf, of any text', function () {
  this.timeout(anyRuns.timeoutMs);

  it('mends the problem and brings no error', () => {
    fc.assert(
      fc.property(anyFaults, anyContext, (text, context) => {
        const problems = problemsOf(text, context);
        const before = counted(problems);
        const errors = problems.filter(({ severity }) => severity === 'error').length;
        for (const problem of problems.slice(0, 20)) {
          const key = keyOf(problem);
          for (const { change, edits } of fixesOf(new FixSource(text, problems, context), problem)) {
            const what = JSON.stringify({ text, problem, change, edits });
            assertInOrder(edits, text);
            assert.ok(edits.length > 0, what);
            const after = editedText(text, edits);
            const left = problemsOf(after, context);
            assert.ok((counted(left).get(key) ?? 0) < (before.get(key) ?? 0), `still there: ${what} ${after}`);
            if (REVEALING.has(change.kind)) continue;
            const now = left.filter(({ severity }) => severity === 'error').length;
            assert.ok(
              now <= errors - (problem.severity === 'error' ? 1 : 0),
              `new error: ${what} ${after} ${JSON.stringify(left)}`,
            );
          }
        }
      }),
      PARAMETERS,
    );
  });

  it('proposes no value that its own rules are against, and no token', () => {
    fc.assert(
      fc.property(anyFaults, anyContext, (text, context) => {
        const problems = problemsOf(text, context);
        for (const problem of problems.slice(0, 20)) {
          for (const { change } of fixesOf(new FixSource(text, problems, context), problem)) {
            assert.ok(!/[0-9A-F]{32}-[0-9A-F]{31}/i.test(JSON.stringify(change)), JSON.stringify(change));
          }
        }
      }),
      PARAMETERS,
    );
  });
});

describe('allFixes, of any text', function () {
  this.timeout(anyRuns.timeoutMs);

  it('leaves no problem of a kind that had such a fix', () => {
    fc.assert(
      fc.property(anyFaults, anyContext, (text, context) => {
        const read = (now: string) => problemsOf(now, context);
        const problems = read(text);
        const source = new FixSource(text, problems, context);
        const groups = new Set(
          problems.slice(0, 20).flatMap((problem) =>
            proposedFixes(source, problem)
              .filter(({ reach }) => reach !== 'once')
              .map(({ change }) => `${problem.finding.code} ${change.kind}`),
          ),
        );
        for (const group of groups) {
          const isWanted = (fix: { reach: string; change: FixChange }, { finding }: LoyaltyFileProblem) =>
            fix.reach !== 'once' && `${finding.code} ${fix.change.kind}` === group;
          const edits = allFixes(text, read, context, isWanted);
          assertInOrder(edits, text);
          const after = editedText(text, edits);
          const left = read(after);
          const again = new FixSource(after, left, context);
          const still = left.filter((problem) => proposedFixes(again, problem).some((fix) => isWanted(fix, problem)));
          assert.deepEqual(still, [], `${group} ${JSON.stringify(text)} ${JSON.stringify(after)}`);
        }
      }),
      PARAMETERS,
    );
  });

  it('takes all that is safe at once, so that a second time changes nothing', () => {
    fc.assert(
      fc.property(anyFaults, anyContext, (text, context) => {
        const read = (now: string) => problemsOf(now, context);
        const isSafe = ({ reach }: { reach: string }) => reach === 'save';
        const after = editedText(text, allFixes(text, read, context, isSafe));
        assert.deepEqual(allFixes(after, read, context, isSafe), []);
      }),
      PARAMETERS,
    );
  });
});
