import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../host/openBrowser';
import { startCodeServer } from '../host/startCodeServer';
import type { HostWindow } from '../host/startServerWindow';
import { type MewsSandbox, startMewsSandbox } from '../sandbox/mewsSandbox';
import { startProductionStandIn } from './productionStandIn';
import { Workbench } from './workbench';

const ROOT = path.join(__dirname, '..', '..');

/** A clean profile with the packed extension, a copy of the sample folder, and the Mews sandbox. */
export interface UiWindow {
  readonly sandbox: MewsSandbox;
  readonly workbench: Workbench;
  /** Opens one more window of the same profile. */
  secondWindow(): Promise<Workbench>;
  readonly server: HostWindow;
  /** The folder that is open. */
  readonly folder: string;
  /** Every text that notifications, dialogs, boxes and trees have shown so far. */
  readonly shown: readonly string[];
  /** Takes a picture: for the README in media/screenshots where MEWS_LOYALTY_SCREENSHOTS is set, else in out/screenshots. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens the window, with more files in its folder by their names; `workspaceTrust`: it is not trusted until somebody says so; `production`:
 * the address of Production leads to the sandbox. The package has to be there: `npm run package`. */
export async function openWindow(
  settings: Readonly<Record<string, unknown>> = {},
  files: Readonly<Record<string, string>> = {},
  {
    workspaceTrust = false,
    production = false,
  }: { readonly workspaceTrust?: boolean; readonly production?: boolean } = {},
): Promise<UiWindow> {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'mews-loyalty-ui-')), 'loyalty');
  cpSync(path.join(ROOT, 'test/fixtures/workspace'), folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const sandbox = await startMewsSandbox();
  const standIn = production ? await startProductionStandIn(sandbox) : undefined;
  const server = await startCodeServer({
    extensionVsix: path.join(ROOT, 'out/mews-loyalty-programs.vsix'),
    folder,
    workspaceTrust,
    ...(standIn && { env: standIn.env }),
    settings: {
      'workbench.colorTheme': 'Default Dark Modern',
      'window.commandCenter': false,
      'remote.autoForwardPorts': false,
      ...standIn?.settings,
      ...settings,
    },
  });
  const browser: Browser = await openBrowser();
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const shown: string[] = [];
  await page.exposeFunction('mewsLoyaltyShown', (text: string) => {
    shown.push(text);
  });
  await page.addInitScript(watchTexts);
  await page.goto(server.url);
  const workbench = new Workbench(page);
  await workbench.ready();
  const pictures = path.join(ROOT, process.env.MEWS_LOYALTY_SCREENSHOTS ? 'media/screenshots' : 'out/screenshots');
  mkdirSync(pictures, { recursive: true });
  return {
    sandbox,
    workbench,
    async secondWindow() {
      const second = await context.newPage();
      await second.goto(server.url);
      const other = new Workbench(second);
      await other.ready();
      return other;
    },
    server,
    folder,
    shown,
    picture: (name) => workbench.screenshot(path.join(pictures, `${name}.png`)),
    async close() {
      await browser.close();
      await server.stop();
      await standIn?.close();
      await sandbox.close();
      rmSync(path.dirname(folder), { recursive: true, force: true });
    },
  };
}

/** Runs in the page: tells of every text that appears where people read, attributes for screen readers included. */
function watchTexts(): void {
  const places =
    '.notifications-toasts, .notifications-center, .monaco-dialog-box, .quick-input-widget, .monaco-list-row, .monaco-hover';
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      const place = element?.closest(places);
      if (!place) continue;
      const labels = [...place.querySelectorAll('[aria-label]')].map((labelled) => labelled.getAttribute('aria-label'));
      const tell: unknown = Reflect.get(window, 'mewsLoyaltyShown');
      if (typeof tell === 'function') tell([place.textContent, ...labels].join('\n'));
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['aria-label'],
  });
}
