import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'mocha';

/** Gives every test of a `describe` an empty folder of its own. Ask for its path inside a test. */
export function useTemporaryFolder(): () => string {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'mews-loyalty-'));
  });
  afterEach(async () => rm(folder, { recursive: true, force: true }));
  return () => folder;
}
