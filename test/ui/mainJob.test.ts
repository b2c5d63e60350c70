import assert from 'node:assert/strict';
import { readFile, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { tokenLeaks } from '../sandbox/tokenLeaks';
import { addConnection } from './addConnection';
import { offeredOnce } from './offeredOnce';
import { tellFailures } from './tellFailures';
import { openWindow, type UiWindow } from './window';

// One person, one day, one window: each step stands on the ones before.
describe('the main job', () => {
  let ui: UiWindow;
  before(async () => {
    ui = await openWindow({ 'mewsLoyalty.confirm': 'always' });
  });
  after(() => ui?.close());
  tellFailures(() => ui);
  const adds = () => ui.sandbox.seen.filter(({ operation }) => operation === 'loyaltyPrograms/add').length;

  it('welcomes with one button while there is no connection', async () => {
    const { workbench } = ui;
    await workbench.showCreatedPrograms();
    await workbench.page.getByText('Loyalty programs go to Mews through a connection').waitFor();
    await workbench.page.locator('.welcome-view .monaco-button', { hasText: 'Add Connection' }).waitFor();
    await ui.picture('welcome');
    await workbench.showExplorer();
  });

  it('shows mistakes on the exact text', async () => {
    const { workbench } = ui;
    await workbench.openFile('draft.loyalty.json');
    await workbench.runCommand('View: Focus Problems');
    await workbench.problem('"hotel" is not a Type. Use one of: Hotel, ExternalPartner, SoftBrand, Unknown.').waitFor();
    await workbench.problem('Code "HC01" stands more than once').waitFor();
    await workbench.problem('Subscription is missing').waitFor();
    await workbench.page.locator('.squiggly-error').first().waitFor();
    await ui.picture('problems');
  });

  it('explains a problem when its code is clicked', async () => {
    const { workbench } = ui;
    const { page } = workbench;
    await workbench.problem('"hotel" is not a Type').locator('a', { hasText: 'not-in-list' }).click();
    await page.locator('.tab.active', { hasText: 'not-in-list.md' }).waitFor();
    const preview = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await preview.getByText('Subscription is Free or Paid').waitFor();
    await ui.picture('explained');
    await workbench.openFile('draft.loyalty.json');
  });

  it('stops at errors, and its button leads to them', async () => {
    const { workbench } = ui;
    await workbench.runCommand('View: Toggle Panel Visibility');
    await workbench.runCommand('Mews: Add Loyalty Programs');
    const toast = workbench.notification('"draft.loyalty.json" has an error, so nothing was sent.');
    await toast.waitFor();
    await ui.picture('errors');
    await toast.getByText('Show Problems').click();
    await workbench.problem('"hotel" is not a Type').waitFor();
    assert.equal(ui.sandbox.seen.length, 0);
  });

  it('completes a value', async () => {
    const { workbench } = ui;
    await workbench.selectText('"hotel"');
    await workbench.page.keyboard.press('Delete');
    await offeredOnce(workbench, '"Hotel","ExternalPartner","SoftBrand","Unknown"');
    await ui.picture('completion');
    await workbench.page.locator('.suggest-widget .monaco-list-row', { hasText: '"Hotel"' }).click();
    await workbench.problem('"hotel" is not a Type').waitFor({ state: 'detached' });
    await workbench.page.keyboard.press('Control+S');
  });

  it('ends Add Connection at any Escape, with nothing stored', async () => {
    const { workbench } = ui;
    await workbench.runCommand('Mews: Add Connection');
    await workbench.choose('Which Mews environment?', 'Custom address…');
    await workbench.answer('PlatformAddress', 'http://example.com');
    await workbench.answer('Tokens only travel over https', ui.sandbox.address);
    await workbench.answer('ClientToken', ui.sandbox.tokens.clientToken);
    await workbench.quickInput('AccessToken');
    await workbench.page.keyboard.press('Escape');
    await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await workbench.page.locator('.statusbar-item', { hasText: 'Mews: no connection' }).waitFor();
    assert.equal(ui.sandbox.seen.length, 0);
  });

  it('asks for a connection when there is none, and then goes on to the confirmation', async () => {
    const { workbench } = ui;
    await workbench.showExplorer();
    await workbench.openFile('aurora.loyalty.json');
    await workbench.runCommand('View: Toggle Panel Visibility');
    await workbench.runCommand('Mews: Add Loyalty Programs');
    await workbench.choose('Which Mews environment?', 'Custom address…');
    await workbench.answer('PlatformAddress', ui.sandbox.address);
    await workbench.answer('ClientToken', ui.sandbox.tokens.clientToken);
    await workbench.answer('AccessToken', `  ${ui.sandbox.tokens.accessToken} `);
    await workbench.choose('What does the AccessToken cover?', 'Single enterprise');
    await workbench.quickInput('These tokens belong to Hotel Aurora, chain Aurora Hotels.');
    await ui.picture('connection');
    await workbench.page.keyboard.press('Enter');
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByText('Add 3 loyalty programs to Hotel Aurora, chain Aurora Hotels, at 127.0.0.1').waitFor();
    await ui.picture('confirmation');
    await dialog.getByText('Cancel').click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(adds(), 0);
  });

  it('adds the programs and tells once', async () => {
    const { workbench } = ui;
    await workbench.runCommand('Mews: Add Loyalty Programs');
    await workbench.page.locator('.monaco-dialog-box').getByText('Add 3 Programs').click();
    const toast = workbench.notification('Added 3 loyalty programs to Hotel Aurora');
    await toast.waitFor();
    assert.equal(adds(), 1);
    await ui.picture('added');
    await toast.getByText('Show Output').click();
    const [first] = ui.sandbox.programs();
    assert(first);
    await workbench.outputOnce(`AC01 · Aurora Circle · ${first.Id}`);
  });

  it('shows the Ids in the tree and copies them', async () => {
    const { workbench } = ui;
    await workbench.showCreatedPrograms();
    const row = workbench.treeRow('Northern Miles');
    await row.waitFor();
    await workbench.treeRow('Hotel Aurora, Aurora Hotels').waitFor();
    await ui.picture('created');
    await row.hover();
    await row.locator('.action-label[aria-label="Copy Id"]').click();
    const id = ui.sandbox.programs()[2]?.Id;
    assert(id);
    await workbench.clipboardOnce(id);
    await workbench.treeRow('3 created').click({ button: 'right' });
    await workbench.chooseInMenu('Copy All Ids');
    await workbench.clipboardOnce(
      ui.sandbox
        .programs()
        .map(({ Code, Id }) => `${Code}\t${Id}`)
        .join('\n'),
    );
  });

  it('still shows tree and connection after a reload of the window', async () => {
    const { workbench } = ui;
    await workbench.page.reload();
    await workbench.treeRow('Northern Miles').waitFor();
    await workbench.page.locator('.statusbar-item', { hasText: 'Hotel Aurora, Aurora Hotels' }).waitFor();
    await ui.picture('reloaded');
  });

  it('can be started from the editor title, the editor, the explorer, the key and the line over the file', async () => {
    const { workbench } = ui;
    const { page } = workbench;
    await workbench.showExplorer();
    await workbench.openFile('aurora.loyalty.json');
    const starts: Record<string, () => Promise<void>> = {
      'editor title': () => page.locator('.editor-actions .action-label[aria-label^="Add Loyalty Programs"]').click(),
      editor: async () => {
        await page.locator('.monaco-editor .view-line', { hasText: 'Aurora Circle Gold' }).click({ button: 'right' });
        await workbench.chooseInMenu('Add Loyalty Programs');
      },
      explorer: async () => {
        await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'aurora' }).click({ button: 'right' });
        await workbench.chooseInMenu('Add Loyalty Programs');
      },
      key: async () => {
        await page.locator('.monaco-editor .view-line', { hasText: 'Aurora Circle Gold' }).click();
        await page.keyboard.press('Control+K');
        await page.keyboard.press('Control+A');
      },
      'line over the file': () =>
        page.locator('.codelens-decoration a', { hasText: 'Add 3 loyalty programs to Hotel Aurora' }).click(),
    };
    for (const [where, start] of Object.entries(starts)) {
      await start();
      const dialog = page.locator('.monaco-dialog-box', { hasText: 'Nothing new for Hotel Aurora' });
      await dialog.waitFor().catch(() => assert.fail(`no confirmation from the ${where}`));
      await dialog.getByText('Cancel').click();
      await dialog.waitFor({ state: 'detached' });
    }
    assert.equal(adds(), 1);
  });

  it('leaves out what Mews has already, unless told otherwise', async () => {
    const { workbench } = ui;
    const { page } = workbench;
    await workbench.runCommand('Mews: Add Loyalty Programs');
    const dialog = page.locator('.monaco-dialog-box', { hasText: 'Nothing new for Hotel Aurora' });
    await dialog.getByText('In Mews already, and the same: 3').waitFor();
    await ui.picture('nothing-new');
    await dialog.getByText('Cancel').click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(adds(), 1);
  });

  it('says what may have happened when the answer is lost', async () => {
    const { workbench } = ui;
    ui.sandbox.fault({ kind: 'resetAfterRequest', operation: 'loyaltyPrograms/add', commit: true });
    await workbench.runCommand('Mews: Add Loyalty Programs');
    await workbench.page.locator('.monaco-dialog-box').getByText('Add All 3').click();
    const toast = workbench.notification('3 loyalty programs may have been created');
    await toast.getByText('Check', { exact: true }).waitFor();
    assert.equal(adds(), 2);
    await workbench.showCreatedPrograms();
    await workbench.treeRow('3 uncertain').waitFor();
    await ui.picture('uncertain');
  });

  it('cancels with the truth: Mews may have received it', async () => {
    const { workbench } = ui;
    ui.sandbox.fault({ kind: 'delay', operation: 'loyaltyPrograms/add', delayMs: 'release' });
    await workbench.runCommand('Mews: Add Loyalty Programs');
    await workbench.page.locator('.monaco-dialog-box').getByText('Add All 3').click();
    const progress = workbench.notification('adding 3 loyalty programs…');
    await progress.waitFor();
    await ui.sandbox.whenReceived('loyaltyPrograms/add', 3);
    await ui.picture('progress');
    await progress.getByText('Cancel').click();
    await workbench.notification('Cancelled, but Mews may have received the request already.').waitFor();
    ui.sandbox.release();
    assert.equal(adds(), 3);
  });

  it('names the chain of the file with a Portfolio Access Token', async () => {
    const { workbench } = ui;
    const chain = ui.sandbox.chains.borealisCollection.Id;
    await writeFile(
      path.join(ui.folder, 'borealis.loyalty.json'),
      JSON.stringify({
        ChainId: chain,
        LoyaltyPrograms: [{ Name: 'Borealis', Code: 'B1', Type: 'Hotel', Subscription: 'Free' }],
      }),
    );
    await addConnection(workbench, ui.sandbox, { portfolio: true, name: 'All hotels' });
    await workbench.showExplorer();
    await workbench.openFile('borealis.loyalty.json');
    await workbench.runCommand('Mews: Add Loyalty Programs');
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog
      .getByText(`Add 1 loyalty program to chain Borealis Collection of the portfolio "All hotels", at 127.0.0.1`)
      .waitFor();
    await ui.picture('portfolio');
    await dialog.getByText('Cancel').click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('sends nothing of a file that is deleted while it asks', async () => {
    const { workbench } = ui;
    await workbench.runCommand('Mews: Add Loyalty Programs');
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByText('Add 1 Program').waitFor();
    await unlink(path.join(ui.folder, 'borealis.loyalty.json'));
    await dialog.getByText('Add 1 Program').click();
    await workbench.notification('was changed or removed meanwhile, so nothing was sent').waitFor();
    assert.equal(adds(), 3);
  });

  it('lets choose among the others when the active connection is removed', async () => {
    const { workbench } = ui;
    await workbench.runCommand('Mews: Remove Connection');
    await workbench.choose('Which connection?', 'All hotels');
    await workbench.page.locator('.monaco-dialog-box').getByText('Remove Connection', { exact: true }).click();
    await workbench.showExplorer();
    await workbench.openFile('aurora.loyalty.json');
    await workbench.runCommand('Mews: Add Loyalty Programs');
    await workbench.choose('Where do programs go?', 'Hotel Aurora, Aurora Hotels');
    const dialog = workbench.page.locator('.monaco-dialog-box', { hasText: 'Nothing new for Hotel Aurora' });
    await dialog.getByText('Cancel').click();
    await dialog.waitFor({ state: 'detached' });
  });

  it('edits and removes a connection', async () => {
    const { workbench } = ui;
    await workbench.runCommand('Mews: Edit Connection');
    await workbench.choose('Which connection?', 'Hotel Aurora, Aurora Hotels');
    await workbench.answer('Which Mews environment?', '');
    await workbench.answer('PlatformAddress', '');
    await workbench.answer('ClientToken', '');
    await workbench.answer('AccessToken', '');
    await workbench.answer('What does the AccessToken cover?', '');
    await workbench.answer('Name this connection', 'Aurora test');
    await workbench.page.locator('.statusbar-item', { hasText: 'Aurora test' }).waitFor();
    await workbench.runCommand('Mews: Remove Connection');
    await workbench.choose('Which connection?', 'Aurora test');
    await workbench.page.locator('.monaco-dialog-box').getByText('Remove Connection', { exact: true }).click();
    await workbench.page.locator('.statusbar-item', { hasText: 'Mews: no connection' }).waitFor();
  });

  it('leaves the tokens nowhere but in the secret storage', async () => {
    const { files, leaks } = await tokenLeaks(ui.server.dataDir);
    assert(
      files.some((file) => file.endsWith('.jsonl')),
      'no journal was looked at',
    );
    assert(
      files.some((file) => file.endsWith('Mews Loyalty Programs.log')),
      'no output was looked at',
    );
    assert(
      ui.shown.some((text) => text.includes('Added 3 loyalty programs')),
      'no notification was looked at',
    );
    assert.deepEqual(leaks, []);
    const tokens = Object.values(ui.sandbox.tokens);
    assert(!ui.shown.some((text) => tokens.some((token) => text.includes(token))));
  });

  it('leaves no uncaught exception in the logs', async () => {
    const { files } = await tokenLeaks(ui.server.dataDir);
    const logs = files.filter((file) => /exthost\.log$/.test(file));
    assert(logs.length > 0);
    for (const log of logs) {
      const lines = (await readFile(log, 'utf8')).split('\n');
      assert.deepEqual(
        lines.filter((line) => /\[error\].*mews|uncaught|unhandled/i.test(line)),
        [],
      );
    }
  });
});
