import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './openBrowser';
import { runSuiteInWindow } from './runSuiteInWindow';
import { startServerWindow } from './startServerWindow';
import type { Settings } from './windowData';
import { isWindowNoise } from './windowNoise';

/** A suite that takes longer hangs, unless it is told how long it may take. */
const DEADLINE_MS = 30 * 60 * 1000;
const LINES_SHOWN = 40;

interface SuiteArguments {
  readonly extensionDevelopmentPath: string;
  readonly extensionTestsPath: string;
  readonly folder?: string;
}

/**
 * Behaves as the executable of VS Code does for a test run, with the VS Code server and a headless browser behind it:
 * takes `--extensionDevelopmentPath=`, `--extensionTestsPath=` and a folder, runs the suite in the extension host,
 * writes its console to stdout and gives its exit code. Other flags are ignored.
 *
 * `MEWS_LOYALTY_HOST_DATA` names the folder for logs and storage, which is then kept; `window.log` in it has every line.
 * `MEWS_LOYALTY_SUITE_MS` is the most time the suite may take. `MEWS_LOYALTY_HOST_TRUST=on` leaves workspace trust on;
 * `MEWS_LOYALTY_HOST_MACHINE` and `MEWS_LOYALTY_HOST_USER` are settings, as JSON.
 */
export async function serverVsCode(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const suite = suiteArguments(args);
  if (!suite) {
    process.stderr.write('Usage: --extensionDevelopmentPath=<folder> --extensionTestsPath=<file> [folder]\n');
    return 1;
  }
  const window = await startServerWindow({
    smokeTestDriver: true,
    workspaceTrust: env.MEWS_LOYALTY_HOST_TRUST === 'on',
    settings: settingsIn(env.MEWS_LOYALTY_HOST_MACHINE),
    userSettings: settingsIn(env.MEWS_LOYALTY_HOST_USER),
    ...(suite.folder ? { folder: suite.folder } : {}),
    ...(env.MEWS_LOYALTY_HOST_DATA ? { dataDir: env.MEWS_LOYALTY_HOST_DATA } : {}),
  });
  const deadlineMs = Number(env.MEWS_LOYALTY_SUITE_MS ?? DEADLINE_MS);
  const lines: string[] = [];
  const logFile = join(window.dataDir, 'window.log');
  mkdirSync(window.dataDir, { recursive: true });
  try {
    const browser = await openBrowser();
    try {
      return await runSuiteInWindow({
        ...suite,
        browser,
        url: window.url,
        signal: AbortSignal.timeout(deadlineMs),
        onLog(text) {
          appendFileSync(logFile, `${text}\n`);
          if (isWindowNoise(text)) return;
          lines.push(text);
          process.stdout.write(`${text}\n`);
        },
      });
    } finally {
      await browser.close();
    }
  } catch (error) {
    const reason = error instanceof Error && error.name === 'TimeoutError' ? `no end after ${deadlineMs} ms` : error;
    process.stderr.write(
      [
        `The suite did not run to its end: ${reason}`,
        '--- the last lines of the window:',
        ...lines.slice(-LINES_SHOWN),
        '--- the last lines of the server:',
        window.lastLines(),
        '',
      ].join('\n'),
    );
    return 1;
  } finally {
    await window.stop();
  }
}

function suiteArguments(args: readonly string[]): SuiteArguments | undefined {
  const value = (name: string) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
  const extensionDevelopmentPath = value('extensionDevelopmentPath');
  const extensionTestsPath = value('extensionTestsPath');
  if (!extensionDevelopmentPath || !extensionTestsPath) return undefined;
  const folderUri = value('folder-uri');
  const folder = folderUri ? fileURLToPath(folderUri) : args.find((arg) => !arg.startsWith('-'));
  return { extensionDevelopmentPath, extensionTestsPath, ...(folder ? { folder } : {}) };
}

function settingsIn(text = '{}'): Settings {
  return JSON.parse(text);
}
