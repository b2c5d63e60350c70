import { readFileSync } from 'node:fs';
import { sendFigures } from '../figures';
import { ours } from '../ours';
import { sinceNodeStarted } from '../sinceNodeStarted';

// Arguments: the file.
const [, , file = ''] = process.argv;
const found = ours(readFileSync(file, 'utf8'))();
sendFigures({ took: [sinceNodeStarted()], found: [found] });
