import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sandboxTokens } from '../sandbox/sandboxTokens';
import { tokenLeaks } from '../sandbox/tokenLeaks';
import { tellFailures } from './tellFailures';
import { openWindow, type UiWindow } from './window';

/** Programs as somebody typed them in a hurry. */
const HASTY = `{
  "LoyaltyPrograms": [
    {
      "Name": "Aurora Circle",
      "Code": "AC01 ",
      "Type": "hotel",
      "Subscription": "Free"
    },
    {
      "name": "Aurora Circle Gold",
      "Code": "AC01 ",
      "Type": "soft brand",
      "Subscription": "paid"
    }
  ]
}
`;

const { clientToken, accessToken, restrictedAccessToken } = sandboxTokens;
const SAMPLE = readFileSync(path.join(__dirname, '../fixtures/workspace/aurora.loyalty.json'), 'utf8');

// One person who mends files, in one window: each step stands on the ones before.
describe('quick fixes', () => {
  let ui: UiWindow;
  before(async () => {
    ui = await openWindow(
      {},
      {
        'hasty.loyalty.json': HASTY,
        'pasted.loyalty.json': SAMPLE.replace(
          '{\n',
          `{\n  "ClientToken": "${clientToken}",\n  "AccessToken": "${accessToken}",\n`,
        ),
        'again.loyalty.json': SAMPLE.replace('{\n', `{\n  "AccessToken": "${restrictedAccessToken}",\n`),
      },
    );
  });
  after(() => ui?.close());
  tellFailures(() => ui);
  const onDisk = (name: string) => readFile(path.join(ui.folder, name), 'utf8');

  it('mend a mistake from the light bulb', async () => {
    const { workbench } = ui;
    await workbench.openFile('hasty.loyalty.json');
    await workbench.runCommand('View: Focus Problems');
    await workbench.problem('"hotel" is not a Type.').waitFor();
    await workbench.selectText('"hotel"');
    const fix = await workbench.codeAction('Use "Hotel"');
    await ui.picture('fix');
    await fix.click();
    await workbench.problem('"hotel" is not a Type.').waitFor({ state: 'detached' });
    await workbench.problem('"soft brand" is not a Type.').waitFor();
  });

  it('mend all of a kind at once', async () => {
    const { workbench } = ui;
    await workbench.selectText('"soft brand"');
    const fix = await workbench.codeAction('Fix all in this file (2): use the nearest values');
    await fix.click();
    await workbench.problem('"soft brand" is not a Type.').waitFor({ state: 'detached' });
    await workbench.problem('"paid" is not a Subscription.').waitFor({ state: 'detached' });
    await workbench.problem('"name" must be written "Name"').waitFor();
  });

  it('mend all that needs no second look', async () => {
    const { workbench } = ui;
    await workbench.selectText('"name": "Aurora Circle Gold"');
    const fix = await workbench.codeAction('Fix all in this file that needs no second look');
    await fix.click();
    await workbench.problem('"name" must be written "Name"').waitFor({ state: 'detached' });
    await workbench.problem('Code "AC01" stands more than once in this file.').waitFor();
    await workbench.page.keyboard.press('Control+S');
    await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    assert.equal(
      await onDisk('hasty.loyalty.json'),
      HASTY.replaceAll('AC01 ', 'AC01')
        .replace('"hotel"', '"Hotel"')
        .replace('soft brand', 'SoftBrand')
        .replace('paid', 'Paid')
        .replace('"name"', '"Name"'),
    );
  });

  it('change nothing when moving tokens is ended at any question', async () => {
    const { workbench } = ui;
    await workbench.showExplorer();
    await workbench.openFile('pasted.loyalty.json');
    const before = await onDisk('pasted.loyalty.json');
    await workbench.problem('A token does not belong in a file.').waitFor();
    await workbench.selectText('ClientToken');
    await (await workbench.codeAction('Move tokens into a connection…')).click();
    await workbench.quickInput('Which Mews environment?');
    await workbench.page.keyboard.press('Escape');
    await workbench.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    assert.equal(await onDisk('pasted.loyalty.json'), before);
    await workbench.page.locator('.statusbar-item', { hasText: 'Mews: no connection' }).waitFor();
    assert.equal(ui.sandbox.seen.length, 0);
  });

  it('move pasted tokens into a new connection, and out of the file', async () => {
    const { workbench } = ui;
    await workbench.selectText('"ClientToken"');
    const move = await workbench.codeAction('Move tokens into a connection…');
    await ui.picture('move-tokens');
    await move.click();
    await workbench.choose('Which Mews environment?', 'Custom address…');
    await workbench.answer('PlatformAddress', ui.sandbox.address);
    for (const member of ['ClientToken', 'AccessToken']) {
      const box = await workbench.quickInput(member);
      assert.equal(await box.locator('input').first().getAttribute('type'), 'password');
      await workbench.answer(member, '');
    }
    await workbench.choose('What does the AccessToken cover?', 'Single enterprise');
    await workbench.answer('These tokens belong to Hotel Aurora, chain Aurora Hotels.', '');
    await workbench.notification('Moved the tokens from "pasted.loyalty.json" into the connection').waitFor();
    await ui.picture('moved-tokens');
    assert.equal(await onDisk('pasted.loyalty.json'), SAMPLE);
    await workbench.page.locator('.statusbar-item', { hasText: 'Hotel Aurora, Aurora Hotels' }).waitFor();
    await workbench.problem('A token does not belong in a file.').waitFor({ state: 'detached' });
  });

  it('move a new AccessToken into the connection that is there, after asking', async () => {
    const { workbench } = ui;
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.showExplorer();
    await workbench.openFile('again.loyalty.json');
    await workbench.selectText('AccessToken');
    await (await workbench.codeAction('Move tokens into a connection…')).click();
    await workbench.choose('Which connection shall keep the tokens?', 'Hotel Aurora, Aurora Hotels');
    await workbench.answer('ClientToken: the file does not hold it.', '');
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByText('Replace the tokens of the connection "Hotel Aurora, Aurora Hotels"?').waitFor();
    await ui.picture('replace-tokens');
    await dialog.getByText('Replace Tokens', { exact: true }).click();
    await workbench.notification('Moved the tokens from "again.loyalty.json" into the connection').waitFor();
    assert.equal(await onDisk('again.loyalty.json'), SAMPLE);
  });

  it('leave the tokens nowhere but in the secret storage', async () => {
    const { files, leaks } = await tokenLeaks(ui.server.dataDir);
    assert(files.length > 0);
    assert.deepEqual(leaks, []);
    const tokens = Object.values(ui.sandbox.tokens);
    assert(ui.shown.some((text) => text.includes('Moved the tokens')));
    assert(!ui.shown.some((text) => tokens.some((token) => text.includes(token))));
  });
});
