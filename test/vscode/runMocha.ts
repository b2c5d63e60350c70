import Mocha from 'mocha';

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
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}
