import assert from 'node:assert/strict';
import { fixesOf } from '../../src/loyaltyFile/fixesOf';
import { type FixContext, FixSource } from '../../src/loyaltyFile/fixSource';
import type { LoyaltyFileFix } from '../../src/loyaltyFile/loyaltyFileFix';
import type { TokenChains } from '../../src/loyaltyFile/otherChain';
import { type ReadingContext, readLoyaltyFile } from '../../src/loyaltyFile/readLoyaltyFile';
import { editedText } from '../../src/loyaltyFile/textEdit';
import { contextOf, FINDING_CASES, KNOWN_CHAIN } from './findingCases';
import { CHAIN_ID, fileText, programText, SOME_TOKEN } from './loyaltyText';
import { marked } from './marked';

/** What a text is read and mended with. */
type Context = FixContext & ReadingContext;

const SINGLE: Context = { portfolio: false, chains: [] };

/** The fixes of the problem with that code. */
function fixesFor(text: string, code: string, context: Context = SINGLE): readonly LoyaltyFileFix[] {
  const { problems } = readLoyaltyFile(text, context);
  const problem = problems.find(({ finding }) => finding.code === code);
  assert(problem, `${code} is not found in ${text}`);
  return fixesOf(new FixSource(text, problems, context), problem);
}

/** A text as it is written with each member on a line of its own. */
function spread(text: string, indent: string | number = 2): string {
  return JSON.stringify(JSON.parse(text), undefined, indent);
}

function afterFirst(text: string, code: string, context?: Context): string {
  const [first] = fixesFor(text, code, context);
  assert(first, `no fix for ${code}`);
  return editedText(text, first.edits);
}

describe('fixesOf, for each finding', function () {
  this.timeout(20_000);

  for (const [code, [, ...cases]] of Object.entries(FINDING_CASES)) {
    for (const [what, source, , mend, where] of cases) {
      it(mend === 'no fix' ? `has no fix for ${code}: ${what}` : `fixes ${code} by ${mend[0]}: ${what}`, () => {
        const { text } = marked(source);
        const context = { ...contextOf(where), chains: [KNOWN_CHAIN] };
        const fixes = fixesFor(text, code, context);
        const kinds = fixes.map(({ change }) => change.kind).join(', ');
        const [after] = fixes.map(({ edits }) => editedText(text, edits));
        assert.deepEqual(after === undefined ? 'no fix' : [kinds, after], mend);
        for (const { change, edits } of fixes) {
          const { problems } = readLoyaltyFile(editedText(text, edits), context);
          assert.deepEqual(problems, [], JSON.stringify(change));
        }
        assert.ok(
          !JSON.stringify(fixes.map(({ change }) => change))
            .toUpperCase()
            .includes(SOME_TOKEN),
        );
      });
    }
  }

  it('prefers one at most', () => {
    for (const [code, [, ...cases]] of Object.entries(FINDING_CASES)) {
      for (const [what, source, , , where] of cases) {
        const context = { ...contextOf(where), chains: [KNOWN_CHAIN] };
        const preferred = fixesFor(marked(source).text, code, context).filter((fix) => fix.preferred);
        assert.ok(preferred.length <= 1, `${code}: ${what}`);
      }
    }
  });
});

