import { readFileSync } from 'node:fs';
import { sendFigures } from '../figures';
import { peer } from '../peer';
import { sinceNodeStarted } from '../sinceNodeStarted';

// Arguments: the file, the schema's Uri.
void main();

async function main(): Promise<void> {
  const [, , file = '', schemaUri = ''] = process.argv;
  const found = await peer(readFileSync(file, 'utf8'), schemaUri)();
  sendFigures({ took: [sinceNodeStarted()], found: [found] });
}
