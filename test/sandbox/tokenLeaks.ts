import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sandboxTokens } from './sandboxTokens';

/** The forms in which a token could have been written down. */
function formsOf(token: string): string[] {
  return [
    token,
    Buffer.from(token).toString('latin1'),
    token.toLowerCase(),
    JSON.stringify(token).slice(1, -1),
    encodeURIComponent(token),
    Buffer.from(token).toString('base64'),
    Buffer.from(token).toString('hex'),
  ];
}

/** The files below a folder, and those of them that hold one of the tokens, those of the sandbox unless told, in any form. */
export async function tokenLeaks(
  folder: string,
  tokens: readonly string[] = Object.values(sandboxTokens),
): Promise<{ readonly files: readonly string[]; readonly leaks: readonly string[] }> {
  const forms = tokens.flatMap(formsOf);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const leaks: string[] = [];
  const files: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const text = await readFile(file, 'latin1');
    files.push(file);
    if (forms.some((form) => text.includes(form))) leaks.push(file);
  }
  return { files, leaks };
}
