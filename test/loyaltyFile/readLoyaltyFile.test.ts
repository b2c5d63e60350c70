import assert from 'node:assert/strict';
import { MAX_FILE_LENGTH, MAX_PROBLEMS } from '../../src/loyaltyFile/fileLimits';
import { readLoyaltyFile } from '../../src/loyaltyFile/readLoyaltyFile';
import { CHAIN_ID, fileText, programText, SOME_TOKEN } from './loyaltyText';
import { marked } from './marked';

const GOLD = { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Free' };
const single = { portfolio: false };

/** `code severity quoted text` of each problem. */
function told(text: string, portfolio = false): string[] {
  return readLoyaltyFile(text, { portfolio }).problems.map(
    ({ finding, severity, range: { offset, length } }) =>
      `${finding.code} ${severity} ${text.slice(offset, offset + length)}`,
  );
}

describe('readLoyaltyFile', () => {
  const passing: readonly (readonly [string, string, object])[] = [
    ['one program', fileText(), { LoyaltyPrograms: [GOLD] }],
    ['a schema, which is not sent', fileText([programText()], '"$schema": "x", '), { LoyaltyPrograms: [GOLD] }],
    ['ChainId null', fileText([programText()], '"ChainId": null, '), { ChainId: null, LoyaltyPrograms: [GOLD] }],
    [
      'ChainId in capitals',
      fileText([programText()], `"ChainId": "${CHAIN_ID.toUpperCase()}", `),
      { ChainId: CHAIN_ID.toUpperCase(), LoyaltyPrograms: [GOLD] },
    ],
    [
      'a Name of 100 astral characters and a Code of 50',
      fileText([programText({ Name: `"${'🏨'.repeat(100)}"`, Code: `"${'🏨'.repeat(50)}"` })]),
      { LoyaltyPrograms: [{ ...GOLD, Name: '🏨'.repeat(100), Code: '🏨'.repeat(50) }] },
    ],
    [
      'a Name and a Code of one character',
      fileText([programText({ Name: '"\\u0000"', Code: '"/"' })]),
      { LoyaltyPrograms: [{ ...GOLD, Name: '\0', Code: '/' }] },
    ],
    [
      'what looks like comments, commas and brackets in a text',
      fileText([programText({ Name: `"// /* ,] ,} ${'['.repeat(40)}"` })]),
      { LoyaltyPrograms: [{ ...GOLD, Name: `// /* ,] ,} ${'['.repeat(40)}` }] },
    ],
    [
      'names of Object.prototype as Codes',
      fileText([programText({ Code: '"__proto__"' }), programText({ Code: '"constructor"' })]),
      {
        LoyaltyPrograms: [
          { ...GOLD, Code: '__proto__' },
          { ...GOLD, Code: 'constructor' },
        ],
      },
    ],
  ];
  for (const [what, text, file] of passing) {
    it(`finds nothing wrong with ${what}`, () => {
      const { problems, errorCount, programCount, codes, file: sent } = readLoyaltyFile(text, single);
      assert.deepEqual({ problems, errorCount, sent }, { problems: [], errorCount: 0, sent: file });
      assert.equal(programCount, codes.size);
      assert.equal(programCount, what.startsWith('names') ? 2 : 1);
    });
  }

  it('takes a ChainId from a portfolio', () => {
    assert.deepEqual(told(fileText([programText()], `"ChainId": "${CHAIN_ID}", `), true), []);
  });

  it('gives what is sent beside warnings, without what is not part of the API', () => {
    const text = fileText(['{"Name": "Gold", "Code": "G1", "Id": 7}'], '"Client": "x", ');
    const { file, errorCount } = readLoyaltyFile(text, single);
    assert.deepEqual(file, { LoyaltyPrograms: [{ Name: 'Gold', Code: 'G1' }] });
    assert.equal(errorCount, 0);
  });

  it('reads a text of the longest length', () => {
    const schema = (length: number) => fileText([programText()], `"$schema": "${'x'.repeat(length)}", `);
    const text = schema(MAX_FILE_LENGTH - schema(0).length);
    assert.equal(text.length, MAX_FILE_LENGTH);
    assert.deepEqual(readLoyaltyFile(text, single).file, { LoyaltyPrograms: [GOLD] });
    assert.equal(readLoyaltyFile(`${text} `, single).file, undefined);
  }).timeout(20_000);

  it('reads 32 levels', () => {
    const text = fileText([programText()], `"x": ${'['.repeat(31)}${']'.repeat(31)}, `);
    assert.deepEqual(told(text), ['unknown-member warning "x"']);
  });

  it('takes 1000 programs without a word, and 100,000 with one', () => {
    const programs = Array.from({ length: 100_000 }, (_, index) => programText({ Code: `"G${index}"` }));
    assert.deepEqual(told(fileText(programs.slice(0, 1000))), []);
    const { problems, programCount, file } = readLoyaltyFile(fileText(programs), single);
    assert.deepEqual(
      problems.map(({ finding }) => finding.code),
      ['several-requests'],
    );
    assert.equal(programCount, 100_000);
    assert.equal(file?.LoyaltyPrograms.length, 100_000);
  }).timeout(20_000);

  it('tells errors first, then warnings, each in the order of the text', () => {
    const text = `{
      "Client": 1, "Client": 2,
      "LoyaltyPrograms": [ {"Name": "Gold ", "Type": "x"}, {"Code": "", "Name": 7, "Type": "Hotel", "Subscription": "Free",} ],
      "ClientToken": "", // the hotel's
    }`;
    assert.deepEqual(told(text), [
      'member-twice error "Client"',
      'missing-member error {',
      'not-in-list error "x"',
      'empty-value error ""',
      'wrong-type error 7',
      'trailing-comma error ,',
      'token-in-file error ""',
      'trailing-comma error ,',
      "comment error // the hotel's",
      'unknown-member warning "Client"',
      'missing-recommended-member warning {',
      'surrounding-blanks warning "Gold "',
    ]);
  });

  it('counts errors beyond the problems it tells, and tells no warning before them', () => {
    const { problems, errorCount } = readLoyaltyFile(
      fileText(Array(MAX_PROBLEMS + 1).fill('{"Name": "", "Code": "A"}')),
      single,
    );
    assert.equal(problems.length, MAX_PROBLEMS);
    assert.equal(errorCount, MAX_PROBLEMS + 1);
    assert.ok(problems.every(({ finding }) => finding.code === 'empty-value'));
  });

  it('compares each Code with the first of its kind', () => {
    const codes = ['A', 'a', 'A', ' a', 'a'];
    const { problems } = readLoyaltyFile(fileText(codes.map((code) => programText({ Code: `"${code}"` }))), single);
    assert.deepEqual(
      problems.map(({ finding }) => finding).filter(({ code }) => code !== 'surrounding-blanks'),
      [
        { code: 'similar-code', value: 'a', other: 'A', first: ['LoyaltyPrograms', 0, 'Code'] },
        { code: 'duplicate-code', value: 'A', first: ['LoyaltyPrograms', 0, 'Code'] },
        { code: 'similar-code', value: ' a', other: 'A', first: ['LoyaltyPrograms', 0, 'Code'] },
        { code: 'duplicate-code', value: 'a', first: ['LoyaltyPrograms', 1, 'Code'] },
      ],
    );
  });

  it('does not compare empty Codes, nor Codes that are tokens', () => {
    const codes = ['', '', SOME_TOKEN, SOME_TOKEN];
    assert.deepEqual(told(fileText(codes.map((code) => programText({ Code: `"${code}"` })))), [
      ...Array(2).fill('empty-value error ""'),
      ...Array(2).fill(`token-in-file error "${SOME_TOKEN}"`),
    ]);
  });

  it('finds the same in a text with any line ends', () => {
    const source = `{
      "Client": 1, /* a
      b */
      "LoyaltyPrograms": [ // all
        {"Name": "Gold", "Code": "G1",
         "Type": «"x"»},
      ],
    }`;
    const { text } = marked(source);
    const mixed = ['\n', '\r\n', '\r'];
    let place = 0;
    const expected = told(text);
    assert.equal(expected.length, 7);
    for (const changed of [
      text.replaceAll('\n', '\r\n'),
      text.replaceAll('\n', '\r'),
      text.replaceAll('\n', () => mixed[place++ % 3] ?? ''),
    ]) {
      assert.deepEqual(
        told(changed).map((line) => line.replace(/\r\n?/g, '\n')),
        expected,
      );
    }
  });

  it('counts the programs of a text that can not be sent', () => {
    assert.equal(readLoyaltyFile('{"LoyaltyPrograms": [{}, 7, {"Name"', single).programCount, 3);
    assert.equal(readLoyaltyFile('[{}]', single).programCount, 0);
    assert.equal(readLoyaltyFile('', single).programCount, 0);
  });

  it('stands a broken text with more findings than a call takes arguments', () => {
    const { errorCount, problems } = readLoyaltyFile(`{"LoyaltyPrograms": [${'{"Code":1},'.repeat(45_000)}`, single);
    assert.equal(problems.length, MAX_PROBLEMS);
    assert.equal(errorCount, 2 * 45_000 + 1);
  }).timeout(20_000);

  it('places 50,000 members that are not part of the API while a person waits', () => {
    const members = Array.from({ length: 50_000 }, (_, index) => `"m${index}": 0, `).join('');
    assert.equal(told(fileText([programText()], members)).at(-1), 'unknown-member warning "m999"');
  }).timeout(5000);
});
