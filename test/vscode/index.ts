import Mocha from 'mocha';

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
  await import('./proxies.test');
  const failures = await new Promise<number>((resolve) => {
    mocha.run(resolve);
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}
