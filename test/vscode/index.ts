import { runMocha } from './runMocha';

/** Runs every suite inside the extension host; rejects when one fails. VS Code calls it by this name. */
export async function run(): Promise<void> {
  await runMocha(async () => {
    await import('./activation.test');
    await import('./diagnostics.test');
    await import('./jsonSupport.test');
    await import('./onceOnly.test');
    await import('./completion.test');
    await import('./connections.test');
    await import('./addConnection.test');
    await import('./targetConnection.test');
    await import('./connectionStatus.test');
    await import('./secretStorage.test');
    await import('./replaceTokens.test');
    await import('./otherWindows.test');
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
    await import('./canary.test');
    await import('./proxies.test');
    await import('./workspaceCodes.test');
  });
}
