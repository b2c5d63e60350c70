import assert from 'node:assert/strict';
import {
  type ActivityState,
  baselineRecord,
  type ExistingPrograms,
  existingPrograms,
  type ReadPort,
} from '../../src/submission/existingPrograms';
import { programs, useSandboxRuns } from './sandboxRun';

describe('existingPrograms', () => {
  const { sandbox, read, time } = useSandboxRuns();
  const never = new AbortController().signal;
  const there = (Code: string) =>
    sandbox().addProgram({ Name: `There ${Code}`, Code, Type: 'Hotel', Subscription: 'Free' });
  const idsOf = (found: readonly { readonly Id: string }[]) => found.map(({ Id }) => Id).toSorted();

  it('gives the programs in use, the Ids of all, and the time of Mews', async () => {
    const [active, twin, deleted] = [there('P0'), there('P0'), there('P1')];
    there('ELSE');
    await sandbox().call('loyaltyPrograms/delete', { LoyaltyProgramIds: [deleted.Id] });
    const existing = await existingPrograms(programs(3), read(), never);
    assert.ok(existing.kind === 'read');
    assert.deepEqual(idsOf(existing.programs), idsOf([active, twin]));
    assert.deepEqual(existing.ids.toSorted(), idsOf([active, twin, deleted]));
    assert.equal(existing.serverTimeMs, time().serverNowMs());
  });

  it('asks once where Mews has nothing, and for each Code once', async () => {
    const asked: (readonly [readonly string[], readonly ActivityState[]])[] = [];
    const noting: ReadPort = (codes, states, signal) => {
      asked.push([codes, states]);
      return read()(codes, states, signal);
    };
    const existing = await existingPrograms([...programs(2), ...programs(2)], noting, never);
    assert.deepEqual(existing, { kind: 'read', programs: [], ids: [], serverTimeMs: time().serverNowMs() });
    assert.deepEqual(asked, [
      [
        ['P0', 'P1'],
        ['Active', 'Deleted'],
      ],
    ]);
  });

  it('counts what comes up between the two readings as there before', async () => {
    const first = there('P0');
    let newer: { readonly Id: string } = first;
    const racing: ReadPort = async (codes, states, signal) => {
      const answer = await read()(codes, states, signal);
      if (states.length === 2) newer = there('P1');
      return answer;
    };
    const existing = await existingPrograms(programs(2), racing, never);
    assert.ok(existing.kind === 'read');
    assert.deepEqual(
      [existing.ids.toSorted(), idsOf(existing.programs)],
      [idsOf([first, newer]), idsOf([first, newer])],
    );
  });

  for (const failing of [1, 2]) {
    it(`gives nothing where reading number ${failing} fails`, async () => {
      there('P0');
      sandbox().fault({ kind: 'error', status: 401, message: 'No', skip: failing - 1 });
      const existing = await existingPrograms(programs(1), read(), never);
      assert.deepEqual([existing.kind, sandbox().seen.length], ['refused', failing]);
    });
  }

  it('sends nothing where it is cancelled before', async () => {
    assert.deepEqual(await existingPrograms(programs(1), read(), AbortSignal.abort()), { kind: 'cancelled' });
    assert.deepEqual(sandbox().seen, []);
  });
});

describe('baselineRecord', () => {
  const cases: readonly (readonly [ExistingPrograms, object])[] = [
    [
      { kind: 'read', programs: [{ Id: 'a' }], ids: ['a', 'b'], serverTimeMs: 5 },
      { kind: 'baseline', ids: ['a', 'b'], serverTimeMs: 5 },
    ],
    [
      { kind: 'read', programs: [], ids: [] },
      { kind: 'baseline', ids: [] },
    ],
    [
      { kind: 'refused', status: 401, message: 'No' },
      { kind: 'no-baseline', why: 'refused 401' },
    ],
    [
      { kind: 'failed', why: 'host-not-found' },
      { kind: 'no-baseline', why: 'failed' },
    ],
    [{ kind: 'cancelled' }, { kind: 'no-baseline', why: 'cancelled' }],
  ];
  for (const [existing, record] of cases) {
    it(`keeps of ${JSON.stringify(existing)} what tells ours from others`, () => {
      assert.deepEqual(baselineRecord(existing), record);
    });
  }
});
