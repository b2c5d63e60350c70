import type { Workbench } from '../ui/workbench';
import type { BenchRow } from './benchRow';
import { inBenchWindow } from './benchWindow';
import { emptyExtension } from './emptyExtension';

const WINDOWS = 5;

/** What VS Code itself measured of one extension in one window, in ms. */
interface Activation {
  readonly load: number;
  readonly activate: number;
}

/** Loading and activating in a fresh window, beside an extension that does nothing in the same window. */
export async function activationRow(): Promise<BenchRow[]> {
  const extensions = [emptyExtension()];
  const differences: number[] = [];
  const words: string[] = [];
  for (let window = 1; window <= WINDOWS; window++) {
    const found = await inBenchWindow({ extensions }, startupPerformance);
    const ours = found.get('mews-loyalty.mews-loyalty-programs');
    const empty = found.get('bench.empty');
    if (!ours || !empty) throw new Error(`Startup Performance names only ${[...found.keys()].join(', ')}`);
    differences.push(ours.load + ours.activate - empty.load - empty.activate);
    words.push(`${ours.load} + ${ours.activate} over ${empty.load} + ${empty.activate}`);
  }
  return [
    {
      what: 'load + activate over an empty extension, in a fresh window',
      unit: 'ms',
      runs: differences,
      atMost: 10,
      publish: 2,
      note: words.join('; '),
    },
  ];
}

/** What VS Code's "Startup Performance" says of every extension. */
async function startupPerformance(workbench: Workbench): Promise<ReadonlyMap<string, Activation>> {
  const lineOf = workbench.page.locator('.view-line');
  await workbench.runCommand('Developer: Startup Performance');
  await lineOf.filter({ hasText: 'mews-loyalty-programs' }).first().waitFor();
  const found = new Map<string, Activation>();
  for (const line of await lineOf.allInnerTexts()) {
    const cells = line.replaceAll('\u00a0', ' ').split('|');
    const [, id, , load, call] = cells.map((cell) => cell.trim());
    if (id === undefined || load === undefined || !/^\d+$/.test(load)) continue;
    found.set(id, { load: Number(load), activate: Number(call) });
  }
  return found;
}
