import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSuites } from '../host/runSuites';
import { faultsPage } from './faultsPage';
import type { PlayedRow } from './playRow';

const ROOT = join(__dirname, '..', '..');
const PAGE = join(ROOT, 'test', 'faults.md');
/** What of the project an installed extension has, and the suites. */
const EXTENSION_PARTS = ['package.json', 'package.nls.json', 'media', 'dist', 'schemas', 'out/test/faults'];

/** A variant takes two minutes on a machine of its own. */
const SUITE_MS = String(20 * 60 * 1000);

/** How the extension is built. The suites are the same in both. */
const VARIANTS = { sources: [], minified: ['--production'] } as const;
type Variant = keyof typeof VARIANTS;

/**
 * Plays every row with the bundles as they are written and as they are packed, and writes the page of results. With
 * `MEWS_LOYALTY_GREP` plays only some rows and writes nothing. Gives whether all were as expected.
 */
async function runFaults(variants: readonly Variant[]): Promise<boolean> {
  // The packed build has no suites of its own.
  build([]);
  const played = new Map<Variant, readonly PlayedRow[]>();
  let passed = true;
  for (const variant of variants) {
    process.stdout.write(`\n── ${variant}\n`);
    build(VARIANTS[variant]);
    const folder = copyExtension(variant);
    const file = join(folder, 'played.jsonl');
    const env = { MEWS_LOYALTY_FAULTS: file, MEWS_LOYALTY_SUITE_MS: SUITE_MS };
    const extensionTestsPath = join(folder, 'out/test/faults/index.js');
    passed = (await runSuites({ extensionDevelopmentPath: folder, extensionTestsPath, env })) && passed;
    played.set(variant, existsSync(file) ? rowsIn(readFileSync(file, 'utf8')) : []);
  }
  build([]);
  if (passed && variants.length === Object.keys(VARIANTS).length && !process.env.MEWS_LOYALTY_GREP) {
    writeFileSync(PAGE, faultsPage(played.get('sources') ?? [], played.get('minified') ?? []));
  }
  return passed;
}

function build(flags: readonly string[]): void {
  execFileSync(process.execPath, ['esbuild.mjs', ...flags], { cwd: ROOT, stdio: 'inherit' });
}

/** VS Code gives the suites the same `vscode` as the extension only where they lie in its folder. */
function copyExtension(variant: Variant): string {
  const folder = join(ROOT, 'out', 'faults', variant);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of EXTENSION_PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  return folder;
}

function rowsIn(lines: string): PlayedRow[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

const asked = process.argv.slice(2).filter((name): name is Variant => name in VARIANTS);
runFaults(asked.length > 0 ? asked : ['sources', 'minified']).then(
  (passed) => {
    process.exitCode = passed ? 0 : 1;
  },
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  },
);
