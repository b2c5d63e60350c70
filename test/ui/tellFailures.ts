import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { UiWindow } from './window';

/** What is read from the screen after a failure, by its place. */
const PLACES = {
  'tab in view': '.tab.active',
  editor: '.editor-instance .view-line',
  'lens over the file': '.codelens-decoration',
  suggestions: '.suggest-widget.visible',
  'box at the top': '.quick-input-widget:visible',
  dialog: '.monaco-dialog-box',
  notifications: '.notification-toast',
  'side bar': '.sidebar .monaco-list-row',
  panel: '.panel .view-line',
  'status bar': '.statusbar-item:visible',
} as const;
const LOG_LINES = 30;

/** After each test that failed: a picture, and in words what stood on the screen, for a machine whose pictures nobody sees. */
export function tellFailures(window: () => UiWindow | undefined): void {
  afterEach(async function () {
    const ui = window();
    if (this.currentTest?.state !== 'failed' || !ui) return;
    await ui.picture('failure');
    const { page } = ui.workbench;
    for (const [place, selector] of Object.entries(PLACES)) {
      const texts = await page.locator(selector).allInnerTexts();
      if (texts.length > 0) console.log(`── ${place}\n${texts.join('\n')}`);
    }
    const focused = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 300));
    console.log(`── focus\n${focused}\n── requests\n${ui.sandbox.seen.map(({ operation }) => operation).join('\n')}`);
    const logs = path.join(ui.server.dataDir, 'logs');
    for (const file of readdirSync(logs, { encoding: 'utf8', recursive: true })) {
      if (path.basename(file) !== 'remoteexthost.log') continue;
      const lines = readFileSync(path.join(logs, file), 'utf8').split('\n');
      console.log(`── ${file}\n${lines.slice(-LOG_LINES).join('\n')}`);
    }
  });
}
