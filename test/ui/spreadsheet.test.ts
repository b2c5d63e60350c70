import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { addConnection } from './addConnection';
import { tellFailures } from './tellFailures';
import { openWindow, type UiWindow } from './window';

/** As Excel puts it on the clipboard: one column that Mews does not know, one Type that it does not know. */
const ROWS = [
  'Name\tCode\tType\tSubscription\tOwner',
  'Northern Miles\tNM01\texternal partner\tfree\tAnna',
  '"Aurora ""Plus"""\tAP01\tHotel\tPaid\tBjörn',
  'Soft Nights\tSN01\tBrand\tFree\t',
  '',
].join('\r\n');

// A person gets a spreadsheet: each step stands on the ones before.
describe('from a spreadsheet', () => {
  let ui: UiWindow;
  before(async () => {
    ui = await openWindow();
  });
  after(() => ui?.close());
  tellFailures(() => ui);

  const line = (text: string) => ui.workbench.page.locator('.monaco-editor .view-line', { hasText: text });

  it('starts a new file from the view, with the cursor in the first Name', async () => {
    const { workbench } = ui;
    await workbench.showCreatedPrograms();
    await addConnection(workbench, ui.sandbox, { name: 'Hotel Aurora' });
    await workbench.page.locator('.welcome-view .monaco-button', { hasText: 'New Loyalty Programs File' }).click();
    await workbench.page.locator('.tab.active', { hasText: 'programs.loyalty.json' }).waitFor();
    await line('"Name": "Name"').waitFor();
    await workbench.page.keyboard.type('Aurora Circle');
    await workbench.page.keyboard.press('Tab');
    await workbench.page.keyboard.type('AC01');
    await line('"Name": "Aurora Circle"').waitFor();
    await line('"Code": "AC01"').waitFor();
    // The proposed Code, typed whole: no list is left that would catch Tab.
    await workbench.closedByTyping(workbench.page.locator('.suggest-widget.visible'), async () => {
      await workbench.page.keyboard.press('Backspace');
      await workbench.page.keyboard.type('1');
    });
    await workbench.page.keyboard.press('Tab');
    await workbench.page.locator('.suggest-widget .monaco-list-row', { hasText: 'SoftBrand' }).waitFor();
    await workbench.page.keyboard.press('Escape');
    await workbench.page.keyboard.press('Escape');
  });

  it('makes programs of rows pasted into the list, and tells once what is left to do', async () => {
    const { workbench } = ui;
    const { page } = workbench;
    await page.evaluate((rows) => navigator.clipboard.writeText(rows), ROWS);
    await page.keyboard.press('Control+End');
    for (let line = 0; line < 3; line++) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    await page.keyboard.press('Control+V');
    await line('"Code": "NM01"').waitFor();
    await line('"Type": "ExternalPartner"').first().waitFor();
    await workbench.notification('column 5 "Owner"').waitFor();
    await workbench.notification('Correct row 4.').waitFor();
    await page.locator('.codelens-decoration a', { hasText: 'Add 4 loyalty programs' }).waitFor();
    await page.locator('.squiggly-error').first().waitFor();
    await page.locator('.post-edit-widget').waitFor();
    await ui.picture('paste');
  });

  it('leaves the choice of a plain paste', async () => {
    const { workbench } = ui;
    const { page } = workbench;
    await page.locator('.post-edit-widget .monaco-button').click();
    await page.locator('.action-widget .monaco-list-row', { hasText: 'Insert Plain Text' }).click();
    await line('Northern Miles').filter({ hasText: 'external partner' }).waitFor();
    await line('"Code": "NM01"').waitFor({ state: 'detached' });
  });

  it('imports a CSV file from the explorer', async () => {
    const { workbench } = ui;
    await writeFile(path.join(ui.folder, 'chain.csv'), `\ufeff${ROWS.replaceAll('\t', ';')}`, 'utf16le');
    await workbench.showExplorer();
    await workbench.page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: 'chain.csv' })
      .click({ button: 'right' });
    await workbench.chooseInMenu('Import Loyalty Programs from CSV');
    await workbench.page.locator('.tab.active', { hasText: 'chain.loyalty.json' }).waitFor();
    await line('"Name": "Aurora \\"Plus\\""').first().waitFor();
    await workbench.page.locator('.codelens-decoration a', { hasText: 'Add 3 loyalty programs' }).waitFor();
    await workbench.notification('Correct row 4.').waitFor();
    await ui.picture('import');
    assert.equal(ui.sandbox.seen.filter(({ operation }) => operation === 'loyaltyPrograms/add').length, 0);
  });

  it('says what to do with a file that is no CSV', async () => {
    const { workbench } = ui;
    await writeFile(path.join(ui.folder, 'letter.csv'), 'Dear guests, welcome.');
    await workbench.page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: 'letter.csv' })
      .click({ button: 'right' });
    await workbench.chooseInMenu('Import Loyalty Programs from CSV');
    await workbench.notification('"letter.csv" has no rows of loyalty programs.').waitFor();
  });

  it('asks for the file where it is not given, and tells of characters it could not read', async () => {
    const { workbench } = ui;
    const file = path.join(ui.folder, 'ansi.csv');
    await writeFile(file, 'Name;Code;Type;Subscription\r\nGr\u00f6\u00dfe;G1;Hotel;Free\r\n', 'latin1');
    await workbench.runCommand('Mews: Import Loyalty Programs from CSV');
    // By a click: the dialog still writes into its box while it looks for the folder.
    await workbench.choose('Import Loyalty Programs from CSV', 'ansi.csv');
    await workbench.page.locator('.tab.active', { hasText: 'ansi.loyalty.json' }).waitFor();
    await workbench.notification('Some characters of "ansi.csv" could not be read').waitFor();
  });

  it('offers the new file in File > New File…', async () => {
    const { workbench } = ui;
    // Its key: by its title the palette finds the explorer's command, which has the same.
    await workbench.page.keyboard.press('Control+Alt+Meta+N');
    await workbench.choose('Select File Type', 'New Loyalty Programs File');
    await workbench.page.locator('.tab.active', { hasText: 'programs-2.loyalty.json' }).waitFor();
  });
});
