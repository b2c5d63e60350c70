import { faultRows } from '../faults/faultRows';
import { playRow } from '../faults/playRow';

/** Bad certificates, proxies that fail, what people set about proxies, and certificates that nobody is to check. */
const OF_THE_WAY = /^(20|22|23|14[0-7])[a-z]?$/;

/** These faults are VS Code's as much as ours, so each suite of a VS Code plays them, and not the matrix of faults alone. */
describe('on the way to Mews', () => {
  for (const row of faultRows.filter(({ row: number }) => OF_THE_WAY.test(number))) {
    it(`${row.row}: ${row.fault}`, async function () {
      this.timeout(60_000);
      await playRow(row, () => undefined);
    });
  }
});
