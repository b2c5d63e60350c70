import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

const SELECT_ALL = process.platform === 'darwin' ? 'Meta+A' : 'Control+A';

/** The window of VS Code, used as a person would: keys, clicks, and what stands on the screen. */
export class Workbench {
  constructor(readonly page: Page) {}

  /** Waits until the window takes keys. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench').waitFor();
    await this.page.locator('.statusbar-item').first().waitFor();
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** Opens a file of the folder by a double click in the explorer. */
  async openFile(name: string): Promise<void> {
    await this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: name }).dblclick();
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.page.locator('.monaco-editor .view-line').first().waitFor();
  }

  /**
   * Runs a command by its title in the palette. The palette closes when something else takes the focus, so it is called
   * again where it does not come to the row. Enter takes the row that has the focus, whichever it is: that one is waited for.
   */
  async runCommand(title: string): Promise<void> {
    const palette = this.page.locator('.quick-input-widget:visible');
    const row = palette.locator('.quick-input-list .monaco-list-row.focused', { hasText: title }).first();
    for (let attempt = 0; attempt < 4; attempt++) {
      await this.page.keyboard.press('F1');
      const found = await palette
        .locator('input[type="text"]')
        .first()
        .fill(`>${title}`, { timeout: 5000 })
        .then(() => row.waitFor({ timeout: 10_000 }))
        .then(
          () => true,
          () => false,
        );
      if (found) return this.page.keyboard.press('Enter');
    }
    throw new Error(`The palette does not come to ${title}`);
  }

  /** The box at the top, once its title, prompt or placeholder holds this text. */
  async quickInput(text: string): Promise<Locator> {
    const widget = this.page.locator('.quick-input-widget:visible');
    const asking = widget.filter({ hasText: text }).or(widget.filter({ has: this.page.getByPlaceholder(text) }));
    await asking.waitFor();
    return asking;
  }

  /** Answers a question of the box at the top: waits for its words, types, presses Enter. */
  async answer(question: string, text: string): Promise<void> {
    const widget = await this.quickInput(question);
    await widget.locator('input').first().focus();
    if (text !== '') {
      await this.page.keyboard.press(SELECT_ALL);
      await this.page.keyboard.type(text);
    }
    await this.page.keyboard.press('Enter');
  }

  /** Chooses a row of the box at the top. */
  async choose(question: string, row: string): Promise<void> {
    const widget = await this.quickInput(question);
    await widget.locator('.monaco-list-row', { hasText: row }).first().click();
  }

  /** A notification that holds this text. */
  notification(text: string | RegExp): Locator {
    return this.page.locator('.notification-toast', { hasText: text }).first();
  }

  /** Rows of the tree in the side bar. */
  treeRow(text: string | RegExp): Locator {
    return this.page.locator('.sidebar .monaco-list-row, .pane-body .monaco-list-row', { hasText: text }).first();
  }

  /** Shows our view. */
  async showCreatedPrograms(): Promise<void> {
    await this.showInSideBar('Mews');
  }

  async showExplorer(): Promise<void> {
    await this.showInSideBar('Explorer');
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** Clicks an icon of the activity bar, unless its view is shown: a second click would hide it. */
  private async showInSideBar(title: string): Promise<void> {
    const heading = this.page.locator('.sidebar .composite.title', { hasText: title });
    if (!(await heading.isVisible())) {
      // The whole item: a badge may lie over its icon.
      const icon = this.page.locator(`.action-label[aria-label^="${title}"]`);
      await this.page.locator('.activitybar .action-item').filter({ has: icon }).click();
    }
    await heading.waitFor();
  }

  /** Chooses in the open context menu. With Enter, because a menu takes no click in its first moments. */
  async chooseInMenu(title: string): Promise<void> {
    const item = this.page.locator('.monaco-menu .action-menu-item', { hasText: title });
    await item.hover();
    await this.page.locator('.monaco-menu .action-item.focused', { hasText: title }).waitFor();
    await this.page.keyboard.press('Enter');
  }

  /** A row of the Problems view. */
  problem(text: string): Locator {
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: text }).first();
  }

  /** Selects a text in the editor in view, by its find box. */
  async selectText(text: string): Promise<void> {
    await this.page.locator('.monaco-editor .view-line').first().click();
    await this.page.keyboard.press('Control+F');
    await this.page.locator('.find-widget.visible textarea').first().fill(text);
    await this.page.locator('.find-widget .matchesCount', { hasText: '1 of' }).waitFor();
    await this.page.keyboard.press('Escape');
    await this.page.locator('.find-widget.visible').waitFor({ state: 'detached' });
    // The find box gives its key Enter back in a task of its own, after it has lost the focus: no person is that fast.
    await this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  }

  /**
   * Opens the light bulb's menu at the cursor, and gives a row of it. VS Code drops the request when problems change in the
   * same moment, so the key is pressed again where no menu comes, as a person would.
   */
  async codeAction(title: string): Promise<Locator> {
    const row = this.page.locator('.action-widget .monaco-list-row', { hasText: title }).first();
    for (let attempt = 0; attempt < 5; attempt++) {
      await this.page.keyboard.press('Control+.');
      const came = await row.waitFor({ timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (came) return row;
    }
    throw new Error(`The light bulb does not offer ${title}`);
  }

  /**
   * Waits until typing has closed a list of suggestions. One that comes half a second after a key counts as called for, and
   * stays: there `typeAgain` types a key once more.
   */
  async closedByTyping(suggestions: Locator, typeAgain: () => Promise<void>): Promise<void> {
    for (let attempt = 0; attempt < 5; attempt++) {
      if (attempt > 0) await typeAgain();
      const closed = await suggestions.waitFor({ state: 'hidden', timeout: 3000 }).then(
        () => true,
        () => false,
      );
      if (closed) return;
    }
    throw new Error(`Still offered while it is typed: ${await suggestions.innerText()}`);
  }

  /** The lines that the output panel shows. */
  async outputText(): Promise<string> {
    const lines = await this.page.locator('.panel .view-line').allInnerTexts();
    return lines.map((line) => line.replaceAll('\u00a0', ' ')).join('\n');
  }

  /** Waits until the output panel shows a text. */
  async outputOnce(text: string): Promise<void> {
    await this.page.waitForFunction((wanted) => {
      const lines = [...document.querySelectorAll('.panel .view-line')].map((line) => line.textContent ?? '');
      return lines.join('').replaceAll('\u00a0', ' ').includes(wanted);
    }, text);
  }

  /** Waits until the clipboard holds a text. Not by `waitForFunction`: a promise counts as true there. */
  async clipboardOnce(text: string): Promise<void> {
    const held = await this.page.evaluate(async (wanted) => {
      const deadline = performance.now() + 15_000;
      for (;;) {
        const now = await navigator.clipboard.readText();
        if (now === wanted || performance.now() > deadline) return now;
        await new Promise(requestAnimationFrame);
      }
    }, text);
    assert.equal(held, text);
  }

  /** Looks at another window for a moment, and comes back to this one. A headless page believes that it always has the focus. */
  async comeBack(): Promise<void> {
    await this.page.bringToFront();
    await this.page.evaluate(async () => {
      const { hasFocus } = document;
      document.hasFocus = () => false;
      window.dispatchEvent(new Event('blur'));
      // VS Code takes a blur for one when no focus follows in the same moment.
      await new Promise((resolve) => setTimeout(resolve));
      document.hasFocus = hasFocus;
      window.dispatchEvent(new Event('focus'));
    });
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file, animations: 'disabled' });
  }
}
