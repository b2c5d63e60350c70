import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { tokenLeaks } from '../sandbox/tokenLeaks';
import { addConnection } from './addConnection';
import { connectionOnDisk } from './connectionOnDisk';
import { tellFailures } from './tellFailures';
import { openWindow, type UiWindow } from './window';

// One person with several hotels: each step stands on the ones before.
describe('connections', () => {
  let ui: UiWindow;
  before(async () => {
    ui = await openWindow({}, {}, { production: true });
    await ui.workbench.openFile('aurora.loyalty.json');
  });
  after(() => ui?.close());
  tellFailures(() => ui);
  const adds = () => ui.sandbox.seen.filter(({ operation }) => operation === 'loyaltyPrograms/add').length;
  const status = (text: string) => ui.workbench.page.locator('.statusbar-item', { hasText: text });
  const dialog = () => ui.workbench.page.locator('.monaco-dialog-box');

  it("tell a wrong token in its box, with Mews' message, and take the correction there", async () => {
    const { workbench, sandbox } = ui;
    await workbench.runCommand('Mews: Add Connection');
    await workbench.choose('Which Mews environment?', 'Production');
    await workbench.answer('ClientToken', sandbox.tokens.clientToken);
    await workbench.answer('AccessToken', `${sandbox.tokens.accessToken}0`);
    const box = await workbench.quickInput('Mews refused these tokens (401: "Invalid AccessToken")');
    await ui.picture('refused-token');
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.press('Backspace');
    await box.getByText('Mews refused').waitFor({ state: 'hidden' });
    await workbench.page.keyboard.press('Enter');
    const covers = await workbench.quickInput('What does the AccessToken cover?');
    await covers.locator('.monaco-list-row', { hasText: 'as Mews says' }).getByText('Single enterprise').waitFor();
    await workbench.choose('What does the AccessToken cover?', 'Single enterprise');
    await workbench.quickInput('These tokens belong to Hotel Aurora, chain Aurora Hotels.');
    await workbench.answer('Name this connection', 'Aurora live');
    await workbench.notification('Connection "Aurora live" added.').waitFor();
    assert.deepEqual(
      sandbox.seen.map(({ operation }) => operation),
      ['configuration/get', 'configuration/get'],
    );
  });

  it('warn of Production in the status bar, over the file and in a dialog that nobody can miss', async () => {
    const { workbench } = ui;
    const { page } = workbench;
    await workbench.runCommand('Notifications: Clear All Notifications');
    await page
      .locator('.statusbar-item.warning-kind', { hasText: 'Aurora live · Hotel Aurora · Aurora Hotels · Production' })
      .waitFor();
    const lens = page.locator('.codelens-decoration a', {
      hasText: 'Add 3 loyalty programs to Hotel Aurora (Production)',
    });
    await page.locator('.codelens-decoration a', { hasText: ', chain Aurora Hotels' }).waitFor();
    await lens.click();
    await dialog().getByText('Add 3 loyalty programs to Hotel Aurora, chain Aurora Hotels, in Production?').waitFor();
    await dialog().locator('.codicon-dialog-warning, .codicon-warning').first().waitFor();
    await ui.picture('production');
    await dialog().getByText('Cancel').click();
    await dialog().waitFor({ state: 'detached' });
    assert.equal(adds(), 0);
    await lens.click();
    await dialog().getByText('Add 3 Programs').click();
    await workbench.notification('Added 3 loyalty programs to Hotel Aurora (Production)').waitFor();
    assert.equal(adds(), 1);
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('are offered with environment, hotel, chain and last use, and switched', async () => {
    const { workbench } = ui;
    await addConnection(workbench, ui.sandbox, { portfolio: true, name: 'All hotels' });
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.runCommand('Mews: Switch Connection');
    const pick = await workbench.quickInput('Where do programs go?');
    await pick.getByText('Production · last used').waitFor();
    await pick.getByText('Hotel Aurora, chain Aurora Hotels, in Production').waitFor();
    await pick.getByText('Portfolio Access Token · Aurora Hotels (Hotel Aurora, Aurora Lakeside)').waitFor();
    await ui.picture('switch');
    await workbench.choose('Where do programs go?', 'Aurora live');
    await status('Aurora live · Hotel Aurora').waitFor();
  });

  it('can be kept for the folder', async () => {
    const { workbench } = ui;
    await workbench.runCommand('Mews: Switch Connection');
    const pick = await workbench.quickInput('Where do programs go?');
    const row = pick.locator('.monaco-list-row', { hasText: 'Aurora live' });
    await row.hover();
    await row.locator('.codicon-pin').click();
    await pick.waitFor({ state: 'hidden' });
    await status('Aurora live · Hotel Aurora').waitFor();
    const kept = async () => {
      try {
        return JSON.parse(await readFile(path.join(ui.folder, '.vscode', 'settings.json'), 'utf8'))[
          'mewsLoyalty.connection'
        ];
      } catch {
        return 'nothing yet';
      }
    };
    // Nothing tells when it is written, and the file is there before its content.
    const deadline = performance.now() + 15_000;
    while ((await kept()) !== 'Aurora live' && performance.now() < deadline) await pause(50);
    assert.equal(await kept(), 'Aurora live');
  });

  it('are asked about where folder, file and the one in use do not agree, before anything is sent', async () => {
    const { workbench } = ui;
    await addConnection(workbench, ui.sandbox, { name: 'Test hotel' });
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.runCommand('Mews: Add Loyalty Programs');
    const pick = await workbench.quickInput('Where do the programs of "aurora.loyalty.json" go?');
    await pick.locator('.monaco-list-row', { hasText: 'Test hotel' }).getByText('in use').waitFor();
    await pick
      .locator('.monaco-list-row', { hasText: 'Aurora live' })
      .getByText('the settings name it · this file went there last')
      .waitFor();
    await ui.picture('disagreement');
    await workbench.page.keyboard.press('Escape');
    await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    assert.equal(adds(), 1);
  });

  it('get other tokens without losing their name, and the ClientToken in all that share it', async () => {
    const { workbench } = ui;
    await workbench.runCommand('Mews: Replace Tokens');
    await workbench.choose('Which connection?', 'Test hotel');
    await workbench.answer('ClientToken', 'the-new-client-token');
    await workbench.answer('AccessToken', '');
    await workbench.quickInput('Mews refused these tokens (401: "Invalid ClientToken")');
    await workbench.page.keyboard.press('Enter');
    await dialog().getByText('Another connection has the former ClientToken. Replace it there as well?').waitFor();
    await dialog().getByText('All hotels (127.0.0.1').waitFor();
    await ui.picture('rotation');
    await dialog().getByText('Replace There Too').click();
    await workbench.notification('The ClientToken was replaced in one more connection.').waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.runCommand('Mews: Replace Tokens');
    await workbench.choose('Which connection?', 'Test hotel');
    await workbench.answer('ClientToken', ui.sandbox.tokens.clientToken);
    await workbench.answer('AccessToken', '');
    await dialog().getByText('Replace There Too').click();
    await workbench.notification('The tokens of "Test hotel" were replaced. They go to Hotel Aurora').waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('are the same in all windows', async () => {
    const { workbench } = ui;
    const other = await ui.secondWindow();
    await other.openFile('aurora.loyalty.json');
    await other.page.locator('.statusbar-item', { hasText: 'Test hotel' }).waitFor();
    await workbench.page.bringToFront();
    await workbench.runCommand('Mews: Switch Connection');
    await workbench.choose('Where do programs go?', 'All hotels');
    await status('All hotels').waitFor();
    await other.comeBack();
    await other.page.locator('.statusbar-item', { hasText: 'All hotels' }).waitFor();
    // The other window knows the secrets of its start alone: what it writes must not take the place of newer ones.
    await workbench.page.bringToFront();
    await addConnection(workbench, ui.sandbox, { name: 'New hotel' });
    await other.comeBack();
    await other.page.locator('.statusbar-item', { hasText: 'New hotel' }).waitFor();
    await other.runCommand('Mews: Switch Connection');
    await other.choose('Where do programs go?', 'Test hotel');
    await other.page.locator('.statusbar-item', { hasText: 'Test hotel' }).waitFor();
    await connectionOnDisk(other, 'Test hotel');
    await other.page.close();
    await workbench.page.bringToFront();
    await workbench.page.reload();
    await workbench.ready();
    await workbench.openFile('aurora.loyalty.json');
    await workbench.runCommand('Mews: Add Loyalty Programs');
    await workbench.choose('Where do the programs of "aurora.loyalty.json" go?', 'New hotel');
    await dialog().getByText('Nothing new for Hotel Aurora').waitFor();
    await dialog().getByText('Cancel').click();
    await dialog().waitFor({ state: 'detached' });
  });

  it('are used for this window only where VS Code has forgotten their tokens', async () => {
    const { workbench } = ui;
    const { page } = workbench;
    await connectionOnDisk(workbench, 'New hotel');
    // Where this VS Code keeps its secrets.
    await page.evaluate(() => localStorage.removeItem('secrets.provider'));
    await page.reload();
    await workbench.ready();
    await workbench.openFile('aurora.loyalty.json');
    await workbench.runCommand('Mews: Add Loyalty Programs');
    await workbench.choose('Where do the programs of "aurora.loyalty.json" go?', 'Test hotel');
    const toast = workbench.notification('VS Code has forgotten the tokens of "Test hotel", and all others');
    await toast.getByText('Enter Tokens').waitFor();
    await ui.picture('tokens-forgotten');
    await toast.getByText('Use for This Window Only').click();
    await workbench.answer('ClientToken', ui.sandbox.tokens.clientToken);
    await workbench.answer('AccessToken', ui.sandbox.tokens.accessToken);
    await dialog().getByText('Nothing new for Hotel Aurora').waitFor();
    await dialog().getByText('Cancel').click();
    await status('Test hotel · Hotel Aurora · Aurora Hotels').getByText('this window only').waitFor();
    assert.equal(adds(), 1);
  });

  it('are removed after a question, with their tokens', async () => {
    const { workbench } = ui;
    await workbench.runCommand('Mews: Remove Connection');
    await workbench.choose('Which connection?', 'Aurora live');
    await dialog().getByText('Remove the connection "Aurora live"?').waitFor();
    await ui.picture('remove');
    await dialog().getByText('Remove Connection').click();
    await dialog().waitFor({ state: 'detached' });
    await workbench.runCommand('Mews: Switch Connection');
    const pick = await workbench.quickInput('Where do programs go?');
    await pick.locator('.monaco-list-row', { hasText: 'All hotels' }).waitFor();
    assert.equal(await pick.locator('.monaco-list-row', { hasText: 'Aurora live' }).count(), 0);
    await workbench.page.keyboard.press('Escape');
  });

  it('leave their tokens nowhere but in the secret storage', async () => {
    const { leaks } = await tokenLeaks(ui.server.dataDir, [
      ...Object.values(ui.sandbox.tokens),
      'the-new-client-token',
    ]);
    assert.deepEqual(leaks, []);
    const shown = ui.shown.join('\n');
    for (const token of Object.values(ui.sandbox.tokens)) assert(!shown.includes(token));
  });
});
