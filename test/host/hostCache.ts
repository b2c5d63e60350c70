import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheRoot } from './cacheRoot';

/** One pinned set of packages around one VS Code. */
export interface HostCache {
  /** The VS Code of this set, as people name it: `1.139`. */
  readonly vscodeVersion: string;
  /** Its full version: `1.139.1`. */
  readonly release: string;
  /** The folder with the set's `package.json` and lock. */
  readonly manifestFolder: string;
  /** Where the installed set is kept: outside the checkout, named after what it is made from. */
  readonly folder: string;
}

/** The VS Code versions a set is pinned for, newest first. The first is the default. */
const MANIFESTS = [
  { vscodeVersion: '1.139', release: '1.139.1', manifestFolder: __dirname },
  { vscodeVersion: '1.103', release: '1.103.2', manifestFolder: join(__dirname, 'oldest') },
] as const;

/** Beside the lock, what an installed set is made from: a change of these is a new set too. */
const SOURCES = [
  'fontsConf.ts',
  'putStandIns.ts',
  'unpackChromium.mjs',
  ...['argon2.js', 'nativeWatchdog.js', 'spdlog.js'].map((name) => join('standIns', name)),
];

/**
 * The pinned set for a VS Code version, and where it is kept.
 *
 * @param vscodeVersion `1.103`, `1.103.2`, or nothing for the newest. Throws when no set is pinned for it.
 */
export function hostCache(vscodeVersion?: string, env: NodeJS.ProcessEnv = process.env): HostCache {
  const manifest = MANIFESTS.find(
    (candidate) =>
      !vscodeVersion ||
      vscodeVersion === candidate.vscodeVersion ||
      vscodeVersion.startsWith(`${candidate.vscodeVersion}.`),
  );
  if (!manifest) {
    const known = MANIFESTS.map((candidate) => candidate.vscodeVersion).join(', ');
    throw new Error(
      `No VS Code ${vscodeVersion} is pinned for the tests. Set MEWS_LOYALTY_VSCODE to one of: ${known}.`,
    );
  }
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  hash.update(readFileSync(join(manifest.manifestFolder, 'package-lock.json')));
  for (const source of SOURCES) hash.update(readFileSync(join(__dirname, source)));
  return { ...manifest, folder: join(cacheRoot(env), `host-${hash.digest('hex').slice(0, 12)}`) };
}
