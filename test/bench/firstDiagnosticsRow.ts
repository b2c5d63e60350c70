import type { BenchRow } from './benchRow';
import { ratioOfMinima } from './interleave';
import { SCHEMA_URI } from './schemaUri';
import { figuresFrom } from './startProcess';
import { textFile } from './textFile';
import { RUNS } from './threeRuns';

/** Fresh processes of each in one run, turn about. */
const PROCESSES = 5;

/** From a process that has loaded nothing to the first problems, both bundled and minified. */
export async function firstDiagnosticsRow(): Promise<BenchRow[]> {
  const file = textFile(1000, 'ten errors');
  const runs: number[] = [];
  const same: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const ours: number[] = [];
    const again: number[] = [];
    const peer: number[] = [];
    for (let round = 0; round < PROCESSES; round++) {
      ours.push(...((await figuresFrom('firstOurs', file)).get('took') ?? []));
      peer.push(...((await figuresFrom('firstPeer', file, SCHEMA_URI)).get('took') ?? []));
      again.push(...((await figuresFrom('firstOurs', file)).get('took') ?? []));
    }
    runs.push(ratioOfMinima(ours, peer));
    same.push(ratioOfMinima(again, ours));
  }
  return [
    {
      what: 'first diagnostics in a fresh process, load included, 10 errors, 1,000 programs: against the peer',
      unit: '×',
      runs,
      same,
      atMost: 0.35,
      publish: 0.25,
      headline: 'First problems after the start, loading included, time',
    },
  ];
}
