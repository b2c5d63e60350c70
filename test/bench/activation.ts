import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { openBrowser } from '../host/openBrowser';
import { startCodeServer } from '../host/startCodeServer';
import { Workbench } from '../ui/workbench';

const ROOT = path.join(__dirname, '..', '..');
const ROUNDS = 7;

/** What VS Code itself measured of one extension in one window, in ms. */
interface Activation {
  readonly load: number;
  readonly activate: number;
}

/** An extension that does nothing, woken by the same file. */
function packEmptyExtension(folder: string): string {
  const manifest = {
    name: 'empty',
    publisher: 'bench',
    version: '1.0.0',
    engines: { vscode: '^1.103.0' },
    main: './extension.js',
    activationEvents: ['onFileSystem:mews-loyalty'],
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'extension.js'), 'exports.activate = () => {};');
  writeFileSync(path.join(folder, 'LICENSE'), '');
  const vsix = path.join(folder, 'empty.vsix');
  const vsce = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');
  execFileSync(process.execPath, [vsce, 'package', '--allow-missing-repository', '--out', vsix], { cwd: folder });
  return vsix;
}

/** One fresh window: opens a loyalty file and reads what VS Code's "Startup Performance" says of both extensions. */
async function measure(extensions: readonly string[]): Promise<ReadonlyMap<string, Activation>> {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'mews-loyalty-bench-')), 'loyalty');
  cpSync(path.join(ROOT, 'test/fixtures/workspace'), folder, { recursive: true });
  const server = await startCodeServer({ extensionVsix: extensions, folder });
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 2400 } });
    await page.goto(server.url);
    const workbench = new Workbench(page);
    await workbench.ready();
    await workbench.openFile('aurora.loyalty.json');
    await page.locator('.codelens-decoration').first().waitFor();
    await workbench.runCommand('Developer: Startup Performance');
    await page.locator('.view-line', { hasText: 'mews-loyalty-programs' }).first().waitFor();
    const lines = await page.locator('.view-line').allInnerTexts();
    const rows = lines.map((line) =>
      line
        .replaceAll('\u00a0', ' ')
        .split('|')
        .map((cell) => cell.trim()),
    );
    const found = new Map<string, Activation>();
    for (const [, id, , load, call] of rows) {
      if (id === undefined || load === undefined || !/^\d+$/.test(load)) continue;
      found.set(id, { load: Number(load), activate: Number(call) });
    }
    return found;
  } finally {
    await browser.close();
    await server.stop();
    rmSync(path.dirname(folder), { recursive: true, force: true });
  }
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function bench(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mews-loyalty-empty-'));
  const extensions = [path.join(ROOT, 'out/mews-loyalty-programs.vsix'), packEmptyExtension(folder)];
  const differences: number[] = [];
  process.stdout.write(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${ROUNDS} fresh windows\n`);
  for (let round = 1; round <= ROUNDS; round++) {
    const found = await measure(extensions);
    const ours = found.get('mews-loyalty.mews-loyalty-programs');
    const empty = found.get('bench.empty');
    if (!ours || !empty) throw new Error(`Startup Performance names only ${[...found.keys()].join(', ')}`);
    differences.push(ours.load + ours.activate - empty.load - empty.activate);
    process.stdout.write(
      `ours: load ${ours.load} ms, activate ${ours.activate} ms · empty: load ${empty.load} ms, activate ${empty.activate} ms\n`,
    );
  }
  process.stdout.write(
    `load + activate over an empty extension: median ${median(differences)} ms, least ${Math.min(...differences)} ms\n`,
  );
  rmSync(folder, { recursive: true, force: true });
}

void bench();
