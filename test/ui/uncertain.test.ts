import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { addConnection } from './addConnection';
import { extensionHostsOf } from './extensionHostOf';
import { tellFailures } from './tellFailures';
import { openWindow, type UiWindow } from './window';

// A window that goes down in the middle, and what becomes of its programs: each step stands on the ones before.
describe('a window that goes down', () => {
  let ui: UiWindow;
  before(async () => {
    ui = await openWindow({ 'mewsLoyalty.confirm': 'never' });
    await ui.workbench.openFile('aurora.loyalty.json');
    await addConnection(ui.workbench, ui.sandbox, { name: 'Aurora' });
  });
  after(() => ui?.close());
  tellFailures(() => ui);
  const adds = () => ui.sandbox.seen.filter(({ operation }) => operation === 'loyaltyPrograms/add').length;

  it('is started again, and says which programs are uncertain', async () => {
    const { workbench, sandbox, server } = ui;
    sandbox.fault({ kind: 'delay', operation: 'loyaltyPrograms/add', delayMs: 'release' });
    await workbench.runCommand('Mews: Add Loyalty Programs');
    await workbench.notification('adding 3 loyalty programs…').waitFor();
    // What never arrived would not be created.
    await sandbox.whenReceived('loyaltyPrograms/add');
    const hosts = extensionHostsOf(server.dataDir);
    assert.equal(hosts.length, 1);
    for (const pid of hosts) process.kill(pid, 'SIGKILL');
    sandbox.release();
    const toast = workbench.notification(
      'Nobody knows yet whether Mews created these programs of "aurora.loyalty.json" for Hotel Aurora',
    );
    await toast.waitFor({ timeout: 60_000 });
    assert.match((await toast.innerText()).replaceAll('\u00a0', ' '), /Aurora Circle \(AC01\)/);
    assert.deepEqual(
      sandbox.programs().map(({ Code }) => Code),
      ['AC01', 'AC02', 'NM01'],
    );
    await workbench.showCreatedPrograms();
    await workbench.treeRow('3 uncertain').waitFor();
    await ui.picture('crashed');
  });

  it('asks before the same Codes go out again', async () => {
    const { workbench } = ui;
    await workbench.showExplorer();
    await workbench.openFile('aurora.loyalty.json');
    await workbench.runCommand('Mews: Add Loyalty Programs');
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByText('May have been created by an earlier run, whose outcome nobody knows: 3').waitFor();
    await ui.picture('uncertain-codes');
    await dialog.getByText('Cancel').click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(adds(), 1);
  });

  it('counts down until nothing more can come up', async () => {
    const { workbench } = ui;
    await workbench.runCommand('Mews: Check Uncertain Programs');
    const progress = workbench.notification(/waiting until nothing more can come up in Mews: \d+ s…/);
    await progress.waitFor();
    await ui.picture('quiet');
    await progress.getByText('Cancel').click();
    await workbench.notification('The check was cancelled. 3 loyalty programs may still have been created.').waitFor();
  });

  it('finds on another day what Mews created', async () => {
    const { workbench, server } = ui;
    await dateJournalsBack(server.dataDir);
    await workbench.showCreatedPrograms();
    await workbench.treeRow('3 uncertain').hover();
    await workbench.treeRow('3 uncertain').locator('.action-label[aria-label^="Check Uncertain Programs"]').click();
    await workbench.notification(/looked once; looking again in \d+ s…/).waitFor();
    await ui.picture('checking');
    await workbench
      .notification('Found in Mews: 3 loyalty programs. The Ids are in the tree.')
      .waitFor({ timeout: 60_000 });
    await workbench.treeRow('AC01 · found').first().waitFor();
    await ui.picture('found');
    assert.equal(adds(), 1);
  });
});

/** Gives every record of every journal a time two days ago, as if nobody had looked since. */
async function dateJournalsBack(dataDir: string): Promise<void> {
  const folder = path.join(dataDir, 'User/globalStorage/mews-loyalty.mews-loyalty-programs/journal');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
  assert(names.length > 0);
  for (const name of names) {
    const lines = (await readFile(path.join(folder, name), 'utf8')).trimEnd().split('\n');
    const older = lines.map((line) => {
      const record: { at: string; serverTimeMs?: number } = JSON.parse(line.slice(9));
      const past = { ...record, at: new Date(Date.parse(record.at) - 172_800_000).toISOString() };
      if (record.serverTimeMs !== undefined) past.serverTimeMs = record.serverTimeMs - 172_800_000;
      const json = JSON.stringify(past);
      return `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
    });
    await writeFile(path.join(folder, name), older.join(''));
  }
}
