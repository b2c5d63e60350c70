import assert from 'node:assert/strict';
import type { LoyaltyProgram } from './contractTypes';
import { bodyOf, messageOf, type Reply } from './sandboxClient';
import { chains } from './sandboxEnterprises';
import { useSandbox } from './useSandbox';

const DAY_MS = 86_400_000;

describe('getAllLoyaltyPrograms', () => {
  const time = { now: 0 };
  const sandbox = useSandbox({ now: () => time.now, requestsPerWindow: 1000 });

  function addProgram(code: string, chain: { readonly Id: string } = chains.auroraHotels): LoyaltyProgram {
    return sandbox().addProgram({ Name: `Club ${code}`, Code: code, Type: 'Hotel', Subscription: 'Free' }, chain.Id);
  }

  async function getAll(members: object = {}): Promise<Reply> {
    return sandbox().call('loyaltyPrograms/getAll', { Limitation: { Count: 1000 }, ...members });
  }

  async function codes(members: object = {}): Promise<readonly string[]> {
    const reply = await getAll(members);
    return reply.text.startsWith('{"LoyaltyPrograms":[]')
      ? []
      : bodyOf(reply, 'LoyaltyProgramResult').LoyaltyPrograms.map(({ Code }) => Code);
  }

  it('answers the newest programs first', async () => {
    addProgram('A');
    addProgram('B');
    assert.deepEqual(await codes(), ['B', 'A']);
  });

  it('answers an empty list where nothing is found', async () => {
    assert.equal((await getAll()).text, '{"LoyaltyPrograms":[],"Cursor":null}');
  });

  it('answers exactly the members of the contract', async () => {
    const { Id, ChainId, Name, Code, Type, Subscription } = addProgram('A');
    const { LoyaltyPrograms } = bodyOf(await getAll(), 'LoyaltyProgramResult');
    assert.deepEqual(LoyaltyPrograms, [{ Id, ChainId, Name, Code, Type, Subscription }]);
  });

  it('keeps the programs of chains the token does not reach to itself', async () => {
    addProgram('A');
    addProgram('B', chains.borealisCollection);
    addProgram('M', chains.meridianStays);
    assert.deepEqual(await codes(), ['A']);
    assert.deepEqual(await codes({ AccessToken: sandbox().tokens.portfolioAccessToken }), ['B', 'A']);
  });

  for (const [count, pages] of [
    [1, ['E', 'D', 'C', 'B', 'A']],
    [2, ['ED', 'CB', 'A']],
    [5, ['EDCBA']],
  ] as const) {
    it(`comes in ${pages.length} pages of ${count}, the last one with a Cursor that is null`, async () => {
      for (const code of 'ABCDE') {
        addProgram(code);
      }
      const seen: string[] = [];
      let Cursor: string | null = null;
      do {
        const reply = await getAll({ Limitation: { Count: count, Cursor } });
        const page = bodyOf(reply, 'LoyaltyProgramResult');
        seen.push(page.LoyaltyPrograms.map(({ Code }) => Code).join(''));
        Cursor = page.Cursor ?? null;
      } while (Cursor !== null);
      assert.deepEqual(seen, pages);
    });
  }

  it('does not show programs added meanwhile on later pages', async () => {
    for (const code of 'ABC') {
      addProgram(code);
    }
    const { Cursor } = bodyOf(await getAll({ Limitation: { Count: 1 } }), 'LoyaltyProgramResult');
    addProgram('D');
    assert.deepEqual(await codes({ Limitation: { Count: 1000, Cursor } }), ['B', 'A']);
  });

  it('filters by Codes, LoyaltyProgramIds, ChainIds and ActivityStates, all at once', async () => {
    const [a, b] = [addProgram('A'), addProgram('B'), addProgram('A', chains.borealisCollection)];
    const AccessToken = sandbox().tokens.portfolioAccessToken;
    await sandbox().call('loyaltyPrograms/delete', { LoyaltyProgramIds: [b.Id] });
    const cases: readonly (readonly [object, readonly string[]])[] = [
      [{}, ['A', 'B', 'A']],
      [{ Codes: null, LoyaltyProgramIds: null, ChainIds: null, ActivityStates: null }, ['A', 'B', 'A']],
      [{ Codes: ['A'] }, ['A', 'A']],
      [{ Codes: ['a', 'A '] }, []],
      [{ Codes: ['A', 'B', 'X'] }, ['A', 'B', 'A']],
      [{ LoyaltyProgramIds: [a.Id.toUpperCase(), b.Id] }, ['B', 'A']],
      [{ ChainIds: [chains.auroraHotels.Id.toUpperCase()] }, ['B', 'A']],
      [{ ChainIds: [chains.meridianStays.Id] }, []],
      [{ ActivityStates: ['Active'] }, ['A', 'A']],
      [{ ActivityStates: ['Deleted'] }, ['B']],
      [{ ActivityStates: ['Deleted', 'Active'], Codes: ['B'] }, ['B']],
      [{ ActivityStates: ['Active'], Codes: ['B'] }, []],
    ];
    for (const [members, expected] of cases) {
      assert.deepEqual(await codes({ ...members, AccessToken }), expected, JSON.stringify(members));
    }
  });

  it('filters by CreatedUtc and UpdatedUtc, both ends included', async () => {
    const first = bodyOf(await sandbox().call('configuration/get'), 'ConfigurationResult').NowUtc;
    const a = addProgram('A');
    time.now += DAY_MS;
    addProgram('B');
    const second = new Date(Date.parse(first) + DAY_MS).toISOString();
    const between = new Date(Date.parse(first) + 1).toISOString();
    await sandbox().call('loyaltyPrograms/update', {
      LoyaltyProgramUpdates: [{ LoyaltyProgramId: a.Id, Name: { Value: 'Club A Extra' } }],
    });
    const cases: readonly (readonly [object, readonly string[]])[] = [
      [{ CreatedUtc: { StartUtc: first, EndUtc: first } }, ['A']],
      [{ CreatedUtc: { StartUtc: between } }, ['B']],
      [{ CreatedUtc: { EndUtc: between } }, ['A']],
      [{ CreatedUtc: {} }, ['B', 'A']],
      [{ UpdatedUtc: { StartUtc: second, EndUtc: null } }, ['B', 'A']],
      [{ UpdatedUtc: { EndUtc: between } }, []],
    ];
    for (const [members, expected] of cases) {
      assert.deepEqual(await codes(members), expected, JSON.stringify(members));
    }
  });

  const intervals = [
    { StartUtc: '2026-01-15T00:00:00Z', EndUtc: '2026-04-15T00:00:00Z', status: 200 },
    { StartUtc: '2026-01-15T00:00:00Z', EndUtc: '2026-04-15T00:00:01Z', status: 400 },
    { StartUtc: '2026-01-15T00:00:00Z', EndUtc: '2026-01-14T00:00:00Z', status: 400 },
    { StartUtc: '2026-13-15T00:00:00Z', EndUtc: null, status: 400 },
  ];
  for (const name of ['CreatedUtc', 'UpdatedUtc']) {
    for (const { status, ...interval } of intervals) {
      it(`answers ${status} for ${name} from ${interval.StartUtc} to ${interval.EndUtc}`, async () => {
        const reply = await getAll({ [name]: interval });
        assert.equal(status === 200 ? null : messageOf(reply, status), status === 200 ? null : `Invalid ${name}`);
        assert.equal(reply.status, status);
      });
    }
  }

  const limitations: readonly (readonly [unknown, string])[] = [
    [undefined, 'Invalid Limitation'],
    [{ Count: 0 }, 'Invalid Limitation.Count'],
    [{ Count: 1001 }, 'Invalid Limitation.Count'],
    [{ Count: 1, Cursor: chains.auroraHotels.Id }, 'Invalid Limitation.Cursor'],
  ];
  for (const [Limitation, message] of limitations) {
    it(`answers 400 for the Limitation ${JSON.stringify(Limitation)}`, async () => {
      assert.equal(messageOf(await getAll({ Limitation }), 400), message);
    });
  }

  describe('with a getAllLagMs', () => {
    const slow = useSandbox({ getAllLagMs: 5_000, now: () => time.now });

    it('sees a new program only after that time', async () => {
      slow().addProgram({ Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Free' });
      const found = [];
      for (const elapsed of [4_999, 1]) {
        time.now += elapsed;
        found.push((await slow().call('loyaltyPrograms/getAll', { Limitation: { Count: 1 } })).text.includes('G1'));
      }
      assert.deepEqual(found, [false, true]);
    });
  });
});
