import assert from 'node:assert/strict';
import { addConnection } from './addConnection';
import { tellFailures } from './tellFailures';
import { openWindow, type UiWindow } from './window';

describe('a run of several requests', () => {
  let ui: UiWindow;
  before(async () => {
    ui = await openWindow({ 'mewsLoyalty.batchSize': 2, 'mewsLoyalty.confirm': 'never' });
    await ui.workbench.openFile('aurora.loyalty.json');
  });
  after(() => ui?.close());
  tellFailures(() => ui);
  afterEach(() => ui.workbench.runCommand('Notifications: Clear All Notifications'));

  it('tells what each part of it came to', async () => {
    const { workbench, sandbox } = ui;
    sandbox.fault({ kind: 'error', operation: 'loyaltyPrograms/add', status: 400, message: 'Invalid Code', skip: 1 });
    await addConnection(workbench, sandbox);
    await workbench.runCommand('Mews: Add Loyalty Programs');
    const toast = workbench.notification('Added 2 of 3 loyalty programs.');
    await toast.waitFor();
    const text = (await toast.innerText()).replaceAll('\u00a0', ' ');
    assert.match(
      text,
      /Program 3: Mews did not accept the request \(400\)\. Mews says: "Invalid Code"\. Nothing was created\. \(RequestId [^)]+\)/,
    );
    assert.deepEqual(
      sandbox.programs().map(({ Code }) => Code),
      ['AC01', 'AC02'],
    );
  });

  it('says loudly that Mews changed something', async () => {
    const { workbench, sandbox } = ui;
    sandbox.fault({ kind: 'changed', operation: 'loyaltyPrograms/add', change: 'changedName' });
    await workbench.runCommand('Mews: Add Loyalty Programs');
    const dialog = workbench.page.locator('.monaco-dialog-box', { hasText: 'Add 1 loyalty program to Hotel Aurora' });
    await dialog.getByText('Add All 3').click();
    const toast = workbench.notification('Added 3 loyalty programs');
    await toast.waitFor();
    assert.match(await toast.innerText(), /Mews changed Name of the program AC01\./);
    await ui.picture('changed');
  });
});
