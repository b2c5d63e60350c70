import { readFileSync } from 'node:fs';
import { sendFigures } from '../figures';
import { idleMemory, peakOver } from '../memoryOver';
import { ours } from '../ours';
import { peer } from '../peer';

// Arguments: whose check, the file, the schema's Uri.
/** A person who types has the text checked again and again. */
const CHECKS = 10;

void main();

async function main(): Promise<void> {
  const [, , who, file = '', schemaUri = ''] = process.argv;
  const text = readFileSync(file, 'utf8');
  const check = who === 'peer' ? peer(text, schemaUri) : ours(text);
  const idle = idleMemory();
  for (let time = 0; time < CHECKS; time++) await check();
  sendFigures({ peak: [peakOver(idle)] });
}
