import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { trustedAuthorities } from '../faults/certificates';
import { allTokens } from '../faults/tokenTraces';
import { tokenLeaks } from '../sandbox/tokenLeaks';
import { hostCache } from './hostCache';
import { type Settings, windowData } from './windowData';

const ROOT = join(__dirname, '..', '..');
const SERVER_VS_CODE = join(__dirname, 'serverVsCode.mjs');

export interface RunSuitesOptions {
  /** The extension's folder; the checkout when left out. */
  readonly extensionDevelopmentPath?: string;
  /** The bundled suites, a file that exports `run()`. */
  readonly extensionTestsPath?: string;
  /** Copied, and the copy opened, by its `.code-workspace` file where it has one; an empty folder when there is none. */
  readonly workspaceTemplate?: string;
  /** Added to the environment of the window. */
  readonly env?: Readonly<Record<string, string>>;
  /** Searched for in all that the window wrote, beside those of the sandbox and of the faults. */
  readonly tokens?: readonly string[];
  /** What a window needs that no other has. Such a window is always one of the VS Code server. */
  readonly own?: OwnWindow;
}

/** A window that is not as all others are. */
export interface OwnWindow {
  /** Leaves workspace trust on: the folder is not trusted until somebody says so. */
  readonly workspaceTrust?: boolean;
  /** Settings of the machine, which is what those in a `devcontainer.json` become. */
  readonly machineSettings?: Settings;
  /** Settings of the person, there before the window is. */
  readonly userSettings?: Settings;
  /** Readies the copy of the workspace, and what has to run beside the window. */
  readonly arrange?: (workspace: string) => Promise<Arrangement>;
}

/** What was arranged for one window. Adds to what is said of the window. */
export interface Arrangement {
  readonly env?: Readonly<Record<string, string>>;
  readonly machineSettings?: Settings;
  readonly userSettings?: Settings;
  /** Once the window is closed: ends what was begun. Throws when the window did what it must not have done. */
  readonly after?: () => Promise<void>;
}

/**
 * Runs the host suites in a real VS Code: the desktop one where there is a display and it can be downloaded, else the VS
 * Code server. `MEWS_LOYALTY_HOST=desktop|server` forces one, `MEWS_LOYALTY_VSCODE=1.103` takes the oldest we support.
 * Afterwards searches all that the window wrote for tokens. Gives whether the suites passed; when they did not, says where logs and storage are.
 */
export async function runSuites(options: RunSuitesOptions = {}): Promise<boolean> {
  const extensionDevelopmentPath = options.extensionDevelopmentPath ?? ROOT;
  const extensionTestsPath = options.extensionTestsPath ?? join(ROOT, 'out', 'test', 'vscode', 'index.js');
  const template = options.workspaceTemplate ?? join(ROOT, 'test', 'vscode', 'workspace');
  if (!existsSync(extensionTestsPath)) {
    throw new Error(`There is no ${extensionTestsPath}: build first, with \`npm run build\`.`);
  }
  const { own } = options;
  const vscodeExecutablePath = own ? SERVER_VS_CODE : await chooseVsCode();
  const folder = mkdtempSync(join(tmpdir(), 'mews-loyalty-suites-'));
  const workspace = join(folder, 'workspace');
  const dataDir = join(folder, 'data');
  if (existsSync(template)) cpSync(template, workspace, { recursive: true });
  mkdirSync(workspace, { recursive: true });
  // The authorities that signed the certificates of the tests, which only a window of the tests trusts.
  const authorities = join(folder, 'authorities.pem');
  writeFileSync(authorities, trustedAuthorities);
  const workspaceFile = readdirSync(workspace).find((name) => name.endsWith('.code-workspace'));
  // For the desktop VS Code; the server keeps its settings elsewhere in the same folder.
  windowData(dataDir, join('User', 'settings.json'), {});
  let arranged: Arrangement = {};
  try {
    arranged = (await own?.arrange?.(workspace)) ?? {};
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath,
      extensionTestsPath,
      // What is kept for the whole user belongs to this window alone.
      extensionTestsEnv: {
        XDG_STATE_HOME: dataDir,
        NODE_EXTRA_CA_CERTS: authorities,
        ...options.env,
        ...arranged.env,
        ...(own && {
          MEWS_LOYALTY_HOST_TRUST: own.workspaceTrust ? 'on' : 'off',
          MEWS_LOYALTY_HOST_MACHINE: JSON.stringify({ ...own.machineSettings, ...arranged.machineSettings }),
          MEWS_LOYALTY_HOST_USER: JSON.stringify({ ...own.userSettings, ...arranged.userSettings }),
        }),
        MEWS_LOYALTY_HOST_DATA: dataDir,
      },
      launchArgs: [
        workspaceFile ? join(workspace, workspaceFile) : workspace,
        '--disable-workspace-trust',
        `--user-data-dir=${dataDir}`,
        `--extensions-dir=${join(dataDir, 'extensions')}`,
      ],
    });
    const { after } = arranged;
    arranged = {};
    await after?.();
    const { files, leaks } = await tokenLeaks(dataDir, [...allTokens, ...(options.tokens ?? [])]);
    if (files.length === 0) throw new Error('The suites left no log to search for tokens');
    if (leaks.length > 0) throw new Error(`A token stands in ${leaks.join(', ')}`);
    process.stdout.write(`No token in the ${files.length} files of logs, output and journals\n`);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    return true;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.stderr.write(`The logs and the storage of this VS Code are in ${dataDir}\n`);
    await arranged.after?.().catch(() => undefined);
    return false;
  }
}

async function chooseVsCode(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const forced = env.MEWS_LOYALTY_HOST;
  if (forced && forced !== 'desktop' && forced !== 'server') {
    throw new Error(`MEWS_LOYALTY_HOST is ${forced}; it takes desktop or server.`);
  }
  const hasDisplay = process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  if (forced === 'server' || (!forced && !hasDisplay)) return SERVER_VS_CODE;
  const { release } = hostCache(env.MEWS_LOYALTY_VSCODE);
  try {
    return await downloadAndUnzipVSCode({ version: release, cachePath: join(ROOT, '.vscode-test') });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (forced || process.platform !== 'linux') {
      throw new Error(
        `The desktop VS Code ${release} could not be downloaded: ${reason}\n` +
          'See that update.code.visualstudio.com answers (behind a proxy set HTTPS_PROXY), delete .vscode-test and retry.',
        { cause },
      );
    }
    process.stderr.write(`The desktop VS Code could not be downloaded (${reason}); taking the VS Code server.\n`);
    return SERVER_VS_CODE;
  }
}

if (require.main === module) {
  runSuites().then(
    (passed) => {
      process.exitCode = passed ? 0 : 1;
    },
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
      process.exitCode = 1;
    },
  );
}
