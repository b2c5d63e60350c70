import type { BenchRow } from './benchRow';
import { SCHEMA_URI } from './schemaUri';
import { figuresFrom } from './startProcess';
import type { Fault } from './texts';
import { RUNS, threeRuns } from './threeRuns';

type Goals = Pick<BenchRow, 'atMost' | 'publish' | 'headline'>;

interface Case {
  readonly what: string;
  readonly count: number;
  readonly fault: Fault;
  readonly peer?: Goals;
  /** Left out where JSON.parse can't read the text. */
  readonly parse?: Goals;
}

const BROKEN: Goals = { atMost: 0.8, publish: 0.6 };
const CASES: readonly Case[] = [
  { what: 'valid, 10 programs', count: 10, fault: 'none', parse: {} },
  {
    what: 'valid, 1,000 programs',
    count: 1000,
    fault: 'none',
    peer: { atMost: 0.28, publish: 0.2, headline: 'Checking a file of 1,000 programs, time' },
    parse: { atMost: 3, publish: 2.5 },
  },
  { what: 'valid, 20,000 programs', count: 20_000, fault: 'none', parse: {} },
  {
    what: '10 errors, 1,000 programs',
    count: 1000,
    fault: 'ten errors',
    peer: { atMost: 0.33, publish: 0.25, headline: 'with 10 errors, time' },
    parse: { atMost: 4, publish: 3 },
  },
  {
    what: '1,000 errors, 1,000 programs',
    count: 1000,
    fault: 'an error each',
    peer: { atMost: 0.35, publish: 0.25, headline: 'with 1,000 errors, time' },
    parse: { atMost: 7, publish: 5 },
  },
  { what: 'a quote missing at the start, 1,000 programs', count: 1000, fault: 'no quote at the start', peer: BROKEN },
  {
    what: 'a quote missing in the middle, 1,000 programs',
    count: 1000,
    fault: 'no quote in the middle',
    peer: { ...BROKEN, headline: 'while typing, when the text does not parse, time' },
  },
  { what: 'a quote missing at the end, 1,000 programs', count: 1000, fault: 'no quote at the end', peer: BROKEN },
];

/** From a text to its problems, against the peer and against JSON.parse of the same text. */
export async function validationRows(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const { what, count, fault, peer = {}, parse } of CASES) {
    const figures = await threeRuns('validation', count, fault, SCHEMA_URI);
    const same = figures('same');
    const note = `${figures('found')[0]} found, the peer ${figures('peerFound')[0]}`;
    rows.push({ what: `${what}: against the peer`, unit: '×', runs: figures('peer'), same, note, ...peer });
    if (parse) rows.push({ what: `${what}: against JSON.parse`, unit: '×', runs: figures('parse'), same, ...parse });
  }
  return [...rows, ...(await manyErrorRows())];
}

/** The peer needs many seconds, so it runs again only where the goal would be missed. */
async function manyErrorRows(): Promise<BenchRow[]> {
  const what = '7 errors in each of 20,000 programs';
  const atMost = 0.05;
  const runs: number[] = [];
  const found: number[] = [];
  do {
    const figures = await figuresFrom('validation', 20_000, 'seven errors each', SCHEMA_URI);
    runs.push(...(figures.get('peer') ?? []));
    found.push(...(figures.get('found') ?? []));
  } while (runs.length < RUNS && Math.min(...runs) > atMost);
  return [
    {
      what: `${what}: against the peer`,
      unit: '×',
      runs,
      atMost,
      note: 'both cold',
      headline: '20,000 programs with 7 errors each, time',
    },
    { what: `${what}: problems told`, unit: '', runs: found, atMost: 1000 },
  ];
}
