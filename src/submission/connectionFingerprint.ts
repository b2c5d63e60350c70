import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from './errorCode';

const KEY_BYTES = 32;

/**
 * A name for where a connection's requests go, in 16 hex digits: the same in every window and profile that uses the same
 * `folder`, and different for another PlatformAddress or AccessToken. It is the beginning of an HMAC-SHA256 under a random
 * key in that folder: a bare hash of a token that others know, as those of the demo, could be looked up.
 *
 * Makes folder and key where there are none. Rejects with the file system's error where neither can be.
 */
export async function connectionFingerprint(
  folder: string,
  platformAddress: string,
  accessToken: string,
): Promise<string> {
  const key = await sharedKey(folder);
  return createHmac('sha256', key)
    .update(JSON.stringify([platformAddress, accessToken]))
    .digest('hex')
    .slice(0, 16);
}

/**
 * The first file of `key`, `key-2`, `key-3`, … that holds a whole key. None is ever changed or removed, so all processes
 * find the same one, even where a crash of the machine has left a damaged file before it.
 */
async function sharedKey(folder: string): Promise<Buffer> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (let number = 1; ; number++) {
    const file = path.join(folder, number === 1 ? 'key' : `key-${number}`);
    const key = (await read(file)) ?? (await create(file)) ?? (await readFile(file));
    if (key.length === KEY_BYTES) return key;
  }
}

async function read(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Makes a file with a new key; undefined where another process was first. Under its name it is there whole or not at all. */
async function create(file: string): Promise<Buffer | undefined> {
  const key = randomBytes(KEY_BYTES);
  const temporary = `${file}-${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, key, { flag: 'wx', mode: 0o600, flush: true });
    await link(temporary, file);
    return key;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return undefined;
    throw error;
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}
