import { format } from 'node:util';
import type { Browser, Page } from 'playwright-core';

export interface SuiteInWindowOptions {
  readonly browser: Browser;
  /** The `url` of a server window that was started with `smokeTestDriver`. */
  readonly url: string;
  /** The folder of the extension under development, absolute. */
  readonly extensionDevelopmentPath: string;
  /** The whole file that exports `run()`, with its ending, absolute. */
  readonly extensionTestsPath: string;
  /** Receives what the extension host writes to its console. */
  readonly onLog: (text: string) => void;
  /** Ends the wait. */
  readonly signal: AbortSignal;
}

/**
 * Opens the window, lets it run the suite inside its extension host, and gives the exit code: 0 when `run()` was fine.
 * Throws when the signal ends the wait, or the page cannot be opened.
 */
export async function runSuiteInWindow(options: SuiteInWindowOptions): Promise<number> {
  const page = await options.browser.newPage({ viewport: { width: 1280, height: 800 } });
  return new Promise<number>((resolve, reject) => {
    options.signal.addEventListener('abort', () => reject(options.signal.reason), { once: true });
    page.once('crash', () => reject(new Error('The page of the window crashed.')));
    page.once('close', () => reject(new Error('The page of the window was closed.')));
    openSuite(page, options, resolve).catch(reject);
  });
}

/** What a suite logs where a person has to do something that no command can: `A person clicks "Trust"`. */
const CLICKS = /^A person clicks "(.+)"$/;
const CLICK_MS = 20_000;

/** The built VS Code calls these two functions of its page, when it was started with the driver of its own tests. */
async function openSuite(page: Page, options: SuiteInWindowOptions, onExit: (code: number) => void): Promise<void> {
  await page.exposeFunction('codeAutomationLog', (_level: string, args: readonly unknown[]) => {
    const line = format(...args);
    options.onLog(line);
    const [, label] = CLICKS.exec(line) ?? [];
    if (label === undefined) return;
    const button = page.getByRole('button', { name: label, exact: true }).first();
    button.click({ timeout: CLICK_MS }).catch((error) => options.onLog(`Nobody could click: ${error}`));
  });
  await page.exposeFunction('codeAutomationExit', onExit);
  await page.goto(windowUrl(options));
}

function windowUrl({ url, extensionDevelopmentPath, extensionTestsPath }: SuiteInWindowOptions): string {
  const address = new URL(url);
  const remote = (path: string) => `vscode-remote://${address.host}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extensionDevelopmentPath)],
    ['extensionTestsPath', remote(extensionTestsPath)],
  ];
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}
