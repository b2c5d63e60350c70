import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lockText } from '../../src/submission/lockRecord';
import type { ProcessIdentity } from '../../src/submission/processIdentity';
import { type Change, lockCopies } from './lockCopies';
import { lockFacts } from './lockFacts';
import { useOwners } from './owners';
import { everySchedule } from './schedules';
import { useTemporaryFolder } from './temporaryFolder';

const FINGERPRINT = '0123456789abcdef';

describe('lockConnection, in every order of steps', function () {
  this.timeout(120_000);
  const temporary = useTemporaryFolder();
  const folder = () => path.join(temporary(), FINGERPRINT);
  const { living, dead } = useOwners();

  const locked = (owner: ProcessIdentity) => lockText({ v: 1, kind: 'locked', ...lockFacts(owner) });
  const free = lockText({ v: 1, kind: 'free' });

  interface Situation {
    /** What the last one has left. */
    readonly before?: string;
    readonly owners: readonly ProcessIdentity[];
    readonly interruptions: number;
    readonly changes?: readonly Change[];
    /** What is asked of the files that are left, `free` aside. */
    readonly left?: (names: readonly string[]) => void;
  }

  /** Each owner locks, holds it for a step and releases, in every order. What one does who is taken for dead is not counted. */
  async function tryAll({ before, owners, interruptions, changes = [], left }: Situation): Promise<number> {
    const copy = await lockCopies(...changes);
    let kinds: string[] = [];
    const fresh = () => {
      rmSync(folder(), { recursive: true, force: true });
      mkdirSync(folder());
      if (before !== undefined) writeFileSync(path.join(folder(), '1.lock'), before);
      let holders = 0;
      kinds = [];
      return owners.map((owner, index) => async (turn: () => Promise<void>) => {
        const { lockConnection } = copy(`${index}-`, turn);
        const result = await lockConnection(temporary(), FINGERPRINT, lockFacts(owner), async () => true);
        const counts = owner !== dead();
        if (counts) kinds.push(result.kind);
        if (result.kind !== 'locked') return;
        if (counts) holders++;
        assert.ok(holders <= 1, 'two hold it');
        await turn();
        if (counts) holders--;
        await result.lock.release();
      });
    };
    return everySchedule(interruptions, fresh, () => {
      assert.ok(kinds.includes('locked'), 'nobody has held it');
      assert.ok(
        kinds.every((kind) => kind === 'locked' || kind === 'held'),
        `it is ${kinds}`,
      );
      left?.(readdirSync(folder()).filter((name) => name !== 'free'));
    });
  }

  const oneLock = (names: readonly string[]) => assert.match(names.join(), /^[0-9]+\.lock$/);

  it('is given to one at a time, and at least to one, that take it over from a dead one', async () => {
    const owners = [living(), living(), living()];
    const orders = await tryAll({ before: locked(dead()), owners, interruptions: 2, left: oneLock });
    assert.ok(orders > 2000, `${orders} orders`);
  });

  for (const [what, before] of [
    ['had before', undefined],
    ['holds', free],
  ] as const) {
    it(`is given to one at a time, and at least to one, where nobody ${what} it`, async () => {
      const owners = [living(), living()];
      const orders = await tryAll({ ...(before !== undefined && { before }), owners, interruptions: 3, left: oneLock });
      assert.ok(orders > 200, `${orders} orders`);
    });
  }

  it('is given to one living process at a time even while one that is taken for dead goes on', async () => {
    const owners = [living(), dead(), living()];
    const orders = await tryAll({ before: free, owners, interruptions: 1 });
    assert.ok(orders > 100, `${orders} orders`);
  });

  /** Makes sure that the orders above find what they are for: without this part of the source they fail. */
  function needs(what: string, change: Change, fails: RegExp): void {
    it(`needs ${what}`, async () => {
      const owners = [living(), living(), living()];
      await assert.rejects(
        tryAll({ before: locked(dead()), owners, interruptions: 2, changes: [change] }),
        ({ cause }: Error) => cause instanceof Error && fails.test(cause.message),
      );
    });
  }

  needs('to look again after the link', ['highest(names) !== next', 'false'], /two hold it/);
  needs(
    'the link to be refused where there is a file',
    ['"EEXIST") return false;', '"EEXIST") return true;'],
    /two hold it/,
  );
  needs(
    'a release to leave a mark instead of nothing',
    ['return this.swap(number,', 'return (await remove(this.pathOf(number)), true); (number,'],
    /two hold it/,
  );
  needs('to spare the newest when the old is swept', ['numberOf(name) < next', 'true'], /two hold it/);
  needs('to try again when another has swept its file', ['!== "ENOENT" ||', '!== "" ||'], /it is .*failed/);
  needs(
    'to look again where the newest has gone',
    ['attempt < MAX_ATTEMPTS ? await read', 'false ? await read'],
    /failed/,
  );
});
