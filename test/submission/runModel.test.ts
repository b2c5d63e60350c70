import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { anyRuns } from '../anyRuns';
import type { Ending } from './mortalPorts';
import type { Reply } from './referenceMews';
import { type Command, NEWEST } from './runCommand';
import { RunModel } from './runModel';
import { useTemporaryFolder } from './temporaryFolder';

/** What the source says, too; but it is for this test to say how late is late. */
const QUIET_MS = 120_000;
const few = fc.nat({ max: 3 });
const reply: fc.Arbitrary<Reply> = fc.oneof(
  fc.record({ kind: fc.constantFrom('ok', 'busy', 'unreached', 'refused', 'no-answer') }),
  fc.record({ kind: fc.constantFrom('error', 'reset'), created: fc.boolean() }),
  fc.record({ kind: fc.constant('late'), delayMs: fc.integer({ min: 0, max: QUIET_MS - 1 }) }),
  fc.record({ kind: fc.constant('tardy'), delayMs: fc.integer({ min: QUIET_MS, max: 5 * QUIET_MS }) }),
  fc.record({ kind: fc.constantFrom('partial', 'refused-at-work'), count: few }),
);
const ending: fc.Arbitrary<Ending> = fc.record({
  kind: fc.constantFrom('kill', 'kill', 'cancel', 'full'),
  at: fc.integer({ min: 1, max: 16 }),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
});
/** There once in so many times. */
const rarely = <T>(times: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const fate = { ending: rarely(3, ending), unread: rarely(6, fc.integer({ min: 1, max: 4 })) };
const sending = { ...fate, replies: fc.array(reply, { maxLength: 4 }), batchSize: fc.integer({ min: 1, max: 3 }) };
const names = fc.array(few, { minLength: 1, maxLength: 5 });
const kind = <const K extends Command['kind']>(one: K) => fc.constant(one);
const add = fc.record({
  kind: kind('add'),
  names,
  again: rarely(3, few),
  crowd: fc.oneof(fc.constant(0), few),
  ...sending,
});
const check = fc.record({ kind: kind('check'), run: few, ...fate });
const goOn = fc.record({ kind: kind('go-on'), run: few, half: fc.boolean(), ...sending });
const pass = fc.record({ kind: kind('pass'), ms: fc.nat({ max: 5 * QUIET_MS }) });
const foreign = fc.record({ kind: kind('foreign'), run: few, item: few, equal: fc.boolean() });
const decide = fc.record({ kind: kind('decide'), run: few });
const weighed = (weight: number, arbitrary: fc.Arbitrary<Command>) => ({ weight, arbitrary });
const one = fc.oneof(
  weighed(3, add),
  weighed(4, check),
  weighed(5, goOn),
  weighed(1, pass),
  weighed(1, foreign),
  weighed(1, decide),
);
/** What seldom comes together by chance: of one run, its answer lost, a check, some time, and the rest of it. */
const story = fc
  .tuple(add, check, rarely(3, foreign), rarely(3, decide), pass, goOn)
  .map(([added, checked, byOthers, decided, passed, sent]): readonly Command[] => [
    { ...added, again: undefined, ending: undefined },
    { ...checked, run: NEWEST, ending: undefined },
    ...(byOthers ? [{ ...byOthers, run: NEWEST }] : []),
    ...(decided ? [{ ...decided, run: NEWEST }] : []),
    passed,
    { ...sent, run: NEWEST },
  ]);
const commands = fc
  .array(fc.oneof({ weight: 3, arbitrary: one.map((command) => [command]) }, { weight: 1, arbitrary: story }), {
    minLength: 3,
    maxLength: 10,
  })
  .map((parts) => parts.flat());

describe('sending and checking', () => {
  const folder = useTemporaryFolder();

  it('sends nothing twice unasked and loses no Id, whatever is done, comes back, or is killed', async () => {
    let running = Promise.resolve();
    const run = async (given: readonly Command[]) => {
      const model = new RunModel(await mkdtemp(path.join(folder(), 'model-')));
      for (const each of given) await model.do(each);
      await model.comeToRest();
    };
    const property = fc.asyncProperty(commands, (given) => {
      running = run(given);
      return running;
    });
    try {
      await fc.assert(property, anyRuns.parameters(40));
    } finally {
      // A time limit lets go of the last one while it still writes.
      await running.catch(() => undefined);
    }
  }).timeout(anyRuns.timeoutMs);
});
