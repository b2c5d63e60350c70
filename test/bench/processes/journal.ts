import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Journal } from '../../../src/submission/journal';
import type { JournalRecord } from '../../../src/submission/journalRecord';
import { runOf } from '../../../src/submission/run';
import { sendFigures } from '../figures';
import { interleave, ratioOfMinima } from '../interleave';

// How much more time a program of 20,000 takes than one of 1,000, to write and to read. Arguments: what, and the folders of
// the journals of two such runs.
void main();

async function main(): Promise<void> {
  const [, , what, smallFolder = '', largeFolder = ''] = process.argv;
  const variants =
    what === 'written' ? await writers(smallFolder, largeFolder) : await readers(smallFolder, largeFolder);
  const times = await interleave(variants, { warmups: 2, rounds: 6, repeats: 1, collect: true });
  sendFigures({
    growth: [ratioOfMinima(times('large'), times('small')) / 20],
    same: [ratioOfMinima(times('again'), times('small'))],
    large: [Math.min(...times('large'))],
  });
}

async function readers(smallFolder: string, largeFolder: string) {
  const reader = async (folder: string) => {
    const { journal, runId } = await newest(folder);
    return async () => runOf((await journal.read(runId)).records);
  };
  const small = await reader(smallFolder);
  return { small, again: small, large: await reader(largeFolder) };
}

/** Writes the records of a run once more, synced to disk one by one as the run did. */
async function writers(smallFolder: string, largeFolder: string) {
  const target = mkdtempSync(path.join(path.dirname(smallFolder), 'written-'));
  process.on('exit', () => rmSync(target, { recursive: true, force: true }));
  const writer = async (folder: string) => {
    const { journal, runId } = await newest(folder);
    const { records } = await journal.read(runId);
    return () => write(records, target);
  };
  const small = await writer(smallFolder);
  return { small, again: small, large: await writer(largeFolder) };
}

async function write(records: readonly JournalRecord[], folder: string): Promise<void> {
  const run = await new Journal(folder, { now: () => new Date(), rescueFolders: [] }).begin();
  for (const record of records) await run.append(record);
  await run.close();
}

async function newest(folder: string): Promise<{ readonly journal: Journal; readonly runId: string }> {
  const journal = new Journal(folder, { now: () => new Date(), rescueFolders: [] });
  const runId = (await journal.runIds()).at(-1);
  if (runId === undefined) throw new Error(`There is no journal in ${folder}`);
  return { journal, runId };
}
