import assert from 'node:assert/strict';
import { bodyOf, messageOf } from './sandboxClient';
import { chains } from './sandboxEnterprises';
import { useSandbox } from './useSandbox';

const gold = { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Paid' };
const silver = { Name: 'Silver', Code: 'S1', Type: 'SoftBrand', Subscription: 'Free' };

describe('addLoyaltyPrograms', () => {
  const sandbox = useSandbox();

  it('creates every program in the order of the request, each with an Id of its own', async () => {
    const reply = await sandbox().call('loyaltyPrograms/add', { LoyaltyPrograms: [gold, silver, gold] });
    const { LoyaltyPrograms: answered } = bodyOf(reply, 'LoyaltyProgramAdditionResult');
    const ChainId = chains.auroraHotels.Id;
    assert.deepEqual(
      answered.map(({ Id: _id, ...members }) => members),
      [gold, silver, gold].map((program) => ({ ChainId, ...program })),
    );
    assert.equal(new Set(answered.map(({ Id }) => Id)).size, 3);
    assert.deepEqual(
      sandbox()
        .programs()
        .map(({ Id, Name, ActivityState }) => [Id, Name, ActivityState]),
      answered.map(({ Id, Name }) => [Id, Name, 'Active']),
    );
  });

  it('creates twins when the same request comes twice', async () => {
    await sandbox().call('loyaltyPrograms/add', { LoyaltyPrograms: [gold] });
    await sandbox().call('loyaltyPrograms/add', { LoyaltyPrograms: [gold] });
    assert.deepEqual(
      sandbox()
        .programs()
        .map(({ Code }) => Code),
      ['G1', 'G1'],
    );
  });

  it('stores Unknown and Free where Type and Subscription are missing', async () => {
    const reply = await sandbox().call('loyaltyPrograms/add', { LoyaltyPrograms: [{ Name: 'Gold', Code: 'G1' }] });
    const [program] = bodyOf(reply, 'LoyaltyProgramAdditionResult').LoyaltyPrograms;
    assert.deepEqual([program?.Type, program?.Subscription], ['Unknown', 'Free']);
  });

  it('creates nothing when one program of many is wrong', async () => {
    const reply = await sandbox().call('loyaltyPrograms/add', { LoyaltyPrograms: [gold, { ...silver, Code: '' }] });
    assert.equal(messageOf(reply, 400), 'Invalid LoyaltyPrograms[1].Code');
    assert.deepEqual(sandbox().programs(), []);
  });

  it('answers 400 for programs that are no objects', async () => {
    for (const program of [null, ['Gold'], 'Gold', 7]) {
      const reply = await sandbox().call('loyaltyPrograms/add', { LoyaltyPrograms: [program] });
      assert.equal(messageOf(reply, 400), 'Invalid LoyaltyPrograms[0]');
    }
  });

  it('ignores a ChainId unless the token is a Portfolio Access Token', async () => {
    const ChainId = chains.meridianStays.Id;
    await sandbox().call('loyaltyPrograms/add', { LoyaltyPrograms: [gold], ChainId });
    assert.equal(sandbox().programs()[0]?.ChainId, chains.auroraHotels.Id);
  });

  it('answers 204 to a client that prefers a minimal return, and creates all the same', async () => {
    const headers = { 'Content-Type': 'application/json', Prefer: 'return=minimal' };
    const reply = await sandbox().call('loyaltyPrograms/add', { LoyaltyPrograms: [gold] }, { headers });
    assert.deepEqual([reply.status, reply.text], [204, '']);
    assert.equal(sandbox().programs().length, 1);
  });

  describe('with a Portfolio Access Token', () => {
    const cases = [
      { ChainId: undefined, status: 400, message: 'Invalid ChainId' },
      { ChainId: null, status: 400, message: 'Invalid ChainId' },
      { ChainId: 'Aurora', status: 400, message: 'Invalid ChainId' },
      {
        ChainId: chains.meridianStays.Id,
        status: 403,
        message: 'The chain is not in the portfolio of the access token.',
      },
    ];
    for (const { ChainId, status, message } of cases) {
      it(`answers ${status} for the ChainId ${ChainId}`, async () => {
        const AccessToken = sandbox().tokens.portfolioAccessToken;
        const reply = await sandbox().call('loyaltyPrograms/add', { LoyaltyPrograms: [gold], ChainId, AccessToken });
        assert.equal(messageOf(reply, status), message);
        assert.deepEqual(sandbox().programs(), []);
      });
    }

    it('creates programs in the chain that ChainId names', async () => {
      const { portfolioAccessToken: AccessToken } = sandbox().tokens;
      for (const chain of [chains.auroraHotels, chains.borealisCollection]) {
        const ChainId = chain.Id.toUpperCase();
        const reply = await sandbox().call('loyaltyPrograms/add', { LoyaltyPrograms: [gold], ChainId, AccessToken });
        const [program] = bodyOf(reply, 'LoyaltyProgramAdditionResult').LoyaltyPrograms;
        assert.equal(program?.ChainId, chain.Id);
      }
    });
  });

  describe('with the rule strictTypes', () => {
    const strict = useSandbox({ strictTypes: true });
    for (const member of ['Type', 'Subscription'] as const) {
      it(`refuses a program without ${member}`, async () => {
        const reply = await strict().call('loyaltyPrograms/add', {
          LoyaltyPrograms: [{ ...gold, [member]: undefined }],
        });
        assert.equal(messageOf(reply, 400), `Invalid LoyaltyPrograms[0].${member}`);
      });
    }
  });

  describe('with the rule uniqueCodes', () => {
    const unique = useSandbox({ uniqueCodes: true });

    it('refuses a Code that the chain already has', async () => {
      unique().addProgram({ Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Free' });
      const reply = await unique().call('loyaltyPrograms/add', { LoyaltyPrograms: [silver, gold] });
      assert.equal(messageOf(reply, 403), 'A loyalty program with code G1 already exists.');
      assert.equal(unique().programs().length, 1);
    });

    it('refuses a Code that comes twice in the request', async () => {
      const reply = await unique().call('loyaltyPrograms/add', { LoyaltyPrograms: [gold, silver, gold] });
      assert.match(messageOf(reply, 403) ?? '', /G1/);
    });

    it('accepts a Code that only another chain has', async () => {
      const { Id } = chains.borealisCollection;
      unique().addProgram({ Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Free' }, Id);
      const reply = await unique().call('loyaltyPrograms/add', { LoyaltyPrograms: [gold] });
      assert.equal(reply.status, 200);
    });
  });
});
