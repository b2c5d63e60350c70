import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { addConnection } from './addConnection';
import { tellFailures } from './tellFailures';
import { openWindow, type UiWindow } from './window';

const FILE = 'season.loyalty.json';
const NAMES = { SE01: 'Season Pass', SE02: 'Season Gold', SE03: 'Season Family', SE04: 'Season Winter' } as const;

const program = (Code: keyof typeof NAMES, Name: string = NAMES[Code]) =>
  ({ Name, Code, Type: 'Hotel', Subscription: 'Free' }) as const;

/** The file with these programs, a line each. */
function fileWith(...codes: (keyof typeof NAMES)[]): string {
  const lines = codes.map((code) => `    ${JSON.stringify(program(code))}`);
  return `{\n  "LoyaltyPrograms": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

// One person who looks before adding, in one window: each step stands on the ones before.
describe('the plan', () => {
  let ui: UiWindow;
  before(async () => {
    ui = await openWindow(
      { 'mewsLoyalty.confirm': 'never', 'editor.minimap.enabled': false },
      { [FILE]: fileWith('SE01', 'SE02', 'SE03', 'SE04') },
    );
    ui.sandbox.addProgram(program('SE01'));
    ui.sandbox.addProgram(program('SE02', 'Season Golden'));
    ui.sandbox.addProgram(program('SE03'));
    const { workbench } = ui;
    await workbench.openFile(FILE);
    await addConnection(workbench, ui.sandbox);
    await workbench.runCommand('Notifications: Clear All Notifications');
  });
  after(() => ui?.close());
  tellFailures(() => ui);
  const preview = () =>
    ui.workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame').locator('body');
  const showFile = () => ui.workbench.page.locator('.tab', { hasText: FILE }).first().click();
  const asked = () => ui.sandbox.seen.filter(({ operation }) => operation === 'loyaltyPrograms/getAll').length;
  const adds = () => ui.sandbox.seen.filter(({ operation }) => operation === 'loyaltyPrograms/add').length;

  it('stands in the preview: the numbers, what differs, and what is the same', async () => {
    const { workbench } = ui;
    await workbench.page.locator('.codelens-decoration a', { hasText: 'Preview' }).first().click();
    await preview().getByText('In Mews already, and the same: 2').waitFor();
    const text = await preview().innerText();
    assert.match(text, /Nothing has been added: this is only a look at the file and at what Mews has\./);
    assert.match(text, /- Name: "Season Golden"\n\+ Name: "Season Gold"\n/);
    const [first] = ui.sandbox.programs();
    assert(first && text.includes(`SE01: Id ${first.Id}`));
    await ui.picture('plan-preview');
    // Below the fold.
    await preview().getByText('Season Winter').scrollIntoViewIfNeeded();
    await ui.picture('plan-preview-end');
    await preview()
      .getByText('Lines with - are what Mews has')
      .evaluate((line) => line.scrollIntoView());
    await ui.picture('plan-preview-diff');
    assert.equal(adds(), 0);
  });

  it('stands on the lines, with a page that explains it', async () => {
    const { workbench } = ui;
    await workbench.runCommand('View: Focus Problems');
    await workbench
      .problem('Mews has Code "SE02" already, as another program: Name is "Season Golden" there.')
      .waitFor();
    await workbench.problem('Mews has this program already, with the Id').waitFor();
    await ui.picture('plan-lines');
    await workbench.problem('Mews has Code "SE02"').locator('a', { hasText: 'different-in-mews' }).click();
    await workbench.page.locator('.tab.active', { hasText: 'different-in-mews.md' }).waitFor();
    await ui.picture('plan-explained');
    // A page takes no keys while it comes up.
    await showFile();
    await workbench.runCommand('View: Toggle Panel Visibility');
  });

  it('can be asked for from the editor title with Alt, the editor, and the explorer', async () => {
    const { workbench } = ui;
    const { page } = workbench;
    const starts: Record<string, () => Promise<void>> = {
      'editor title': async () => {
        await page.locator('.editor-actions .action-label[aria-label^="Add Loyalty Programs"]').hover();
        await page.keyboard.down('Alt');
        await page.locator('.editor-actions .action-label[aria-label^="Preview Loyalty Programs"]').click();
        await page.keyboard.up('Alt');
      },
      editor: async () => {
        await page.locator('.monaco-editor .view-line', { hasText: 'Season Winter' }).click({ button: 'right' });
        await workbench.chooseInMenu('Preview Loyalty Programs');
      },
      explorer: async () => {
        await page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'season' }).click({ button: 'right' });
        await workbench.chooseInMenu('Preview Loyalty Programs');
      },
    };
    for (const [where, start] of Object.entries(starts)) {
      await workbench.runCommand('View: Close All Editors');
      await page.locator('.tab').first().waitFor({ state: 'detached' });
      await workbench.openFile(FILE);
      const before = asked();
      await start();
      await preview()
        .getByText('In Mews already, and the same: 2')
        .waitFor()
        .catch(() => assert.fail(`no preview from the ${where}`));
      assert.equal(asked(), before + 2, where);
    }
    assert.equal(adds(), 0);
  });

  it('says so where the asking was cancelled', async () => {
    const { workbench, sandbox } = ui;
    sandbox.fault({ kind: 'delay', operation: 'loyaltyPrograms/getAll', delayMs: 'release' });
    await workbench.runCommand('Mews: Preview Loyalty Programs');
    const progress = workbench.notification('looking for programs that exist already…');
    await progress.waitFor();
    await ui.picture('plan-asking');
    await progress.getByText('Cancel').click();
    await preview().getByText('Not compared with Mews: you cancelled before the answer had come.').waitFor();
    sandbox.release();
  });

  it('takes the programs that Mews has out of the file, one or all', async () => {
    const { workbench } = ui;
    const { page } = workbench;
    const saved = async () => {
      await page.keyboard.press('Control+S');
      await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
      return readFile(path.join(ui.folder, FILE), 'utf8');
    };
    await workbench.runCommand('View: Close All Editors');
    await page.locator('.tab').first().waitFor({ state: 'detached' });
    await workbench.openFile(FILE);
    await workbench.runCommand('Mews: Preview Loyalty Programs');
    await preview().getByText('In Mews already, and the same: 2').waitFor();
    await showFile();
    await workbench.selectText('"SE01"');
    const all = await workbench.codeAction('Remove all 2 programs that Mews has already');
    await ui.picture('plan-fixes');
    await all.click();
    await page.locator('.view-line', { hasText: 'SE01' }).waitFor({ state: 'detached' });
    assert.equal(await saved(), fileWith('SE02', 'SE04'));
    await preview().getByText('In Mews already, and the same: 0').waitFor();
    await preview().getByText('The file was changed since then').waitFor();
    await ui.picture('plan-edited');
  });

  it('stands on the lines before the programs are added, and knows afterwards where they are in the tree', async () => {
    const { workbench } = ui;
    const { page } = workbench;
    await workbench.runCommand('Mews: Add Loyalty Programs');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText('Add 1, Skip 1').waitFor();
    await ui.picture('plan-question');
    await dialog.getByText('Add 1, Skip 1').click();
    await workbench.notification('Added 1 loyalty program').waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
    assert.deepEqual(
      ui.sandbox.programs().map(({ Code }) => Code),
      ['SE01', 'SE02', 'SE03', 'SE04'],
    );
    await workbench.runCommand('View: Focus Problems');
    await workbench.problem('Mews has Code "SE02" already').waitFor();
    await workbench.runCommand('View: Toggle Panel Visibility');
    await preview().getByText('Added since Mews was asked: 1').waitFor();
    await showFile();
    await workbench.runCommand('Mews: Preview Loyalty Programs');
    await preview().getByText('In Mews already, and the same: 1').waitFor();
    await showFile();
    await workbench.selectText('"SE04"');
    const copy = await workbench.codeAction('Copy its Id');
    await copy.click();
    await workbench.clipboardOnce(ui.sandbox.programs()[3]?.Id ?? '');
    const show = await workbench.codeAction('Show in Created Programs');
    await show.click();
    await page.locator('.sidebar .monaco-list-row.selected', { hasText: 'Season Winter' }).waitFor();
    await ui.picture('plan-in-tree');
  });

  it('takes one program out of the file', async () => {
    const { workbench } = ui;
    await workbench.selectText('"SE02"');
    await (await workbench.codeAction('Remove this program from the file')).click();
    await workbench.page.locator('.view-line', { hasText: 'SE02' }).waitFor({ state: 'detached' });
    await workbench.page.keyboard.press('Control+S');
    await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    assert.equal(await readFile(path.join(ui.folder, FILE), 'utf8'), fileWith('SE04'));
  });
});

describe('the plan in a folder that is not trusted', () => {
  let ui: UiWindow;
  before(async () => {
    ui = await openWindow({}, {}, { workspaceTrust: true });
  });
  after(() => ui?.close());
  tellFailures(() => ui);

  it('is not asked for, and the preview says why', async () => {
    const { workbench, sandbox } = ui;
    await workbench.page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await workbench.openFile('aurora.loyalty.json');
    await workbench.runCommand('Mews: Add Connection');
    await workbench.notification('This workspace is not trusted').waitFor();
    await workbench.runCommand('Mews: Preview Loyalty Programs');
    const body = workbench.page
      .frameLocator('iframe.webview.ready')
      .frameLocator('iframe#active-frame')
      .locator('body');
    await body.getByText('Not compared with Mews: this workspace is not trusted').waitFor();
    await body.getByText('Nothing has been sent: this is only a look at the file.').waitFor();
    await ui.picture('plan-untrusted');
    assert.deepEqual(
      sandbox.seen.map(({ operation }) => operation),
      [],
    );
  });
});
