import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BenchRow } from './benchRow';

const ROOT = path.join(__dirname, '..', '..');

/** The whole extension as it is packed, and the packages it is made of. */
export async function bundleRow(): Promise<BenchRow[]> {
  const { size } = statSync(path.join(ROOT, 'dist', 'extension.js'));
  const metafile = readFileSync(path.join(ROOT, 'out', 'extension.meta.json'), 'utf8');
  const names = metafile.matchAll(/"node_modules\/((?:@[^/"]+\/)?[^/"]+)\//g);
  const packages = [...new Set([...names].map(([, name]) => name))].toSorted();
  return [
    {
      what: 'the whole bundle, minified',
      unit: 'bytes',
      runs: [size],
      atMost: 90_000,
      publish: 60_000,
      note: `of ${packages.join(', ')}`,
    },
  ];
}
