import assert from 'node:assert/strict';
import { allFixes, type Wanted } from '../../src/loyaltyFile/allFixes';
import { fixesOf } from '../../src/loyaltyFile/fixesOf';
import { FixSource } from '../../src/loyaltyFile/fixSource';
import { readLoyaltyFile } from '../../src/loyaltyFile/readLoyaltyFile';
import { editedText } from '../../src/loyaltyFile/textEdit';
import { FINDING_CASES, KNOWN_CHAIN } from './findingCases';
import { fileText, programText, SOME_TOKEN } from './loyaltyText';
import { marked } from './marked';

const CONTEXT = { portfolio: false, chains: [] };

function fixed(text: string, wanted: Wanted): string {
  return editedText(
    text,
    allFixes(text, (now) => readLoyaltyFile(now, CONTEXT).problems, CONTEXT, wanted),
  );
}

const byKind =
  (kind: string): Wanted =>
  ({ change, reach }) =>
    change.kind === kind && reach !== 'once';
const isSafe: Wanted = ({ reach }) => reach === 'save';

describe('allFixes', function () {
  this.timeout(60_000);

  it('gives every program a Code of its own', () => {
    const text = fileText([
      programText(),
      programText({ Code: '""' }),
      programText({ Code: 'null' }),
      programText({ Name: '"x"' }),
    ]);
    const isEmpty: Wanted = ({ change }, { finding }) =>
      change.kind === 'give-code' && finding.code !== 'duplicate-code';
    const { LoyaltyPrograms } = JSON.parse(fixed(text, isEmpty));
    assert.deepEqual(
      LoyaltyPrograms.map(({ Code }: { Code: string }) => Code),
      ['G1', 'GOLD01', 'GOLD02', 'G1'],
    );
  });

  it('takes neighbours out of a list together, and adds members together', () => {
    const gold = programText();
    assert.equal(fixed(fileText([gold, gold, gold, gold]), byKind('remove-program')), fileText());
    assert.equal(fixed(fileText([programText({ x: '1', y: '2', z: '3' })]), byKind('remove-member')), fileText());
    assert.equal(
      fixed(fileText([programText({ Type: undefined, Subscription: undefined })]), byKind('add-member')),
      fileText([programText({ Type: '"Unknown"' })]),
    );
    assert.equal(
      fixed(fileText(['{}']), byKind('add-member')),
      fileText([programText({ Name: '"Loyalty program"', Code: '"LP01"', Type: '"Unknown"' })]),
    );
  });

  it('mends what lies within something that goes as well', () => {
    const text = `{"${SOME_TOKEN}": ["${SOME_TOKEN}", {"a": "${SOME_TOKEN}"}], ${fileText().slice(1)}`;
    assert.equal(fixed(text, byKind('remove-member')), fileText());
  });

  it('mends what only another mend brings to light', () => {
    assert.equal(
      fixed(fileText([programText({ Type: undefined, type: '"hotel"' })]), isSafe),
      fileText([programText({ Type: undefined, '"Type"': '"Hotel"' })]),
    );
  });

  it('mends more mistakes than a reading tells of', () => {
    const programs = (type: string) =>
      Array.from({ length: 2500 }, (_, index) => programText({ Code: `"C${index}"`, Type: type }));
    assert.equal(fixed(fileText(programs('"hotel"')), isSafe), fileText(programs('"Hotel"')));
  });

  it('is safe for these mends and no other: nothing that a person wrote is lost, or could be meant otherwise', () => {
    const safe = new Set<string>();
    for (const [code, [, ...cases]] of Object.entries(FINDING_CASES)) {
      for (const [, source, , mend, portfolio] of cases) {
        if (mend === 'no fix') continue;
        const context = { portfolio: portfolio !== undefined, chains: [KNOWN_CHAIN] };
        const { text } = marked(source);
        const { problems } = readLoyaltyFile(text, context);
        for (const problem of problems) {
          for (const { change, reach } of fixesOf(new FixSource(text, problems, context), problem)) {
            if (reach === 'save') safe.add(`${code}: ${change.kind}`);
          }
        }
      }
    }
    assert.deepEqual([...safe].toSorted(), [
      'member-case: rename-member',
      'member-twice: keep-first',
      'not-in-list: use-value',
      'surrounding-blanks: trim',
      'trailing-comma: remove-comma',
    ]);
  });
});
