import type { BenchRow } from './benchRow';
import { SCHEMA_URI } from './schemaUri';
import { textFile } from './textFile';
import type { Fault } from './texts';
import { threeRuns } from './threeRuns';

const CASES: readonly { readonly what: string; readonly fault: Fault; readonly headline?: string }[] = [
  { what: 'valid', fault: 'none', headline: '20,000 programs, memory at its highest' },
  { what: '10 errors', fault: 'ten errors' },
];

/** How far ten checks in a row, as while typing, drive a fresh process over what it had with the text in it, at its highest. */
export async function memoryRows(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { what, fault, headline } of CASES) {
    const file = textFile(20_000, fault);
    const ours = (await threeRuns('memory', 'ours', file))('peak');
    const peer = (await threeRuns('memory', 'peer', file, SCHEMA_URI))('peak');
    const memory = `peak memory over idle, 20,000 programs, ${what}`;
    rows.push(
      {
        what: `${memory}: against the peer`,
        unit: '×',
        runs: ours.map((peak, run) => peak / (peer[run] ?? Number.NaN)),
        atMost: 0.4,
        publish: 0.25,
        ...(headline !== undefined && { headline }),
      },
      { what: `${memory}: ours`, unit: 'MB', runs: ours },
      { what: `${memory}: the peer`, unit: 'MB', runs: peer },
    );
  }
  return rows;
}
