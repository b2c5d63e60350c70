import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runSuites } from '../host/runSuites';
import type { Workbench } from '../ui/workbench';
import { BENCH_FOLDER } from './benchFolder';
import { type BenchRow, medianOf } from './benchRow';
import { inBenchWindow } from './benchWindow';
import { figuresOf } from './figures';
import { journalOfRun } from './journalOfRun';
import { RUNS } from './threeRuns';

const ROOT = path.join(__dirname, '..', '..');

/** The tree "Created Programs" with the journal of a real run: in a window as a person opens it, and what of it is ours. */
export async function treeRows(): Promise<BenchRow[]> {
  const [few, many] = [await journalOfRun(3), await journalOfRun(20_000)];
  await journalOfRun(1000);
  const fewTook: number[] = [];
  const manyTook: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    manyTook.push(await inBenchWindow({ journal: many }, firstProgramRow));
    fewTook.push(await inBenchWindow({ journal: few }, firstProgramRow));
  }
  const host = await figuresInHost();
  const figure = (name: string) => host.get(name) ?? [];
  const what = 'tree with 20,000 created programs';
  return [
    {
      what: `${what}: from the click to the first programs, over a tree of 3`,
      unit: 'ms',
      runs: manyTook.map((took) => took - medianOf(fewTook)),
      atMost: 100,
      note: `a tree of 3: ${fewTook.map(Math.round).join(', ')} ms`,
    },
    { what: `${what}: first refresh in the extension host, all rows made`, unit: 'ms', runs: figure('first') },
    { what: `${what}: of that, reading the journal`, unit: 'ms', runs: figure('read') },
    { what: `${what}: longest stretch the extension host is blocked by it`, unit: 'ms', runs: figure('blocked') },
    {
      what: 'time per program, 20,000 against 1,000: tree refresh in the extension host',
      unit: '×',
      runs: figure('growth'),
      same: figure('same'),
      atMost: 2,
      publish: 1.5,
    },
    { what: 'inlay Ids with 20,000 created programs', unit: 'ms', runs: [], atMost: 100, note: 'there are none yet' },
  ];
}

async function figuresInHost() {
  const file = path.join(BENCH_FOLDER, 'treeInHost.json');
  rmSync(file, { force: true });
  const passed = await runSuites({
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: path.join(BENCH_FOLDER, 'treeInHost.js'),
  });
  if (!passed) throw new Error('The tree could not be measured in the extension host');
  return figuresOf(JSON.parse(readFileSync(file, 'utf8')));
}

/** The ms from the press on the icon of our view until a program stands in its tree, by the page's own clock. */
async function firstProgramRow({ page }: Workbench): Promise<number> {
  await page.evaluate(() => {
    const appeared = new Promise<number>((resolve) => {
      let pressed = 0;
      document.addEventListener('pointerdown', () => (pressed = performance.now()), { capture: true, once: true });
      new MutationObserver((_, observer) => {
        const rows = document.querySelectorAll('.sidebar .monaco-list-row');
        if (pressed === 0 || ![...rows].some((row) => row.textContent?.includes('Aurora Circle, level'))) return;
        observer.disconnect();
        resolve(performance.now() - pressed);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    Reflect.set(window, 'firstProgramRow', appeared);
  });
  await page.locator('.activitybar .action-label[aria-label^="Mews"]').click();
  return page.evaluate(async () => Number(await Reflect.get(window, 'firstProgramRow')));
}
