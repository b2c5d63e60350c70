import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openBrowser } from '../host/openBrowser';
import { startCodeServer } from '../host/startCodeServer';
import { Workbench } from '../ui/workbench';

const ROOT = path.join(__dirname, '..', '..');

export interface BenchWindowOptions {
  /** Packed extensions beside ours. */
  readonly extensions?: readonly string[];
  /** The journals that are there before the window opens. */
  readonly journal?: string;
}

/** Opens a fresh window with the packed extension and a loyalty file in view, measures in it, and closes it. */
export async function inBenchWindow<T>(
  { extensions = [], journal }: BenchWindowOptions,
  measure: (workbench: Workbench) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'mews-loyalty-bench-'));
  const loyalty = path.join(folder, 'loyalty');
  const dataDir = path.join(folder, 'data');
  cpSync(path.join(ROOT, 'test/fixtures/workspace'), loyalty, { recursive: true });
  if (journal !== undefined) {
    const storage = path.join(dataDir, 'User/globalStorage/mews-loyalty.mews-loyalty-programs/journal');
    cpSync(journal, storage, { recursive: true });
  }
  const server = await startCodeServer({
    extensionVsix: [path.join(ROOT, 'out/mews-loyalty-programs.vsix'), ...extensions],
    folder: loyalty,
    dataDir,
  });
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 2400 } });
    await page.goto(server.url);
    const workbench = new Workbench(page);
    await workbench.ready();
    await workbench.openFile('aurora.loyalty.json');
    await page.locator('.codelens-decoration').first().waitFor();
    return await measure(workbench);
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
