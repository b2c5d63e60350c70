import type { BenchRow } from './benchRow';
import { journalOfRun } from './journalOfRun';
import { threeRuns } from './threeRuns';

const GOALS = { unit: '×', atMost: 2, publish: 1.5 } as const;

/** How much more time one of 20,000 programs takes than one of 1,000: whether anything grows faster than the file. */
export async function growthRows(): Promise<BenchRow[]> {
  const folders = [await journalOfRun(1000), await journalOfRun(20_000)];
  const validation = await threeRuns('validationGrowth');
  const plan = await threeRuns('plan');
  const written = await threeRuns('journal', 'written', ...folders);
  const read = await threeRuns('journal', 'read', ...folders);
  const what = 'time per program, 20,000 against 1,000';
  return [
    { what: `${what}: validation`, runs: validation('growth'), same: validation('same'), ...GOALS },
    { what: `${what}: plan`, runs: plan('growth'), same: plan('same'), ...GOALS },
    {
      what: '20,000 programs planned: longest stretch the process is blocked',
      unit: 'ms',
      runs: plan('blocked'),
      atMost: 50,
    },
    { what: `${what}: journal, written and synced`, runs: written('growth'), same: written('same'), ...GOALS },
    { what: `${what}: journal, read into a run`, runs: read('growth'), same: read('same'), ...GOALS },
  ];
}
