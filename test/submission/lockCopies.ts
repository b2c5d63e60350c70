import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import type { breakLock, lockConnection } from '../../src/submission/connectionLock';
import type { Turn } from './schedules';

/** The functions of connectionLock.ts, whose file system waits for its turn before each step that others can see. */
export interface LockCopy {
  readonly lockConnection: typeof lockConnection;
  readonly breakLock: typeof breakLock;
}

/** Part of a source file, and what stands there in a copy. */
export type Change = readonly [part: string, instead: string];

/**
 * Makes copies of connectionLock.ts and all it imports, with changes to the text, for `everySchedule`: the real code on a
 * real folder, but the file system is the synchronous one, so that a step is over when the task waits again, and temporary
 * files have the name of the copy instead of a random one, so that the same order gives the same.
 */
export async function lockCopies(...changes: readonly Change[]): Promise<(name: string, turn: Turn) => LockCopy> {
  const { outputFiles } = await build({
    entryPoints: [path.join(__dirname, '../../src/submission/connectionLock.ts')],
    bundle: true,
    platform: 'node',
    write: false,
  });
  let text = outputFiles[0]?.text ?? '';
  for (const [part, instead] of changes) {
    assert.equal(text.split(part).length, 2, `${part} stands once in the source`);
    text = text.replace(part, () => instead);
  }
  const load: unknown = new Function('require', 'module', text);
  assert.ok(typeof load === 'function');
  const require = createRequire(__filename);
  return (name, turn) => {
    let files = 0;
    const instead: Readonly<Record<string, object>> = {
      'node:fs/promises': stepwise(name, turn),
      'node:crypto': { randomUUID: () => `${name}${++files}` },
    };
    const module: { exports?: unknown } = {};
    load((module: string) => instead[module] ?? require(module), module);
    const copy = module.exports;
    assert.ok(isLockCopy(copy));
    return copy;
  };
}

function isLockCopy(value: unknown): value is LockCopy {
  return typeof value === 'object' && value !== null && 'lockConnection' in value && 'breakLock' in value;
}

/** `node:fs/promises` by its synchronous namesakes, for the copy of that name. */
function stepwise(name: string, turn: Turn): object {
  const get = (_: object, call: string) => {
    const sync: unknown = Reflect.get(fs, `${call}Sync`);
    assert.ok(typeof sync === 'function', call);
    return async (...args: readonly unknown[]) => {
      if (othersSee(call, path.basename(`${args[0]}`), name)) await turn();
      // No machine crashes here, and to wait for the disk would take most of the time.
      const quick = call === 'writeFile' ? [args[0], args[1], { flag: 'wx' }] : args;
      return sync(...quick);
    };
  };
  return new Proxy({}, { get });
}

/** Whether it matters when it is done. It does not for what a file without a name holds, and when our own goes. */
function othersSee(call: string, file: string, name: string): boolean {
  switch (call) {
    case 'readdir':
    case 'link':
      return true;
    case 'readFile':
      return file.endsWith('.lock');
    case 'unlink':
      return !file.startsWith(name);
    default:
      return false;
  }
}
