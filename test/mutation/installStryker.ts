import { createHash } from 'node:crypto';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheRoot } from '../host/cacheRoot';
import { installOnce } from '../host/installOnce';
import { runNpm } from '../host/runNpm';

/**
 * Gives StrykerJS's program, installing it from the npm registry on first use: ten seconds and 80 MB, in the cache
 * folder. It is not among the packages of the project because it refuses the mocha the project has.
 */
export async function installStryker(onProgress: (line: string) => void): Promise<string> {
  const hash = createHash('sha256').update(readFileSync(join(__dirname, 'package-lock.json')));
  const folder = join(cacheRoot(), `mutation-${hash.digest('hex').slice(0, 12)}`);
  await installOnce(folder, onProgress, async (partial) => {
    onProgress(`installing StrykerJS from the npm registry into ${folder}`);
    for (const name of ['package.json', 'package-lock.json']) cpSync(join(__dirname, name), join(partial, name));
    await runNpm(partial, ['ci']);
  });
  return join(folder, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
}
