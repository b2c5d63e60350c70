import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { startHostProcess } from './hostProcess';
import { installHost } from './installHost';
import { runToEnd } from './runToEnd';
import { serverEnvironment } from './serverEnvironment';
import { windowAddress } from './windowAddress';
import { type Settings, windowData } from './windowData';

export interface ServerWindowOptions {
  /** A packed extension to install first, as users get it. */
  readonly extensionVsix?: string;
  /** Added to settings for a quiet window; those of the machine, of which VS Code takes none with the scope "application". */
  readonly settings?: Settings;
  /** Settings of the person. */
  readonly userSettings?: Settings;
  /** The folder or `.code-workspace` file that `url` opens, absolute. */
  readonly folder?: string;
  /** Lets a page run a suite in the extension host, see runSuiteInWindow. */
  readonly smokeTestDriver?: boolean;
  /** Leaves workspace trust on; off when left out. */
  readonly workspaceTrust?: boolean;
  /** `1.139` (the default) or `1.103`. */
  readonly vscodeVersion?: string;
  /** Where settings, logs and storage go. A fresh folder that `stop()` removes when left out. */
  readonly dataDir?: string;
}

export interface HostWindow {
  readonly port: number;
  /** Open this in the browser. */
  readonly url: string;
  /** Logs and storage of extensions are in here. */
  readonly dataDir: string;
  /** What the server wrote last. */
  lastLines(): string;
  /** Ends the server, and removes the data folder unless it was handed in or is to be kept. */
  stop(options?: { readonly keepData?: boolean }): Promise<void>;
}

/**
 * Starts VS Code's own server, installing the host on first use. SecretStorage is memory only here: a page reload
 * forgets secrets. Logs are in `dataDir/data/logs`, extension storage in `dataDir/data/User/globalStorage`.
 */
export async function startServerWindow(options: ServerWindowOptions = {}): Promise<HostWindow> {
  const host = await installHost({ vscodeVersion: options.vscodeVersion });
  const data = windowData(options.dataDir, join('data', 'Machine', 'settings.json'), {
    'security.workspace.trust.enabled': options.workspaceTrust === true,
    ...options.settings,
  });
  const userFile = join(data.folder, 'data', 'User', 'settings.json');
  mkdirSync(dirname(userFile), { recursive: true });
  writeFileSync(userFile, JSON.stringify(options.userSettings ?? {}));
  const server = [
    join(host.vscodeFolder, 'out', 'server-main.js'),
    '--accept-server-license-terms',
    '--server-data-dir',
    data.folder,
    '--telemetry-level',
    'off',
  ];
  const env = serverEnvironment(data.folder);
  try {
    if (options.extensionVsix) {
      await runToEnd(host.nodePath, [...server, '--install-extension', options.extensionVsix, '--force']);
    }
    const started = await startHostProcess({
      nodePath: host.nodePath,
      args: [
        ...server,
        '--host',
        '127.0.0.1',
        '--port',
        '0',
        '--without-connection-token',
        ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
        ...(options.smokeTestDriver ? ['--enable-smoke-test-driver'] : []),
      ],
      env,
      ready: /Extension host agent listening on (\d+)/,
    });
    const port = Number(started.readyValue);
    return {
      port,
      url: windowAddress(port, options.folder),
      dataDir: data.folder,
      lastLines: started.lastLines,
      async stop({ keepData = false } = {}) {
        await started.stop();
        if (!keepData) data.remove();
      },
    };
  } catch (error) {
    data.remove();
    throw error;
  }
}
