import { dirname, join } from 'node:path';
import { errorCode } from './errorCode';
import { type Generation, Generations } from './generations';
import { isAlive } from './isAlive';
import { type LockFacts, lockText, parseLockText } from './lockRecord';

/** A lock that is held until it is released or its process ends. Nothing else ends it: no clock, no sleep. */
export interface ConnectionLock {
  /**
   * Tells all windows which run it is held for. False where a person has broken the lock meanwhile: then it is held no more,
   * and nothing may be sent. Rejects with the file system's error; then it is still held.
   */
  update(runId: string): Promise<boolean>;
  /** Lets others have it; a second time does nothing. Rejects with the file system's error; then it is still held. */
  release(): Promise<void>;
}

export type LockResult =
  /** `former` is the owner that ended without a release, whose journal was read. */
  | { readonly kind: 'locked'; readonly lock: ConnectionLock; readonly former?: LockFacts }
  | Held
  | Unclear
  /** Nobody holds it for us: the file system's code, `EBUSY` where others were always first. */
  | { readonly kind: 'failed'; readonly code: string };

/**
 * A process that runs holds it, perhaps this very one. `path` is for `breakLock`, where a person knows better: without a
 * start time in `by.owner` it may be another process with the same pid.
 */
interface Held {
  readonly kind: 'held';
  readonly by: LockFacts;
  readonly path: string;
}

/** A person must decide, with `breakLock`. */
interface Unclear {
  readonly kind: 'unclear';
  /** `other-host`: can't be asked; `unreadable`: not a lock we know; `journal`: the owner is dead, its journal was not read. */
  readonly why: 'other-host' | 'unreadable' | 'journal';
  readonly by?: LockFacts;
  readonly path: string;
}

/** Each lost attempt is another window's success. So many in a row mean that the file system is not to be relied on. */
const MAX_ATTEMPTS = 100;

type Found =
  | { readonly kind: 'free' }
  | { readonly kind: 'dead'; readonly by: LockFacts; readonly path: string }
  | Held
  | Unclear;

/**
 * Locks a connection for this process, in all windows and profiles that use the same `folder`; never waits. The fingerprint
 * is one of `connectionFingerprint`.
 *
 * It is taken over only from an owner that is certainly dead, and only when `readJournal` gives true: then nothing more is to be
 * learned from that owner's run. Several windows may ask that at once. An owner that is stopped, or whose machine
 * slept, still holds it.
 */
export async function lockConnection(
  folder: string,
  fingerprint: string,
  facts: LockFacts,
  readJournal: (former: LockFacts) => Promise<boolean>,
): Promise<LockResult> {
  const generations = generationsIn(join(folder, fingerprint));
  return orCode(async () => {
    await generations.prepare();
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const latest = await generations.latest();
      const found: Found = latest ? await judge(latest) : { kind: 'free' };
      if (found.kind === 'held' || found.kind === 'unclear') return found;
      const former = found.kind === 'dead' ? { former: found.by } : {};
      if (found.kind === 'dead' && !(await readJournal(found.by))) return { ...found, kind: 'unclear', why: 'journal' };
      // Only if what was judged is still what holds.
      const number = latest?.number ?? 0;
      if (await generations.follow(number, lockText({ v: 1, kind: 'locked', ...facts }))) {
        return { kind: 'locked', lock: lockOf(generations, number + 1, facts), ...former };
      }
    }
    return { kind: 'failed', code: 'EBUSY' };
  });
}

/**
 * Frees a connection because a person said so: the state at `file`, a result's `path`, and no later one. `changed`: that state
 * holds no more anyway. Whoever held it learns of it from `update`.
 */
export async function breakLock(
  file: string,
): Promise<{ readonly kind: 'broken' | 'changed' } | { readonly kind: 'failed'; readonly code: string }> {
  const generations = generationsIn(dirname(file));
  return orCode(async () => {
    await generations.prepare();
    const latest = await generations.latest();
    const broken = latest?.path === file && (await generations.end(latest.number));
    return { kind: broken ? 'broken' : 'changed' };
  });
}

function generationsIn(folder: string): Generations {
  return new Generations(folder, lockText({ v: 1, kind: 'free' }));
}

async function judge({ text, path }: Generation): Promise<Found> {
  const record = parseLockText(text);
  if (!record) return { kind: 'unclear', why: 'unreadable', path };
  if (record.kind === 'free') return { kind: 'free' };
  const { v: _, kind: __, ...by } = record;
  const life = await isAlive(by.owner);
  switch (life) {
    case 'alive':
      return { kind: 'held', by, path };
    case 'unknown':
      return { kind: 'unclear', why: 'other-host', by, path };
    case 'dead':
      return { kind: 'dead', by, path };
    default: {
      const never: never = life;
      return never;
    }
  }
}

function lockOf(generations: Generations, first: number, facts: LockFacts): ConnectionLock {
  // The state that is ours; undefined once it is not.
  let number: number | undefined = first;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(task: () => Promise<T>): Promise<T> => {
    const done = turn.then(task);
    turn = done.catch(() => undefined);
    return done;
  };
  return {
    update: (runId) =>
      inTurn(async () => {
        if (number === undefined) return false;
        const text = lockText({ v: 1, kind: 'locked', ...facts, runId });
        number = (await generations.follow(number, text)) ? number + 1 : undefined;
        return number !== undefined;
      }),
    release: () =>
      inTurn(async () => {
        // False means that a person has broken it: then it is another's, or nobody's.
        if (number !== undefined) await generations.end(number);
        number = undefined;
      }),
  };
}

/** The result, or the code of the file system's error. Any other error is a bug. */
async function orCode<T>(result: () => Promise<T>): Promise<T | { readonly kind: 'failed'; readonly code: string }> {
  try {
    return await result();
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return { kind: 'failed', code };
  }
}
