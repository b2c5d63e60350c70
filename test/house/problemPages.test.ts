import assert from 'node:assert/strict';
import { PLAN_MARK_CODES } from '../../src/editor/planMarkCodes';
import { FINDING_CASES } from '../loyaltyFile/findingCases';
import { projectText } from './sourceFile';

const readme = projectText('README.md');
const pages = projectText('dist/problems.md');
const codes = [...Object.keys(FINDING_CASES), ...PLAN_MARK_CODES].toSorted();

/** The codes that have a section. */
function sectionsOf(text: string): string[] {
  return [...text.matchAll(/^### `([a-z-]+)`\n\n(?=[A-Z`])/gm)].map(([, code]) => code ?? '');
}

describe('the sections on problems', () => {
  it('are there for every code, in the README and in the pages made of it', () => {
    assert.deepEqual(sectionsOf(readme).toSorted(), codes);
    assert.deepEqual(sectionsOf(pages).toSorted(), codes);
  });

  it('hold nothing else of the README', () => {
    assert.deepEqual(
      pages.split('\n').filter((line) => /^##? /.test(line)),
      [],
    );
  });

  it('name each code once in the table', () => {
    const [table = ''] = /^\| \| codes[\s\S]*?\n\n/m.exec(readme) ?? [];
    const named = [...table.matchAll(/`([a-z]+-[a-z-]+|comment)`/g)].map(([, code]) => code ?? '');
    assert.deepEqual(named.toSorted(), codes);
  });
});
