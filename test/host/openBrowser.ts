import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { installHost } from './installHost';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

export interface OpenBrowserOptions {
  readonly vscodeVersion?: string | undefined;
}

/**
 * Starts a headless Chromium: the one of the host, with its own libraries and fonts, so that every machine sees the
 * same. `MEWS_LOYALTY_CHROMIUM` names another Chromium or Chrome to use instead. Throws when there is none to start.
 */
export async function openBrowser(options: OpenBrowserOptions = {}): Promise<Browser> {
  const own = process.env.MEWS_LOYALTY_CHROMIUM;
  if (own) return chromium.launch({ executablePath: own, args: ARGS });
  const { chromiumFolder } = await installHost({ vscodeVersion: options.vscodeVersion });
  const executablePath = join(chromiumFolder, 'chromium');
  if (!existsSync(executablePath)) {
    throw new Error(
      `The npm registry has no headless Chromium for ${process.platform} ${process.arch}. ` +
        'Install Chromium or Chrome and set MEWS_LOYALTY_CHROMIUM to the path of its executable.',
    );
  }
  return chromium.launch({
    executablePath,
    args: ARGS,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [join(chromiumFolder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(chromiumFolder, 'fonts.conf'),
    },
  });
}
