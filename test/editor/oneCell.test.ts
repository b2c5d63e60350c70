import assert from 'node:assert/strict';
import { oneCell } from '../../src/editor/oneCell';

describe('oneCell', () => {
  const cases: readonly (readonly [what: string, text: string, cell: string])[] = [
    ['an Id', '62791846-d2a1-4c1b-9d3b-0f0f0f0f0f0f', '62791846-d2a1-4c1b-9d3b-0f0f0f0f0f0f'],
    ['a Code', 'GOLD-1 Ä 🏨', 'GOLD-1 Ä 🏨'],
    ['what would end a cell', 'a\tb\r\nc', 'a b c'],
    ['what hides or reorders', 'a\u202eb\u200bc\u001b[2Jd', 'a b c [2Jd'],
    ['half a character', 'a\ud800', 'a\ufffd'],
    ['a formula', '=WEBSERVICE("https://evil.example")', '\'=WEBSERVICE("https://evil.example")'],
    ['a formula behind what is not seen', '\u200b\t =1', "'  =1"],
    ['a formula behind what no font shows', '\u3164=1', "' =1"],
    ['a sum, a difference and a call', '+1', "'+1"],
    ['a difference', '-1', "'-1"],
    ['a call', '@SUM(A1)', "'@SUM(A1)"],
    ['a wide formula', '＝1', "'＝1"],
    ['a sign further on', 'A=1+1-1@', 'A=1+1-1@'],
  ];
  for (const [what, text, cell] of cases) {
    it(`takes ${what} as ${JSON.stringify(cell)}`, () => assert.equal(oneCell(text), cell));
  }
});
