import Mocha from 'mocha';
import { assertNoTokenLeft } from '../canary/canary';
import { seenTexts } from '../canary/seenTexts';

/** Runs the suites that `load` brings in, inside the extension host; rejects when one fails. */
export async function runMocha(load: () => unknown): Promise<void> {
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 30_000,
    reporter: 'spec',
    color: false,
    forbidOnly: true,
    forbidPending: true,
    ...(process.env.MEWS_LOYALTY_GREP && { grep: process.env.MEWS_LOYALTY_GREP }),
  });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await load();
  seenTexts.watch();
  lookAfterEachTest(mocha.suite);
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}

/** A test that leaves a token anywhere fails itself, while what it has shown is still there. */
function lookAfterEachTest(suite: Mocha.Suite): void {
  for (const test of suite.tests) {
    const run = test.fn;
    if (!run) continue;
    test.fn = async function (this: Mocha.Context) {
      await Reflect.apply(run, this, []);
      await assertNoTokenLeft();
    };
  }
  for (const inner of suite.suites) lookAfterEachTest(inner);
}
