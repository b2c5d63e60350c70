import { appendFileSync } from 'node:fs';
import Mocha from 'mocha';
import { seenTexts } from '../canary/seenTexts';
import { faultRows } from './faultRows';
import { playRow } from './playRow';

/** Plays every row inside the extension host; rejects when one fails. VS Code calls it by this name. */
export async function run(): Promise<void> {
  const { MEWS_LOYALTY_FAULTS: file, MEWS_LOYALTY_GREP: grep } = process.env;
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 60_000,
    reporter: 'spec',
    color: false,
    forbidOnly: true,
    forbidPending: true,
    ...(grep && { grep }),
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  describe('fault', () => {
    for (const row of faultRows) {
      it(`${row.row}: ${row.fault}`, async function () {
        this.slow(2000);
        await playRow(row, (played) => file && appendFileSync(file, `${JSON.stringify(played)}\n`));
      });
    }
  });
  seenTexts.watch();
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}
