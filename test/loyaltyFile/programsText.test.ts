import assert from 'node:assert/strict';
import fc from 'fast-check';
import { programsText } from '../../src/loyaltyFile/programsText';

const GOLD = { Name: 'Gold', Code: 'G1', Type: 'Hotel' };

describe('programsText', () => {
  it('writes a whole file, one line a member', () => {
    assert.equal(
      programsText([GOLD], { indent: '\t', lineEnd: '\n' }),
      '{\n\t"LoyaltyPrograms": [\n\t\t{\n\t\t\t"Name": "Gold",\n\t\t\t"Code": "G1",\n\t\t\t"Type": "Hotel"\n\t\t}\n\t]\n}\n',
    );
  });

  it('writes every line end alike, and says the programs it was given, whatever they hold', () => {
    const program = fc.record(
      { Name: fc.string({ unit: 'binary' }), Code: fc.constantFrom('\n', '\r\n', 'a"b') },
      { noNullPrototype: true },
    );
    const programs = fc.array(program);
    fc.assert(
      fc.property(programs, (given) => {
        const text = programsText(given, { indent: '  ', lineEnd: '\r\n' });
        assert.deepEqual(JSON.parse(text), { LoyaltyPrograms: given });
        assert.ok(!/(?<!\r)\n|\r(?!\n)/.test(text));
      }),
    );
  });
});
