import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** The one schema both readers go by. */
export const SCHEMA_URI = pathToFileURL(
  path.join(__dirname, '..', '..', 'schemas', 'loyalty-programs.schema.json'),
).href;
