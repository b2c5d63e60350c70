import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { addConnection } from './addConnection';
import { offeredOnce } from './offeredOnce';
import { tellFailures } from './tellFailures';
import { openWindow, type UiWindow } from './window';

// One person completes a file by what is offered, and looks at it before it is sent.
describe('help while editing', () => {
  const FILE = 'aurora.loyalty.json';
  let ui: UiWindow;
  before(async () => {
    ui = await openWindow({ 'mewsLoyalty.confirm': 'never', 'editor.minimap.enabled': false });
    await writeFile(
      path.join(ui.folder, FILE),
      '{\n  "LoyaltyPrograms": [\n    { "Name": "Old Friends", "Code": "ACG01", "Type": "Hotel", "Subscription": "Paid" },\n    {\n      "Name": "Aurora Circle Gold"\n    }\n  ]\n}\n',
    );
    await ui.workbench.openFile(FILE);
  });
  after(() => ui?.close());
  tellFailures(() => ui);
  const suggestion = (text: string) =>
    ui.workbench.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: text });
  const press = (key: string) => ui.workbench.page.keyboard.press(key);

  it('takes a member, and the Code that is proposed for the Name', async () => {
    const { workbench } = ui;
    await workbench.selectText('"Aurora Circle Gold"');
    await press('End');
    await workbench.page.keyboard.type(',\n');
    // The JSON support takes its time to start.
    await offeredOnce(workbench, 'Code,Type,Subscription');
    await press('Enter');
    await suggestion('"ACG02"').waitFor();
    await ui.picture('code-proposed');
    await press('Enter');
    await suggestion('"ACG02"').waitFor({ state: 'hidden' });
  });

  it('takes values of Type and Subscription', async () => {
    const { workbench } = ui;
    for (const [offered, member, value] of [
      ['Type,Subscription', 'Type', '"SoftBrand"'],
      ['Subscription', 'Subscription', '"Free"'],
    ] as const) {
      await press('End');
      await workbench.page.keyboard.type(',\n');
      await offeredOnce(workbench, offered);
      await suggestion(member).click();
      await suggestion(value).click();
      await suggestion(value).waitFor({ state: 'hidden' });
    }
    await press('Control+S');
    await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    const saved: unknown = JSON.parse(await readFile(path.join(ui.folder, FILE), 'utf8'));
    assert.deepEqual(saved, {
      LoyaltyPrograms: [
        { Name: 'Old Friends', Code: 'ACG01', Type: 'Hotel', Subscription: 'Paid' },
        { Name: 'Aurora Circle Gold', Code: 'ACG02', Type: 'SoftBrand', Subscription: 'Free' },
      ],
    });
  });

  it('offers the proposed Code when a quote is typed, and leaves a typed one alone', async () => {
    const { workbench } = ui;
    await workbench.selectText('"ACG02"');
    await press('Delete');
    await workbench.page.keyboard.type('"');
    await suggestion('"ACG02"').waitFor();
    await workbench.page.keyboard.type('X1');
    await workbench.closedByTyping(suggestion('"ACG02"'), () => press('1'));
    // Called for, it takes the place of what stands there.
    // A moment after a key it still counts as typed.
    await offeredOnce(workbench, '"ACG02"');
    await press('Enter');
    await suggestion('"ACG02"').waitFor({ state: 'hidden' });
    await press('Control+S');
    await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    assert.match(await readFile(path.join(ui.folder, FILE), 'utf8'), /"Code": "ACG02",\n/);
  });

  it('shows each program by its Name and Code in the outline and the breadcrumbs', async () => {
    const { workbench } = ui;
    await workbench.runCommand('Explorer: Focus on Outline View');
    const row = workbench.page.locator('.outline-pane .monaco-list-row', { hasText: 'Aurora Circle Gold' }).first();
    await row.waitFor();
    await ui.picture('outline');
  });

  it('previews what the editor shows, with the lens over the file', async () => {
    const { workbench } = ui;
    await addConnection(workbench, ui.sandbox);
    // Escape would go to the toast first.
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.page.locator('.codelens-decoration a', { hasText: 'Preview' }).first().click();
    const frame = workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await frame.getByText('Aurora Circle Gold').waitFor();
    await frame.getByText('2 loyalty programs, in 1 request').waitFor();
    await ui.picture('preview');
    await workbench.selectText('Old Friends');
    await workbench.page.keyboard.type('New Friends');
    await frame.getByText('New Friends').waitFor();
    await frame.getByText('The file has unsaved changes').waitFor();
    assert.equal(ui.sandbox.seen.filter(({ operation }) => operation === 'loyaltyPrograms/add').length, 0);
  });

  it('tells on the Code what was created with it', async () => {
    const { workbench } = ui;
    await workbench.runCommand('Mews: Add Loyalty Programs');
    await workbench.notification('Added 2 loyalty programs to Hotel Aurora').waitFor();
    await workbench.runCommand('Notifications: Clear All Notifications');
    await workbench.selectText('"ACG02"');
    await workbench.runCommand('Show or Focus Hover');
    const hover = workbench.page.locator('.monaco-hover:visible', { hasText: 'In Mews:' });
    await hover.waitFor();
    const id = ui.sandbox.programs()[1]?.Id;
    assert(id);
    assert((await hover.innerText()).includes(`Id ${id}, created`));
    await ui.picture('hover');
  });
});