describe('fixesOf, around the text that it changes', () => {
  const gold = programText();
  const silver = programText({ Name: '"Silver"', Code: '"S1"' });

  for (const [what, before, code, after] of [
    [
      'a member between others on lines',
      '{\n  "LoyaltyPrograms": [\n    {\n      "Name": "a",\n      "x": {\n        "y": 1\n      },\n      "Code": "b",\n      "Type": "Hotel",\n      "Subscription": "Free"\n    }\n  ]\n}\n',
      'unknown-member',
      `${spread('{"LoyaltyPrograms":[{"Name":"a","Code":"b","Type":"Hotel","Subscription":"Free"}]}')}\n`,
    ],
    [
      'the last member on a line',
      spread(`{"LoyaltyPrograms":[${programText({ x: '1' })}]}`),
      'unknown-member',
      spread(fileText()),
    ],
    [
      'the last member before a comma too many',
      `{"LoyaltyPrograms":[${gold}],"x":1,}`,
      'unknown-member',
      `{"LoyaltyPrograms":[${gold}],}`,
    ],
    [
      'a comment that belongs to what stays',
      `{\n  "x": 1,\n  // the programs\n  "LoyaltyPrograms": [${gold}]\n}`,
      'unknown-member',
      `{\n  // the programs\n  "LoyaltyPrograms": [${gold}]\n}`,
    ],
    [
      'a comment before the last member',
      `{\n  "LoyaltyPrograms": [${gold}], // all\n  "x": 1\n}`,
      'unknown-member',
      `{\n  "LoyaltyPrograms": [${gold}] // all\n}`,
    ],
    ['the only member', '{ "x": 1 }', 'unknown-member', '{}'],
    ['the only member, with a comment', '{ "x": 1, /* y */ }', 'unknown-member', '{  /* y */ }'],
    [
      'members of one name together',
      `{"AccessToken": "a", "LoyaltyPrograms": [${gold}], "AccessToken": "b"}`,
      'token-in-file',
      fileText(),
    ],
    [
      'a doubled program on lines',
      spread(fileText([gold, gold, silver])),
      'duplicate-code',
      spread(fileText([gold, silver])),
    ],
    [
      'the last of doubled programs',
      spread(fileText([gold, silver, gold])),
      'duplicate-code',
      spread(fileText([gold, silver])),
    ],
    [
      'a member missing in the middle',
      spread(fileText([programText({ Type: undefined })])),
      'missing-recommended-member',
      spread(fileText([programText({ Type: '"Unknown"' })])),
    ],
    [
      'a member missing at the end',
      spread(fileText([programText({ Subscription: undefined })]), '\t'),
      'missing-recommended-member',
      spread(fileText(), '\t'),
    ],
    [
      'a member missing in a text without blanks',
      '{"LoyaltyPrograms":[{"Name":"a","Code":"b","Type":"Hotel"}]}',
      'missing-recommended-member',
      '{"LoyaltyPrograms":[{"Name":"a","Code":"b","Type":"Hotel","Subscription":"Free"}]}',
    ],
    [
      'a list without programs, on lines',
      '{\r\n\t"LoyaltyPrograms": []\r\n}',
      'empty-list',
      spread(
        fileText([programText({ Name: '"Loyalty program"', Code: '"LP01"', Type: '"Unknown"' })]),
        '\t',
      ).replaceAll('\n', '\r\n'),
    ],
    [
      'a list with nothing but a comment',
      '{"LoyaltyPrograms": [/* none */]}',
      'empty-list',
      `{"LoyaltyPrograms": [${programText({ Name: '"Loyalty program"', Code: '"LP01"', Type: '"Unknown"' })}/* none */]}`,
    ],
    ['a list of programs', spread(`[${gold}]`), 'wrong-type', spread(fileText())],
    ['a list of programs on one line', `[${gold}]`, 'wrong-type', fileText()],
    ['a program instead of a list', spread(`{"LoyaltyPrograms": ${gold}}`), 'wrong-type', spread(fileText())],
    [
      'a comment on a line of its own',
      `{\n  // all\n  ${fileText().slice(1)}`,
      'comment',
      `{\n  ${fileText().slice(1)}`,
    ],
    ['a comment on the last line', `${fileText()}\r\n  // all`, 'comment', fileText()],
    [
      'a comment behind a member',
      `{ "ChainId": null, // none\n${fileText().slice(1)}`,
      'comment',
      `{ "ChainId": null,\n${fileText().slice(1)}`,
    ],
    ['a comment between words', '{"LoyaltyPrograms": tr/* x */ue}', 'comment', '{"LoyaltyPrograms": tr ue}'],
  ] as const) {
    it(`leaves commas, lines and comments as they should be: ${what}`, () => {
      assert.equal(afterFirst(before, code), after);
    });
  }

  it('cuts no character that a person sees as one, and leaves no blank at the end', () => {
    const family = '👩‍👩‍👧';
    const names = [`${'x'.repeat(97)}${family}`, `${'x'.repeat(98)} ${family}`, `${'x'.repeat(95)}${family}`];
    assert.deepEqual(
      names.map(
        (name) =>
          JSON.parse(afterFirst(fileText([programText({ Name: JSON.stringify(`${name}yy`) })]), 'too-long'))
            .LoyaltyPrograms[0].Name,
      ),
      ['x'.repeat(97), 'x'.repeat(98), `${'x'.repeat(95)}${family}`],
    );
  });

  it('has no way to shorten what a person sees as one character', () => {
    const name = `a${'\u0301'.repeat(200)}`;
    assert.deepEqual(fixesFor(fileText([programText({ Name: JSON.stringify(name) })]), 'too-long'), []);
  });

  it('adds all that a program lacks at once', () => {
    const fixes = fixesFor(fileText(['{"Code": "G1"}']), 'missing-member');
    const all = fixes.find(({ change }) => change.kind === 'add-missing-members');
    assert.deepEqual(all?.change, { kind: 'add-missing-members', members: ['Name', 'Type', 'Subscription'] });
    assert.equal(
      editedText(fileText(['{"Code": "G1"}']), all?.edits ?? []),
      fileText([programText({ Name: '"G1"', Type: '"Unknown"' })]),
    );
  });

  it('does not add what stands there under another name', () => {
    const fixes = fixesFor(fileText(['{"Code": "G1", "name": "Gold", "Type": "Hotel"}']), 'missing-recommended-member');
    assert.deepEqual(
      fixes.map(({ change }) => change.kind),
      ['add-member', 'add-member'],
    );
  });

  it('proposes no Code that another program has, nor one of another file', () => {
    const text = fileText([programText({ Code: '"gold 01"' }), programText({ Code: '""' })]);
    const [fix] = fixesFor(text, 'empty-value', { ...SINGLE, codesElsewhere: ['GOLD02'] });
    assert.deepEqual(fix?.change, { kind: 'give-code', code: 'GOLD03' });
  });

  it('makes no Code or Name of a token', () => {
    const program = programText({ Name: `"${SOME_TOKEN}"`, Code: '""' });
    const [fix] = fixesFor(fileText([program]), 'empty-value');
    assert.deepEqual(fix?.change, { kind: 'give-code', code: 'LP01' });
  });

  it('takes out nobody but the later one where only the Codes are the same, and asks first', () => {
    const text = fileText([gold, programText({ Name: '"Silver"' })]);
    const fixes = fixesFor(text, 'duplicate-code');
    assert.deepEqual(
      fixes.map(({ change, preferred }) => [change.kind, preferred]),
      [
        ['give-code', false],
        ['remove-program', false],
      ],
    );
    assert.equal(editedText(text, fixes[1]?.edits ?? []), fileText());
  });

  it('offers every chain that is known, the only one as the obvious one', () => {
    const other = { chainId: CHAIN_ID.replace('1', '2') };
    const titles = (chains: FixContext['chains']) =>
      fixesFor(fileText(), 'missing-chain-id', { portfolio: true, chains }).map(({ change, preferred }) => [
        change.kind === 'use-chain-id' ? change.chainId : change.kind,
        preferred,
      ]);
    assert.deepEqual(titles([]), []);
    assert.deepEqual(titles([KNOWN_CHAIN]), [[CHAIN_ID, true]]);
    assert.deepEqual(titles([KNOWN_CHAIN, other]), [
      [CHAIN_ID, false],
      [other.chainId, false],
    ]);
  });

  it('offers no more than 20 chains, but one that is named in words wherever it stands', () => {
    const chains = Array.from({ length: 100 }, (_, number) => ({
      chainId: CHAIN_ID.replace('1df', String(number).padStart(3, '0')),
      chainName: `Chain ${number}`,
    }));
    const offered = (text: string, code: string) =>
      fixesFor(text, code, { portfolio: true, chains }).flatMap(({ change }) =>
        change.kind === 'use-chain-id' ? (change.chainName ?? '') : [],
      );
    const first = chains.slice(0, 20).map(({ chainName }) => chainName);
    assert.deepEqual(offered(fileText(), 'missing-chain-id'), first);
    assert.deepEqual(offered(fileText(undefined, '"ChainId": null, '), 'missing-chain-id'), first);
    const named = offered(fileText(undefined, '"ChainId": "chain 99", '), 'invalid-chain-id');
    assert.deepEqual(named, ['Chain 99', ...first.slice(0, 19)]);
  });

  it('offers only chains that the token is for in the place of another, and none as the obvious one', () => {
    const [covered, more, foreign] = ['a', 'b', 'c'].map((digit) => ({ chainId: CHAIN_ID.replace('1', digit) }));
    assert(covered && more && foreign);
    const chains = [covered, more, foreign];
    const offered = (connection: TokenChains) => {
      const { portfolio } = connection;
      const fixes = fixesFor(fileText(undefined, `"ChainId": "${CHAIN_ID}", `), 'other-chain-id', {
        portfolio,
        connection,
        chains,
      });
      assert(fixes.every(({ preferred, reach }) => !preferred && reach === 'once'));
      return fixes.map(({ change }) => (change.kind === 'use-chain-id' ? change.chainId : change.kind));
    };
    assert.deepEqual(
      offered({
        portfolio: true,
        chains: [{ id: covered.chainId.toUpperCase() }],
        moreChainIds: [more.chainId],
        hasAllChains: true,
      }),
      [covered.chainId, more.chainId],
    );
    assert.deepEqual(offered({ portfolio: false, chainId: more.chainId }), [more.chainId, 'remove-member']);
    assert.deepEqual(offered({ portfolio: false }), ['remove-member']);
  });

  it('puts a ChainId where people write it', () => {
    const text = `{"$schema": "x", ${fileText().slice(1)}`;
    const after = afterFirst(text, 'missing-chain-id', { portfolio: true, chains: [KNOWN_CHAIN] });
    assert.equal(after, `{"$schema": "x", "ChainId": "${CHAIN_ID}", ${fileText().slice(1)}`);
  });

  it('writes the hyphens of a UUID that lacks them', () => {
    const text = `{"ChainId": "${CHAIN_ID.replaceAll('-', '')}", ${fileText().slice(1)}`;
    assert.equal(afterFirst(text, 'invalid-chain-id'), `{"ChainId": "${CHAIN_ID}", ${fileText().slice(1)}`);
  });

  it('changes nothing around a syntax error, but what is whole', () => {
    const broken = `{"LoyaltyPrograms": [{"x": 1, "Name": "a" "Code": "b", "Type": "hotel"}]}`;
    assert.deepEqual(fixesFor(broken, 'missing-recommended-member'), []);
    assert.deepEqual(fixesFor(broken, 'unknown-member'), []);
    assert.equal(afterFirst(broken, 'not-in-list'), broken.replace('hotel', 'Hotel'));
  });
});
