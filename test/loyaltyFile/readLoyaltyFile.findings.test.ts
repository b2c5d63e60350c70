import assert from 'node:assert/strict';
import { readLoyaltyFile } from '../../src/loyaltyFile/readLoyaltyFile';
import { contextOf, FINDING_CASES } from './findingCases';
import { SOME_TOKEN } from './loyaltyText';
import { marked } from './marked';

describe('readLoyaltyFile, each finding', function () {
  this.timeout(20_000);

  for (const [code, [severity, ...cases]] of Object.entries(FINDING_CASES)) {
    for (const [what, source, facts, , where] of cases) {
      it(`reports ${code} as ${severity} on the exact text: ${what}`, () => {
        const { text, ranges, related } = marked(source);
        const { problems, errorCount, file } = readLoyaltyFile(text, contextOf(where));
        const finding = { code, ...facts };
        assert.deepEqual(
          problems.map(({ path, ...rest }) => rest),
          [{ finding, severity, range: ranges[0], ...(related && { related }) }],
        );
        assert.equal(ranges.length, 1);
        assert.equal(errorCount, severity === 'error' ? 1 : 0);
        assert.equal(file === undefined, severity === 'error');
        assert.ok(!JSON.stringify(problems).toUpperCase().includes(SOME_TOKEN), 'a finding holds a token');
      });
    }
  }
});
