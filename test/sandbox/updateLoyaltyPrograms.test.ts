import assert from 'node:assert/strict';
import type { LoyaltyProgram } from './contractTypes';
import { bodyOf, messageOf, type Reply } from './sandboxClient';
import { chains } from './sandboxEnterprises';
import { useSandbox } from './useSandbox';

const gold = { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Free' } as const;

describe('updateLoyaltyPrograms', () => {
  const sandbox = useSandbox();

  async function update(updates: readonly object[], members: object = {}): Promise<Reply> {
    return sandbox().call('loyaltyPrograms/update', { LoyaltyProgramUpdates: updates, ...members });
  }

  it('changes what has a Value and leaves the rest', async () => {
    const { Id, ChainId } = sandbox().addProgram(gold);
    const steps: readonly (readonly [object, Partial<LoyaltyProgram>])[] = [
      [{}, {}],
      [{ Name: null, Type: null, Subscription: null }, {}],
      [{ Name: { Value: 'x'.repeat(100) } }, { Name: 'x'.repeat(100) }],
      [{ Name: { Value: 'Gold Extra' } }, { Name: 'Gold Extra' }],
      [
        { Type: { Value: 'SoftBrand' }, Subscription: { Value: 'Paid' } },
        { Name: 'Gold Extra', Type: 'SoftBrand', Subscription: 'Paid' },
      ],
    ];
    for (const [change, expected] of steps) {
      const reply = await update([{ LoyaltyProgramId: Id, ...change }]);
      assert.deepEqual(bodyOf(reply, 'LoyaltyProgramAdditionResult').LoyaltyPrograms, [
        { Id, ChainId, ...gold, ...expected },
      ]);
      assert.equal(sandbox().programs()[0]?.Name, expected.Name ?? 'Gold');
    }
  });

  it('answers 400 for a Value no program can have, and changes nothing', async () => {
    const { Id } = sandbox().addProgram(gold);
    const cases = [
      [{ Name: {} }, 'Name'],
      [{ Name: { Value: null } }, 'Name'],
      [{ Name: { Value: '' } }, 'Name'],
      [{ Name: { Value: 'x'.repeat(101) } }, 'Name'],
      [{ Type: {} }, 'Type'],
      [{ Type: { Value: 'Airline' } }, 'Type.Value'],
      [{ Subscription: {} }, 'Subscription'],
      [{ Code: { Value: 'G2' } }, 'Code'],
    ] as const;
    for (const [change, member] of cases) {
      const reply = await update([
        { LoyaltyProgramId: Id, Name: { Value: 'Changed' } },
        { LoyaltyProgramId: Id, ...change },
      ]);
      assert.equal(messageOf(reply, 400), `Invalid LoyaltyProgramUpdates[1].${member}`);
    }
    assert.equal(sandbox().programs()[0]?.Name, 'Gold');
  });

  it('answers 400 for programs that are deleted, unknown or of another chain', async () => {
    const deleted = sandbox().addProgram(gold);
    await sandbox().call('loyaltyPrograms/delete', { LoyaltyProgramIds: [deleted.Id] });
    const foreign = sandbox().addProgram(gold, chains.borealisCollection.Id);
    for (const LoyaltyProgramId of [deleted.Id, foreign.Id, chains.auroraHotels.Id]) {
      const reply = await update([{ LoyaltyProgramId }]);
      assert.equal(messageOf(reply, 400), 'Invalid LoyaltyProgramUpdates[0].LoyaltyProgramId');
    }
  });

  it('needs the ChainId with a Portfolio Access Token', async () => {
    const AccessToken = sandbox().tokens.portfolioAccessToken;
    const { Id: LoyaltyProgramId, ChainId } = sandbox().addProgram(gold, chains.borealisCollection.Id);
    const updates = [{ LoyaltyProgramId, Name: { Value: 'Changed' } }];
    assert.equal(messageOf(await update(updates, { AccessToken }), 400), 'Invalid ChainId');
    bodyOf(await update(updates, { AccessToken, ChainId }), 'LoyaltyProgramAdditionResult');
    assert.equal(sandbox().programs()[0]?.Name, 'Changed');
  });
});
