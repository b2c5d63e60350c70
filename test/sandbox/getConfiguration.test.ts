import assert from 'node:assert/strict';
import { startMewsSandbox } from './mewsSandbox';
import { bodyOf, messageOf, sandboxClient } from './sandboxClient';
import { chains, enterprises } from './sandboxEnterprises';
import { useSandbox } from './useSandbox';

describe('getConfiguration', () => {
  const time = { now: 0 };
  const sandbox = useSandbox({ now: () => time.now });

  it('answers the enterprise and the chain of the token', async () => {
    const { Enterprise } = bodyOf(await sandbox().call('configuration/get'), 'ConfigurationResult');
    assert.deepEqual(Enterprise, {
      Id: enterprises.hotelAurora.Id,
      Name: 'Hotel Aurora',
      ChainId: chains.auroraHotels.Id,
      ChainName: 'Aurora Hotels',
      IsPortfolio: false,
    });
  });

  it('answers a NowUtc that moves with the clock it was given', async () => {
    const before = bodyOf(await sandbox().call('configuration/get'), 'ConfigurationResult').NowUtc;
    time.now += 3_600_000;
    const later = bodyOf(await sandbox().call('configuration/get'), 'ConfigurationResult').NowUtc;
    assert.equal(Date.parse(later) - Date.parse(before), 3_600_000);
  });

  it('answers the date in NowUtc, whatever the clock it was given starts at', async () => {
    time.now = 5_000_000_000;
    const dated = await startMewsSandbox({ now: () => time.now });
    const { NowUtc } = bodyOf(await sandboxClient(dated).call('configuration/get'), 'ConfigurationResult');
    await dated.close();
    assert.ok(Math.abs(Date.parse(NowUtc) - Date.now()) < 60_000);
  });

  it('ignores an EnterpriseId unless the token is a Portfolio Access Token', async () => {
    const reply = await sandbox().call('configuration/get', { EnterpriseId: enterprises.borealisCentral.Id });
    assert.equal(bodyOf(reply, 'ConfigurationResult').Enterprise.Name, 'Hotel Aurora');
  });

  it('refuses members it does not know', async () => {
    assert.equal(messageOf(await sandbox().call('configuration/get', { ChainId: null }), 400), 'Invalid ChainId');
  });

  const named = [
    { EnterpriseId: undefined, name: 'Hotel Aurora', chainName: 'Aurora Hotels' },
    { EnterpriseId: null, name: 'Hotel Aurora', chainName: 'Aurora Hotels' },
    { EnterpriseId: enterprises.auroraLakeside.Id, name: 'Aurora Lakeside', chainName: 'Aurora Hotels' },
    {
      EnterpriseId: enterprises.borealisHarbour.Id.toUpperCase(),
      name: 'Borealis Harbour',
      chainName: 'Borealis Collection',
    },
  ];
  for (const { EnterpriseId, name, chainName } of named) {
    it(`answers ${name} to a Portfolio Access Token with the EnterpriseId ${EnterpriseId}`, async () => {
      const AccessToken = sandbox().tokens.portfolioAccessToken;
      const reply = await sandbox().call('configuration/get', { AccessToken, EnterpriseId });
      const { Enterprise } = bodyOf(reply, 'ConfigurationResult');
      assert.deepEqual([Enterprise.Name, Enterprise.ChainName, Enterprise.IsPortfolio], [name, chainName, true]);
    });
  }

  it('answers 403 for an enterprise outside the portfolio', async () => {
    const AccessToken = sandbox().tokens.portfolioAccessToken;
    const EnterpriseId = chains.meridianStays.Id;
    assert.ok(messageOf(await sandbox().call('configuration/get', { AccessToken, EnterpriseId }), 403));
  });

  describe('with the rule requireEnterpriseId', () => {
    const strict = useSandbox({ requireEnterpriseId: true });

    it('refuses a Portfolio Access Token without EnterpriseId, and no other token', async () => {
      const AccessToken = strict().tokens.portfolioAccessToken;
      const reply = await strict().call('configuration/get', { AccessToken });
      assert.equal(messageOf(reply, 400), 'Invalid EnterpriseId');
      assert.equal((await strict().call('configuration/get')).status, 200);
    });
  });
});
