import assert from 'node:assert/strict';
import fc from 'fast-check';
import { proposeCode } from '../../src/loyaltyFile/proposeCode';
import { MAX_CODE_LENGTH } from '../../src/mews/limits';

const likeness = (code: string) => code.replace(/\s+/g, '').toLowerCase();
const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
  fc
    .array(fc.constantFrom('Aurora', 'circle', 'of', 'VIP', '24', 'Ø', '北', 'I'), { maxLength: 12 })
    .map((words) => words.join(' ')),
);

describe('proposeCode', () => {
  const cases: readonly (readonly [name: string, code: string])[] = [
    ['Aurora Circle', 'AC01'],
    ['Aurora Circle Gold', 'ACG01'],
    ['aurora circle gold', 'ACG01'],
    ['AURORA CIRCLE', 'AC01'],
    ['Friends of the North', 'FN01'],
    ['Traveller’s Club', 'TC01'],
    ['VIP Gold', 'VIPG01'],
    ['MileagePlus', 'MP01'],
    ['Gold', 'GOLD01'],
    ['Aurora', 'AUR01'],
    ['Aurora 2025', 'AUR2025'],
    ['Club 500 Gold', 'C500G01'],
    ['Élite Økonomi', 'EO01'],
    ['Ærø Straße', 'AS01'],
    ['Ｗｉｄｅ Ｃｌｕｂ', 'WC01'],
    ['Клуб Gold', 'GOLD01'],
    ['Северное сияние', 'LP01'],
    ['北極クラブ 7', 'LP7'],
    ['', 'LP01'],
    ['🏨', 'LP01'],
    [`${'Very '.repeat(19)}Long`, 'VVVVVVVVVVVV01'],
  ];
  for (const [name, code] of cases) {
    it(`gives ${code} for ${JSON.stringify(name)}`, () => {
      assert.equal(proposeCode(name, []), code);
    });
  }

  const taken: readonly (readonly [name: string, codes: readonly string[], code: string])[] = [
    ['Aurora Circle', ['AC01', 'AC03'], 'AC02'],
    ['Aurora Circle', ['ac 01'], 'AC02'],
    ['Aurora 2025', ['aur2025'], 'AUR2025-02'],
    ['Aurora Circle', Array.from({ length: 99 }, (_, index) => `AC${String(index + 1).padStart(2, '0')}`), 'AC100'],
  ];
  for (const [name, codes, code] of taken) {
    it(`gives ${code} for "${name}" where ${codes.slice(0, 2).join(', ')} are taken`, () => {
      assert.equal(proposeCode(name, codes), code);
    });
  }

  it('gives for any text a short Code of ASCII that is free, and the same one again', () => {
    fc.assert(
      fc.property(anyName, fc.nat(30), (name, doubles) => {
        const codes: string[] = [];
        for (let round = 0; round <= doubles; round++) {
          const code = proposeCode(name, codes);
          assert.match(code, /^[A-Z0-9-]+$/);
          assert(code.length >= 2 && code.length <= MAX_CODE_LENGTH);
          assert(!codes.map(likeness).includes(likeness(code)));
          assert.equal(proposeCode(name, codes), code);
          codes.push(round % 2 === 0 ? code : ` ${code.toLowerCase()} `);
        }
      }),
    );
  });

  it('keeps every digit of a short Name', () => {
    fc.assert(
      fc.property(fc.nat(99_999), (number) => {
        assert(proposeCode(`Aurora Circle ${number}`, []).includes(String(number)));
      }),
    );
  });
});
