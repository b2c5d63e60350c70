import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BENCH_FOLDER } from './benchFolder';
import { type Fault, loyaltyText } from './texts';

/** A loyalty file on disk for a process to read; gives where it is. */
export function textFile(count: number, fault: Fault): string {
  const folder = path.join(BENCH_FOLDER, 'texts');
  const file = path.join(folder, `${count} ${fault}.loyalty.json`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, loyaltyText(count, fault));
  return file;
}
