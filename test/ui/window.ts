import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
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

interface WindowOptions {
  /** It is not trusted until somebody says so. */
  readonly workspaceTrust?: boolean;
  /** The address of Production leads to the sandbox. */
  readonly production?: boolean;
}

/** Opens the window, with more files in its folder by their names. The package has to be there: `npm run package`. */
export async function openWindow(
  settings: Readonly<Record<string, unknown>> = {},
  files: Readonly<Record<string, string>> = {},
  options: WindowOptions = {},
): Promise<UiWindow> {
  // What was opened last is closed first.
  const opened: (() => unknown)[] = [];
  const close = async () => {
    for (const closeOne of opened.splice(0).reverse()) await closeOne();
  };
  try {
    return { ...(await openParts(settings, files, options, opened)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openParts(
  settings: Readonly<Record<string, unknown>>,
  files: Readonly<Record<string, string>>,
  { workspaceTrust = false, production = false }: WindowOptions,
  opened: (() => unknown)[],
): Promise<Omit<UiWindow, 'close'>> {
  const own = mkdtempSync(path.join(tmpdir(), 'mews-loyalty-ui-'));
  opened.push(() => rmSync(own, { recursive: true, force: true }));
  const folder = path.join(own, 'loyalty');
  cpSync(path.join(ROOT, 'test/fixtures/workspace'), folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const sandbox = await startMewsSandbox();
  opened.push(() => sandbox.close());
  const standIn = production ? await startProductionStandIn(sandbox) : undefined;
  opened.push(() => standIn?.close());
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
  opened.push(() => server.stop());
  const browser = await openBrowser();
  opened.push(() => browser.close());
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
