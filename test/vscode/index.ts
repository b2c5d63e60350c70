import Mocha from 'mocha';
import { assertNoTokenLeft } from '../canary/canary';
import { seenTexts } from '../canary/seenTexts';

/** Runs every suite inside the extension host; rejects when one fails. VS Code calls it by this name. */
export async function run(): Promise<void> {
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
  await import('./activation.test');
  await import('./diagnostics.test');
  await import('./jsonSupport.test');
  await import('./onceOnly.test');
  await import('./completion.test');
  await import('./connections.test');
  await import('./addConnection.test');
  await import('./targetConnection.test');
  await import('./secretStorage.test');
  await import('./replaceTokens.test');
  await import('./chainsTold.test');
  await import('./quickFixes.test');
  await import('./moveTokens.test');
  await import('./addCommand.test');
  await import('./addOutcomes.test');
  await import('./uncertainPrograms.test');
  await import('./runRecords.test');
  await import('./programHover.test');
  await import('./loyaltySymbols.test');
  await import('./loyaltyPreview.test');
  await import('./planMarks.test');
  await import('./badInput.test');
  await import('./referencePage.test');
  await import('./newLoyaltyFile.test');
  await import('./importCsv.test');
  await import('./programsPaste.test');
  await import('./spreadsheetSentence.test');
  await import('./tokensInPrograms.test');
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
