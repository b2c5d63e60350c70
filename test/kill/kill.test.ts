import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, afterEach, before } from 'mocha';
import { dice } from './dice';
import { useFastDates } from './fastDates';
import { type FastWorld, worldWithQuiet } from './fastTime';
import { type EndedHistory, endedHistory, type History, type Kill } from './history';
import { killAtRandom } from './killAtRandom';
import { killEverywhere } from './killEverywhere';
import { killPage } from './killPage';
import { type KillRow, killRow, killTable } from './killRow';
import { AT_ONCE, type KillWorld, slowMews } from './killWorld';
import type { EndedPerson } from './startPerson';

const LONG = process.argv.includes('--long');
const KILLS = LONG ? 1000 : 60;
const SEED = Number(process.env.MEWS_LOYALTY_SEED ?? Date.now() % 2 ** 32);

const answered: Kill = { by: 'step', step: 'add: head of add', nth: 1 };
const arrival: Kill = { by: 'arrival', operation: 'loyaltyPrograms/add' };

describe('a run whose process is killed', () => {
  let time: FastWorld = worldWithQuiet(0);
  const rows: KillRow[] = [];
  let hastyRow: KillRow | undefined;
  let steps = 0;
  useFastDates(() => time);
  const world = (): KillWorld => ({ time, seed: SEED, ended: [], tooLate: [] });
  const oneRun = () => ({ batches: 2, batchSize: 2, time });
  const fast: History['work'] = async () => undefined;

  before('measure how soon restarted processes have looked twice', async () => {
    const tookMs = await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, number) => {
        let startedAt = 0;
        const kill = (turn: number) => {
          startedAt = performance.now();
          return [answered][turn];
        };
        await endedHistory({ ...oneRun(), kill, work: fast, number, hasty: true });
        return performance.now() - startedAt;
      }),
    );
    time = worldWithQuiet((1.5 * tookMs.reduce((sum, ms) => sum + ms, 0)) / AT_ONCE);
  });

  it('comes to its Ids, whatever the step it was killed at', async () => {
    const everywhere = world();
    const { total, missed } = await killEverywhere(everywhere, LONG ? 'time' : 'instant');
    steps = total;
    rows.push(killRow(`${total - missed.length} of ${total} steps${LONG ? '' : ' that differ'}`, everywhere));
    assertWhole(everywhere.ended);
    assert.deepEqual(missed, []);
    for (const step of ['add: upload add, half', 'check: write checked, half', 'continue: sync intent']) {
      assert.ok(
        everywhere.ended.some(({ turns }) => turns.some((turn) => turn.how === 'killed' && turn.steps.at(-1) === step)),
      );
    }
  });

  it('comes to its Ids after kills at any instants, one after another', async () => {
    const anywhere = world();
    const kills = Math.max(LONG ? 400 : 20, KILLS - sumOf(rows));
    await killAtRandom(anywhere, {
      kills,
      ...(LONG ? { perHistory: 12, batches: 20 } : { perHistory: 4, batches: 5 }),
    });
    rows.push(killRow('random instants', anywhere));
    assertWhole(anywhere.ended);
    assert.ok(sumOf(rows) >= KILLS);
  });

  it('asks for the same check after each of many kills, and sends nothing meanwhile', async () => {
    const again = ['wait, before', 'head of getAll', 'sync looked', 'write checked, half'].flatMap((step) =>
      Array.from({ length: 2 }, (): Kill => ({ by: 'step', step: `check: ${step}`, nth: 1 })),
    );
    const kills = [arrival, ...again];
    const ended = await endedHistory({
      ...oneRun(),
      kill: (turn) => kills[turn],
      work: slowMews(time, dice(SEED)),
      number: 0,
    });
    rows.push(killRow('the same check again and again', { ended: [ended], tooLate: [] }));
    assertWhole([ended]);
    assert.deepEqual(
      ended.turns.map(({ task }) => task),
      ['add', ...again.map(() => 'check'), 'check'],
    );
  });

  it('lets no other process send while it lives, and none be kept waiting once it is dead', async () => {
    const others: EndedPerson[] = [];
    const ended = await endedHistory({
      ...oneRun(),
      kill: () => undefined,
      work: async (sender, sandbox, startAnother) => {
        if (others.length === 0) {
          others.push(await startAnother());
          sender.kill();
        }
        return slowMews(time, dice(SEED))(sender, sandbox, startAnother);
      },
      number: 0,
    });
    assertWhole([ended]);
    assert.deepEqual(
      others.map(({ how, steps }) => [how, steps.filter((step) => step.includes('upload'))]),
      [['held', []]],
    );
    assert.deepEqual(
      ended.turns.map(({ how, task }) => `${task} ${how}`),
      ['add killed', 'check done'],
    );
  });

  it('comes to its Ids where two processes at once are killed and started again', async () => {
    const together = world();
    await killAtRandom(together, { kills: LONG ? 60 : 12, perHistory: 6, batches: 4, atOnce: 2 });
    rows.push(killRow('random instants, two processes at once', together));
    assertWhole(together.ended);
  });

  describe('without the quiet period', () => {
    it('doubles Codes and loses Ids where Mews is slower than the restart', async () => {
      const ended = await endedHistory({
        ...oneRun(),
        kill: (turn) => [arrival][turn],
        // The first request is done when the second has come.
        work: (_, sandbox) => sandbox.whenReceived('loyaltyPrograms/add', 2),
        number: 0,
        hasty: true,
      });
      assert.deepEqual(ended.duplicates, ['AC0', 'AC1']);
      assert.equal(ended.missing.length, 2);
    });

    if (LONG) {
      it('doubles Codes and loses Ids at random instants as well', async () => {
        const hasty = world();
        await killAtRandom(hasty, { kills: 100, perHistory: 4, batches: 5, hasty: true });
        hastyRow = killRow('random instants', hasty);
        assert.ok(hastyRow.duplicates > 0);
        assert.ok(hastyRow.missing > 0);
      });
    }

    it('has neither where Mews is faster', async () => {
      const ended = await endedHistory({
        ...oneRun(),
        kill: (turn) => [answered][turn],
        work: fast,
        number: 1,
        hasty: true,
      });
      assertWhole([ended]);
      assert.equal(ended.foundByCheck, 2);
    });
  });

  let failed = false;
  afterEach(function () {
    failed ||= this.currentTest?.isFailed() ?? false;
  });
  after(() => {
    console.log(`\n${killTable(hastyRow ? [...rows, hastyRow] : rows).replace(/^/gm, '    ')}`);
    if (LONG && hastyRow && !failed) writeFileSync(path.join(__dirname, 'kill.md'), killPage(rows, hastyRow, steps));
  });
});

function sumOf(rows: readonly KillRow[]): number {
  return rows.reduce((total, { kills }) => total + kills, 0);
}

/** Nothing twice, nothing lost, nothing leaked. */
function assertWhole(ended: readonly EndedHistory[]): void {
  assert.ok(ended.length > 0);
  for (const { duplicates, missing, offences, turns, course } of ended) {
    const way = turns.map(({ how, task, steps }) => `${task}: ${how} at "${steps.at(-1)}"`).join('\n');
    const wrong = [
      ...duplicates.map((code) => `${code} is there twice`),
      ...missing.map((id) => `${id} is in no journal`),
      ...offences,
    ];
    assert.equal(wrong.join('\n'), '', `MEWS_LOYALTY_SEED=${SEED}\n${way}\n${course.join('\n')}\n${wrong.join('\n')}`);
  }
}
