import assert from 'node:assert/strict';
import { readLoyaltyFile } from '../../src/loyaltyFile/readLoyaltyFile';
import { isReportedByJsonSupport, severityOf } from '../../src/loyaltyFile/severity';
import { contextOf, FINDING_CASES } from './findingCases';
import { marked } from './marked';

/** One finding of each code, as it comes out of a text. */
const FINDINGS = Object.values(FINDING_CASES).flatMap(([, first]) => {
  const [, source = '', , , where] = first ?? [];
  return readLoyaltyFile(marked(source).text, contextOf(where)).problems.map(({ finding }) => finding);
});

describe('severityOf', () => {
  it('lets warnings and information pass, and nothing else', () => {
    const passing = FINDINGS.filter((finding) => severityOf(finding) !== 'error').map(({ code }) => code);
    assert.deepEqual(passing.toSorted(), [
      'code-in-other-file',
      'duplicate-code',
      'missing-recommended-member',
      'other-chain-id',
      'several-requests',
      'similar-code',
      'surrounding-blanks',
      'unknown-member',
    ]);
    assert.equal(FINDINGS.length, Object.keys(FINDING_CASES).length);
  });
});

describe('isReportedByJsonSupport', () => {
  it('holds for what is wrong with any JSON file', () => {
    const reported = FINDINGS.filter(isReportedByJsonSupport).map(({ code }) => code);
    assert.deepEqual(reported.toSorted(), ['comment', 'member-twice', 'not-json', 'trailing-comma']);
  });
});
