import assert from 'node:assert/strict';
import { bodyOf, messageOf, type Reply } from './sandboxClient';
import { chains } from './sandboxEnterprises';
import { useSandbox } from './useSandbox';

const gold = { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Free' } as const;

describe('deleteLoyaltyPrograms', () => {
  const sandbox = useSandbox();

  async function remove(ids: readonly string[], members: object = {}): Promise<Reply> {
    return sandbox().call('loyaltyPrograms/delete', { LoyaltyProgramIds: ids, ...members });
  }

  function states(): readonly string[] {
    return sandbox()
      .programs()
      .map(({ ActivityState }) => ActivityState);
  }

  it('marks the programs as deleted and answers an empty object', async () => {
    const [a] = [sandbox().addProgram(gold), sandbox().addProgram(gold)];
    const reply = await remove([a.Id.toUpperCase()]);
    assert.deepEqual(bodyOf(reply, 'LoyaltyProgramDeleteResult'), {});
    assert.deepEqual(states(), ['Deleted', 'Active']);
  });

  it('answers 403 and deletes nothing while one program has active memberships', async () => {
    const [a, b] = [sandbox().addProgram(gold), sandbox().addProgram({ ...gold, Name: 'Silver' })];
    sandbox().setActiveMemberships(b.Id, 1);
    const message = 'The loyalty program Silver has active memberships and cannot be deleted.';
    assert.equal(messageOf(await remove([a.Id, b.Id]), 403), message);
    assert.deepEqual(states(), ['Active', 'Active']);
    sandbox().setActiveMemberships(b.Id, 0);
    assert.equal((await remove([a.Id, b.Id])).status, 200);
  });

  it('answers 400 for programs that are deleted, unknown or out of reach', async () => {
    const [a, foreign] = [sandbox().addProgram(gold), sandbox().addProgram(gold, chains.borealisCollection.Id)];
    await remove([a.Id]);
    for (const id of [a.Id, foreign.Id, chains.auroraHotels.Id]) {
      assert.equal(messageOf(await remove([id]), 400), 'Invalid LoyaltyProgramIds[0]');
    }
  });

  it('reaches every chain of a Portfolio Access Token, without a ChainId', async () => {
    const AccessToken = sandbox().tokens.portfolioAccessToken;
    const ids = [chains.auroraHotels, chains.borealisCollection].map(({ Id }) => sandbox().addProgram(gold, Id).Id);
    assert.equal(
      messageOf(await remove(ids, { AccessToken, ChainId: chains.auroraHotels.Id }), 400),
      'Invalid ChainId',
    );
    assert.equal((await remove(ids, { AccessToken })).status, 200);
    assert.deepEqual(states(), ['Deleted', 'Deleted']);
  });
});
