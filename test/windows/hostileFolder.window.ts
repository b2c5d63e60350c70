import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hostileWindow } from './hostileWindow';

/** A folder with a hostile `.vscode/settings.json`. */
export const windowCase = hostileWindow(async (workspace, settings) => {
  await mkdir(join(workspace, '.vscode'));
  await writeFile(join(workspace, '.vscode', 'settings.json'), JSON.stringify(settings));
  return {};
});
