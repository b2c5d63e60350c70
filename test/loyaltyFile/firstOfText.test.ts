import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MAX_PROBLEMS } from '../../src/loyaltyFile/fileLimits';
import { firstOfText } from '../../src/loyaltyFile/firstOfText';
import type { PlacedFinding } from '../../src/loyaltyFile/loyaltyFileProblem';
import { readLoyaltyFile } from '../../src/loyaltyFile/readLoyaltyFile';
import { severityOf } from '../../src/loyaltyFile/severity';
import { fileText, programText } from './loyaltyText';

const SEVERITIES = ['error', 'warning', 'information'];

function placed(index: number, kind: number): PlacedFinding {
  const path = index < 0 ? ['ChainId'] : ['LoyaltyPrograms', index, 'Code'];
  const findings = [
    { code: 'empty-value', member: 'Code' },
    { code: 'surrounding-blanks', member: 'Code' },
    { code: 'code-in-other-file', value: 'A', file: 'x' },
  ] as const;
  return { finding: findings[kind] ?? findings[0], path, target: 'value' };
}

describe('firstOfText', () => {
  it('keeps whatever may be among the first, by severity and then by program', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: -1, max: 9 }), fc.nat(2)), { maxLength: 60 });
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 20 }), (pairs, limit) => {
        const all = pairs.map(([index, kind]) => placed(index, kind));
        const chosen = new Set(firstOfText(all, limit));
        // One outside of the list may stand before all programs of its severity: its rank is that place.
        const ranked = all.toSorted((a, b) => rank(a) - rank(b));
        for (const each of ranked) {
          const before = all.filter((other) => rank(other) < rank(each)).length;
          if (before < limit) assert.ok(chosen.has(each));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same problems as would come of all findings, in the middle of programs too', () => {
    const programs = Array.from({ length: 700 }, (_, index) =>
      programText({ Code: `" C${index}"`, Name: '""', Type: index % 3 === 0 ? '"x"' : '"Hotel"' }),
    );
    const text = fileText(programs);
    const { problems, errorCount } = readLoyaltyFile(text, { portfolio: false });
    assert.equal(errorCount, 700 + 234);
    assert.equal(problems.length, MAX_PROBLEMS);
    assert.equal(problems.filter(({ finding }) => finding.code === 'surrounding-blanks').length, MAX_PROBLEMS - 934);
    const blanks = problems.slice(934).map(({ range }) => text.slice(range.offset, range.offset + range.length));
    assert.deepEqual(
      blanks,
      Array.from({ length: 66 }, (_, index) => `" C${index}"`),
    );
  });
});

function rank({ finding, path }: PlacedFinding): number {
  const [, index] = path;
  return SEVERITIES.indexOf(severityOf(finding)) * 100 + (typeof index === 'number' ? index : -1);
}
