import { existsSync } from 'node:fs';
import path from 'node:path';
import { BENCH_FOLDER } from './benchFolder';
import { figuresFrom } from './startProcess';
import { startSandboxProcess } from './startSandboxProcess';

/** The folder of the journals, one folder in it for each size. */
export const JOURNALS = path.join(BENCH_FOLDER, 'journals');

/** A folder with the journal of one real run that created so many programs; made when it is first asked for. */
export async function journalOfRun(count: number): Promise<string> {
  const folder = path.join(JOURNALS, String(count));
  if (existsSync(folder)) return folder;
  const sandbox = await startSandboxProcess();
  await figuresFrom('run', sandbox.address, count, folder);
  await sandbox.stop();
  return folder;
}
