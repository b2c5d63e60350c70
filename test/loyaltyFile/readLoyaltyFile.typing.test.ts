import assert from 'node:assert/strict';
import { readLoyaltyFile } from '../../src/loyaltyFile/readLoyaltyFile';
import { CHAIN_ID, fileText, programText } from './loyaltyText';

const TYPED = fileText([programText()], `"ChainId": "${CHAIN_ID}", `);

function codesOf(text: string, portfolio = false): string[] {
  return readLoyaltyFile(text, { portfolio }).problems.map(({ finding }) =>
    'member' in finding ? `${finding.code} ${finding.member}` : finding.code,
  );
}

/** The members that are called missing though their names stand in the text. */
function falselyMissing(text: string): string[] {
  return readLoyaltyFile(text, { portfolio: true }).problems.flatMap(({ finding }) => {
    switch (finding.code) {
      case 'missing-chain-id':
        return text.includes('ChainId') ? ['ChainId'] : [];
      case 'missing-member':
      case 'missing-recommended-member':
        return text.includes(finding.member) ? [finding.member] : [];
      default:
        return [];
    }
  });
}

describe('readLoyaltyFile, of a text that is being typed', function () {
  this.timeout(20_000);

  const missing = ['missing-member Name', 'missing-member Code'];
  const recommended = ['missing-recommended-member Type', 'missing-recommended-member Subscription'];
  const half: readonly (readonly [string, string[]])[] = [
    ['{', ['not-json', 'missing-member LoyaltyPrograms']],
    ['{"Loyalty', ['missing-member LoyaltyPrograms', 'not-json']],
    ['{"LoyaltyPrograms"', ['not-json']],
    ['{"LoyaltyPrograms":', ['not-json']],
    ['{"LoyaltyPrograms": }', ['not-json']],
    ['{"LoyaltyPrograms": [', ['not-json', 'empty-list']],
    ['{"LoyaltyPrograms": [{', ['not-json', ...missing, ...recommended]],
    ['{"LoyaltyPrograms": [{"Name', [missing[1] ?? '', 'not-json', ...recommended]],
    ['{"LoyaltyPrograms": [{"Name":}]}', [missing[1] ?? '', 'not-json', ...recommended]],
    ['{"LoyaltyPrograms": [{"Name": "Gold", "Code" "G1", "Type": , "Subscription"}]}', ['not-json']],
    ['{"LoyaltyPrograms": [{"Name": "Gold"Code": "G1"', ['not-json', ...recommended]],
    ['{"LoyaltyPrograms": [{Name: "Gold", Code: "G1"', ['not-json', ...recommended]],
    [
      '{"LoyaltyPrograms": [{}, {}], "LoyaltyPrograms"',
      [...missing, ...missing, 'not-json', ...recommended, ...recommended],
    ],
    ['{"LoyaltyPrograms": [7], "ChainId', ['wrong-type undefined', 'not-json']],
    ['{"ClientToken": {', ['missing-member LoyaltyPrograms', 'not-json', 'token-in-file ClientToken']],
    ['"Loy', ['not-json']],
    ['/*', ['not-json']],
    ['/* all *', ['not-json']],
    ['// all', ['comment', 'not-json']],
    ['[,]', ['not-json']],
    ['}', ['not-json']],
  ];
  for (const [text, codes] of half) {
    it(`finds ${codes.join(', ')} in ${text}`, () => {
      assert.deepEqual(codesOf(text), codes);
    });
  }

  it('places a value that an opened comment ends inside the text', () => {
    for (const text of [
      '{"LoyaltyPrograms": {/*',
      '{"LoyaltyPrograms": [{"Name": [7 /*',
      '{"LoyaltyPrograms": {"a": 1, /*',
    ]) {
      for (const { range } of readLoyaltyFile(text, { portfolio: true }).problems) {
        assert.ok(range.offset + range.length <= text.length, text);
      }
    }
  });

  it('takes nothing below a member without a value for a mistake', () => {
    assert.deepEqual(codesOf(`{"ChainId":\n"LoyaltyPrograms": [${programText()}, ${programText()}]}`), ['not-json']);
  });

  it('takes a ChainId for that of another chain only once it is typed', () => {
    const context = { portfolio: false, connection: { portfolio: false, chainId: CHAIN_ID.replace('1', '2') } };
    const found = (text: string) =>
      readLoyaltyFile(text, context).problems.filter(({ finding }) => finding.code === 'other-chain-id').length;
    for (let length = 1; length <= TYPED.length; length += 1) {
      const text = TYPED.slice(0, length);
      assert.equal(found(text), text.includes(`"${CHAIN_ID}",`) ? 1 : 0, text);
    }
    assert.equal(found(`{"ChainId": "${CHAIN_ID}" "LoyaltyPrograms": []}`), 0);
  });

  it('misses no ChainId whose name stands there', () => {
    assert.deepEqual(codesOf(`{"ChainId": , "LoyaltyPrograms": [${programText()}]}`, true), ['not-json']);
    assert.deepEqual(codesOf(`{"LoyaltyPrograms": [${programText()}] `, true), ['missing-chain-id', 'not-json']);
  });

  it('calls every beginning of a file what it is: no JSON, with nothing missing that stands there', () => {
    for (let length = 1; length < TYPED.length; length += 1) {
      const text = TYPED.slice(0, length);
      assert.ok(codesOf(text).includes('not-json'), text);
      assert.deepEqual(falselyMissing(text), [], text);
    }
  });

  it('misses no member of a file that lacks any one character', () => {
    for (let lacking = 0; lacking < TYPED.length; lacking += 1) {
      const text = TYPED.slice(0, lacking) + TYPED.slice(lacking + 1);
      assert.deepEqual(falselyMissing(text), [], text);
    }
  });
});
