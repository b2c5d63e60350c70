import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { testApi } from '../vscode/extensionApi';
import { journalLine } from './killedRun';
import type { Stage } from './stage';

/** Gives the journal of the newest run another day, such as 2025-03-01. */
export async function redateJournal(stage: Stage, day: string): Promise<void> {
  const { journalFolder } = await (await testApi()).requested();
  const { runId } = await stage.newestRun();
  const newId = runId.replace(/^\d{4}-\d\d-\d\d/, day);
  const file = path.join(journalFolder, `${runId}.jsonl`);
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
  const records = lines.map((line): { readonly at: string; readonly runId?: string } => JSON.parse(line.slice(9)));
  const redated = records.map((record) => ({
    ...record,
    at: record.at.replace(/^\d{4}-\d\d-\d\d/, day),
    ...(record.runId !== undefined && { runId: newId }),
  }));
  await writeFile(path.join(journalFolder, `${newId}.jsonl`), redated.map(journalLine).join(''));
  await rm(file);
}
