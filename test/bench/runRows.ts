import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { BENCH_FOLDER } from './benchFolder';
import type { BenchRow } from './benchRow';
import { figuresFrom } from './startProcess';
import { startSandboxProcess } from './startSandboxProcess';

/** What one run cost, in a process that had never made a request. */
interface RunCost {
  /** Time in ms without what the server took, and the part of it that was waited for the disk. */
  readonly own: number;
  readonly disk: number;
  readonly blocked: number;
  /** Memory over idle in MB. */
  readonly peak: number;
  readonly connections: number;
  readonly requests: number;
}

/** Runs of addLoyaltyPrograms, from the confirmation to the report, each the first of a fresh process. */
export async function runRows(): Promise<BenchRow[]> {
  const small = await runs(1000, 7);
  const large = await runs(20_000, 3);
  const all = (costs: readonly RunCost[], member: keyof RunCost) => costs.map((cost) => cost[member]);
  const one = 'one run of 1,000 programs';
  const many = '20,000 programs in 20 requests';
  return [
    { what: `${one}: all but the server's own time`, unit: 'ms', runs: all(small, 'own'), atMost: 60, publish: 30 },
    { what: `${one}: of that, waiting for the journal`, unit: 'ms', runs: all(small, 'disk') },
    { what: `${one}: longest stretch the process is blocked`, unit: 'ms', runs: all(small, 'blocked') },
    { what: `${one}: connections the server saw`, unit: '', runs: all(small, 'connections'), atMost: 1 },
    { what: `${many}: memory over idle`, unit: 'MB', runs: all(large, 'peak'), atMost: 60 },
    { what: `${many}: longest stretch the process is blocked`, unit: 'ms', runs: all(large, 'blocked'), atMost: 50 },
    { what: `${many}: all but the server's own time`, unit: 'ms', runs: all(large, 'own') },
    { what: `${many}: of that, waiting for the journal`, unit: 'ms', runs: all(large, 'disk') },
    { what: `${many}: requests the server saw`, unit: '', runs: all(large, 'requests'), atMost: 20 },
    { what: `${many}: connections the server saw`, unit: '', runs: all(large, 'connections'), atMost: 20 },
  ];
}

async function runs(count: number, times: number): Promise<RunCost[]> {
  const costs: RunCost[] = [];
  const sandbox = await startSandboxProcess();
  const folder = mkdtempSync(path.join(BENCH_FOLDER, 'run-'));
  try {
    for (let time = 0; time < times; time++) {
      const run = await figuresFrom('run', sandbox.address, count, folder);
      const seen = await sandbox.seen();
      const server = seen.get('took') ?? [];
      const figure = (name: string) => run.get(name)?.[0] ?? Number.NaN;
      if (figure('confirmed') !== Math.ceil(count / 1000)) throw new Error('Not every request was confirmed');
      costs.push({
        own: server.reduce((rest, took) => rest - took, figure('took')),
        disk: figure('disk'),
        blocked: figure('blocked'),
        peak: figure('peak'),
        connections: seen.get('connections')?.[0] ?? Number.NaN,
        requests: server.length,
      });
    }
    return costs;
  } finally {
    await sandbox.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
