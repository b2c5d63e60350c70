import { answerConnection } from './answerConnection';
import { openWindow, type UiWindow } from './window';

/**
 * `npm start`: a VS Code with the packed extension and a sample file, beside the Mews sandbox. Posts the sample once, as
 * a person would, prints the Ids, and leaves the window open for trying by hand until Ctrl+C. Ends at once with `--once`
 * or where no terminal is attached.
 */
async function start(): Promise<void> {
  const stays = !process.argv.includes('--once') && process.stdin.isTTY === true && process.stdout.isTTY === true;
  say('Starting the Mews sandbox and a VS Code with the extension…');
  const ui = await openWindow();
  try {
    await postSample(ui);
    if (stays) await untilInterrupted(ui);
  } finally {
    await ui.close();
  }
}

/** Adds a connection to the sandbox and the programs of the sample, by the palette. */
async function postSample({ workbench, sandbox }: UiWindow): Promise<void> {
  await workbench.openFile('aurora.loyalty.json');
  await workbench.runCommand('Mews: Add Loyalty Programs');
  await answerConnection(workbench, sandbox);
  const toast = workbench.notification('Added 3 loyalty programs');
  await toast.waitFor();
  await toast.getByText('Show Output').click();
  await workbench.outputOnce('Mews created 3 loyalty programs.');
  const output = await workbench.outputText();
  const missing = sandbox.programs().filter(({ Id }) => !output.replaceAll('\n', '').includes(Id));
  if (missing.length > 0) throw new Error('The output channel does not show every Id that the sandbox gave');
  say('\nThe extension posted aurora.loyalty.json to the sandbox. Its output channel says:\n');
  say(output);
}

async function untilInterrupted({ server, sandbox }: UiWindow): Promise<void> {
  say(`
Try it by hand: open ${server.url} in a browser.
Its window has a secret storage of its own, so add a connection there ("Mews: Add Connection", "Custom address…"):
  PlatformAddress         ${sandbox.address}
  ClientToken             ${sandbox.tokens.clientToken}
  AccessToken             ${sandbox.tokens.accessToken}   (one enterprise, Hotel Aurora)
  Portfolio Access Token  ${sandbox.tokens.portfolioAccessToken}   (chains ${[
    sandbox.chains.auroraHotels,
    sandbox.chains.borealisCollection,
  ]
    .map(({ Id, Name }) => `${Name} ${Id}`)
    .join(', ')})
Ctrl+C ends it.`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
