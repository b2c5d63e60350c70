import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type HostProcess, startHostProcess } from './hostProcess';
import { type Host, installHost } from './installHost';
import { runToEnd } from './runToEnd';
import { serverEnvironment } from './serverEnvironment';
import type { HostWindow } from './startServerWindow';
import { windowAddress } from './windowAddress';
import { type Settings, windowData } from './windowData';

export interface CodeServerOptions {
  /** Packed extensions to install first, as users get them. */
  readonly extensionVsix?: string | readonly string[];
  /** Added to settings for a quiet window. */
  readonly settings?: Settings;
  /** The folder or `.code-workspace` file that `url` opens, absolute. */
  readonly folder?: string;
  /** Leaves workspace trust on; off when left out. */
  readonly workspaceTrust?: boolean;
  /** Added to the environment of the window. */
  readonly env?: Readonly<Record<string, string>>;
  /** The port on the loopback address; any free one when left out. */
  readonly port?: number;
  /** `1.139` (the default) or `1.103`. */
  readonly vscodeVersion?: string;
  /** Where settings, logs and storage go. A fresh folder that `stop()` removes when left out. */
  readonly dataDir?: string;
}

/**
 * Starts the same VS Code by code-server's own entry, installing the host on first use. Here secrets survive a page
 * reload, as on a person's machine. Logs are in `dataDir/logs`, extension storage in `dataDir/User/globalStorage`.
 */
export async function startCodeServer(options: CodeServerOptions = {}): Promise<HostWindow> {
  const host = await installHost({ vscodeVersion: options.vscodeVersion });
  const data = windowData(options.dataDir, join('User', 'settings.json'), {
    'security.workspace.trust.enabled': options.workspaceTrust === true,
    ...options.settings,
  });
  try {
    const server = await start(host, data.folder, options);
    const port = Number(server.readyValue);
    return {
      port,
      url: windowAddress(port, options.folder),
      dataDir: data.folder,
      lastLines: server.lastLines,
      async stop({ keepData = false } = {}) {
        await server.stop();
        if (!keepData) data.remove();
      },
    };
  } catch (error) {
    data.remove();
    throw error;
  }
}

async function start(host: Host, dataDir: string, options: CodeServerOptions): Promise<HostProcess> {
  const extensionsDir = join(dataDir, 'extensions');
  const config = join(dataDir, 'config.yaml');
  mkdirSync(extensionsDir, { recursive: true });
  writeFileSync(config, 'auth: none\ncert: false\n');
  const env = { ...serverEnvironment(dataDir), ...options.env };
  const entry = [
    host.codeServerEntry,
    '--config',
    config,
    '--user-data-dir',
    dataDir,
    '--extensions-dir',
    extensionsDir,
    '--disable-telemetry',
    '--disable-update-check',
  ];
  for (const vsix of [options.extensionVsix ?? []].flat()) {
    await runToEnd(host.nodePath, [...entry, '--install-extension', vsix, '--force'], { env });
  }
  return startHostProcess({
    nodePath: host.nodePath,
    args: [
      ...entry,
      '--auth',
      'none',
      '--bind-addr',
      `127.0.0.1:${options.port ?? 0}`,
      ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
    ],
    env,
    ready: /HTTP server listening on http:\/\/[^:]+:(\d+)/,
  });
}
