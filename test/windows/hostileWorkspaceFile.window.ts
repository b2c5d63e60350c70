import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hostileWindow } from './hostileWindow';
import type { WindowCase } from './windowCase';

/** A hostile `.code-workspace`. */
export const windowCase: WindowCase = {
  ...hostileWindow(async (workspace, settings) => {
    const text = JSON.stringify({ folders: [{ path: 'folder' }], settings });
    await writeFile(join(workspace, 'hostile.code-workspace'), text);
    return {};
  }),
  workspace: 'file',
};
