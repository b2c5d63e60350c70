import assert from 'node:assert/strict';
import { addConnection } from './addConnection';
import { answerConnection } from './answerConnection';
import { connectionOnDisk } from './connectionOnDisk';
import { tellFailures } from './tellFailures';
import { openWindow, type UiWindow } from './window';

// One person whose keyring is locked for a while: each step stands on the ones before.
describe('a secret storage that does not answer', () => {
  let ui: UiWindow;
  before(async () => {
    ui = await openWindow();
    const { workbench } = ui;
    await workbench.openFile('aurora.loyalty.json');
    await addConnection(workbench, ui.sandbox, { name: 'Sandbox' });
    await connectionOnDisk(workbench, 'Sandbox');
    // The browser decrypts its secrets at the start: here not before the key comes.
    await workbench.page.addInitScript(() => {
      const { subtle } = crypto;
      const decrypt = subtle.decrypt.bind(subtle);
      const key = new Promise((resolve) => addEventListener('unlock', resolve));
      subtle.decrypt = (...asked) => key.then(() => decrypt(...asked));
    });
    await workbench.page.reload();
    await workbench.ready();
  });
  after(() => ui?.close());
  tellFailures(() => ui);
  const dialog = () => ui.workbench.page.locator('.monaco-dialog-box');

  it('has its help a button away, and what was typed need not be typed again after reading it', async () => {
    const { workbench, sandbox } = ui;
    await workbench.runCommand('Mews: Add Connection');
    await answerConnection(workbench, sandbox, { name: 'Locked' });
    const toast = workbench.notification('The tokens are not stored yet');
    await toast.getByText('Use for This Window Only').waitFor();
    await ui.picture('not-stored');
    await toast.getByText('Keyring Help').click();
    await dialog().getByText('code.visualstudio.com').waitFor();
    await ui.picture('keyring-help');
    await dialog().getByText('Cancel').click();
    await dialog().waitFor({ state: 'detached' });
    await toast.getByText('Use for This Window Only').click();
    await workbench.page
      .locator('.statusbar-item', { hasText: 'Locked · Hotel Aurora · Aurora Hotels' })
      .getByText('this window only')
      .waitFor();
    await ui.picture('this-window-only');
  });

  it('is asked once more, and gives the tokens as soon as it is unlocked', async () => {
    const { workbench, sandbox } = ui;
    const { page } = workbench;
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.runCommand('Mews: Switch Connection');
    await workbench.choose('Where do programs go?', 'Sandbox');
    await workbench.runCommand('Mews: Add Loyalty Programs');
    const toast = workbench.notification('the tokens of "Sandbox" could not be read. Nothing was sent.');
    await toast.getByText('Use for This Window Only').waitFor();
    await ui.picture('locked');
    await page.evaluate(() => dispatchEvent(new Event('unlock')));
    await toast.getByText('Try Again').click();
    await workbench.notification('Added 3 loyalty programs to Hotel Aurora').waitFor();
    assert.equal(sandbox.programs().length, 3);
  });
});
