import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { DISMISSED } from '../faults/watchWindow';
import type { MewsSandbox } from '../sandbox/mewsSandbox';
import { answeredBoxes } from './answeredBoxes';
import { connectedSandbox } from './connectedSandbox';
import { testApi } from './extensionApi';
import { newFile, programsText } from './files';
import { connectTo } from './sandboxConnection';
import { watchedWindow } from './watchedWindow';

describe('Replace Tokens', () => {
  const running = connectedSandbox();
  const window = watchedWindow();
  const boxes = answeredBoxes();
  let sandbox: MewsSandbox;
  before(() => {
    sandbox = running();
  });
  const replace = () => vscode.commands.executeCommand(COMMANDS.replaceTokens);
  const tokensOf = async (name: string) => {
    const { connections } = await testApi();
    const summary = connections.all.find((kept) => kept.name === name);
    const loaded = summary && (await connections.load(summary));
    return loaded?.kind === 'loaded' ? [loaded.connection.clientToken, loaded.connection.accessToken] : undefined;
  };

  it('keeps the name, what is left empty, and learns the hotel anew', async () => {
    await connectTo(sandbox, { accessToken: 'the-former', enterpriseName: 'Hotel Aurora', chainName: 'Former Name' });
    boxes.answer('Sandbox', '', sandbox.tokens.accessToken);
    await replace();
    assert.deepEqual(await tokensOf('Sandbox'), [sandbox.tokens.clientToken, sandbox.tokens.accessToken]);
    const { connections } = await testApi();
    assert.equal(connections.all.length, 1);
    assert.equal(connections.active?.chainName, 'Aurora Hotels');
    assert.match(
      window.told(),
      /^information: The tokens of "Sandbox" were replaced\. They go to Hotel Aurora, chain Aurora/,
    );
  });

  it('asks once more where the tokens belong to another hotel, and changes nothing unless told to', async () => {
    const former = 'token-of-another-hotel';
    const uri = await newFile(programsText('REPLACED'));
    await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, uri);
    window.forget();
    await connectTo(sandbox, { accessToken: former, enterpriseName: 'Hotel Elsewhere', chainName: 'Elsewhere' });
    window.answer(({ modal }) => (modal ? DISMISSED : undefined));
    boxes.answer('Sandbox', '', sandbox.tokens.accessToken);
    await replace();
    const { host } = new URL(sandbox.address);
    assert.equal(
      window.told(),
      `dialog: These tokens belong to another hotel. Replace those of the connection "Sandbox"? The connection was for Hotel Elsewhere, chain Elsewhere, at ${host}, and would be for Hotel Aurora, chain Aurora Hotels, at ${host}. [Replace Tokens]`,
    );
    assert.deepEqual((await tokensOf('Sandbox'))?.[1], former);
    window.answer(({ modal }) => (modal ? 'Replace Tokens' : undefined));
    boxes.answer('Sandbox', '', sandbox.tokens.accessToken);
    await replace();
    assert.deepEqual((await tokensOf('Sandbox'))?.[1], sandbox.tokens.accessToken);
    await connectTo(sandbox, { name: 'Second' });
    const shown = boxes.shown.length;
    boxes.answer();
    await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, uri);
    assert.equal(boxes.shown.length, shown, 'a file is said to have gone to another hotel than it went to');
  });

  it('offers to replace a ClientToken in all connections of the environment that share it, and in no other', async () => {
    const shared = { clientToken: 'the-former-client' };
    await connectTo(sandbox, { name: 'Second', ...shared });
    await connectTo(sandbox, { name: 'Third', ...shared });
    await connectTo(sandbox, { name: 'Own', clientToken: 'another-client' });
    await connectTo(sandbox, { name: 'Far', ...shared, platformAddress: 'https://api.mews.com' });
    await connectTo(sandbox, { ...shared });
    const { connections } = await testApi();
    // Neither the one whose tokens are replaced, nor the last to be stored.
    await connections.activate('Second');
    window.answer(({ modal }, buttons) => (modal ? buttons[0] : undefined));
    boxes.answer('Sandbox', sandbox.tokens.clientToken, '');
    await replace();
    assert.match(
      window.told(),
      /2 other connections have the former ClientToken\. Replace it there as well\? Second \(.*\) Third \(.*\) \[Replace in All 2\]/,
    );
    assert.match(window.told(), /information: The ClientToken was replaced in 2 more connections\./);
    for (const name of ['Sandbox', 'Second', 'Third']) {
      assert.deepEqual(await tokensOf(name), [sandbox.tokens.clientToken, sandbox.tokens.accessToken]);
    }
    assert.equal(connections.active?.name, 'Second', 'the connection in use is another one now');
    assert.equal((await tokensOf('Own'))?.[0], 'another-client');
    assert.equal((await tokensOf('Far'))?.[0], 'the-former-client');
  });

  it('leaves the others alone where the person does not want it, and asks nothing where the ClientToken stays', async () => {
    const shared = { clientToken: 'the-former-client' };
    await connectTo(sandbox, { name: 'Second', ...shared });
    await connectTo(sandbox, { ...shared });
    window.answer(({ modal }) => (modal ? DISMISSED : undefined));
    boxes.answer('Sandbox', sandbox.tokens.clientToken, '');
    await replace();
    assert.equal((await tokensOf('Second'))?.[0], 'the-former-client');
    await connectTo(sandbox, { name: 'Third' });
    window.forget();
    boxes.answer('Sandbox', '', sandbox.tokens.accessToken);
    await replace();
    assert(!window.told().includes('ClientToken'));
  });

  it('leaves alone what another window has changed or removed while the question stood', async () => {
    const shared = { clientToken: 'the-former-client' };
    const second = await connectTo(sandbox, { name: 'Second', ...shared });
    const third = await connectTo(sandbox, { name: 'Third', ...shared });
    await connectTo(sandbox, { ...shared });
    const { connections, secrets } = await testApi();
    const removed = `mews.v1|${sandbox.address}|Third`;
    window.answer(async ({ modal }, buttons) => {
      if (!modal) return undefined;
      await connections.save({ ...second, clientToken: 'changed-meanwhile' }, second);
      await connections.remove(third);
      // As after a keyring that did not delete them: no connection leads to them.
      await secrets.store(removed, JSON.stringify(third));
      return buttons[0];
    });
    boxes.answer('Sandbox', sandbox.tokens.clientToken, '');
    await replace();
    assert.equal((await tokensOf('Second'))?.[0], 'changed-meanwhile');
    assert.equal(await secrets.get(removed), JSON.stringify(third));
    await secrets.delete(removed);
    assert(!window.told().includes('The ClientToken was replaced'), 'it was replaced nowhere');
  });

  it('counts only the connections whose ClientToken was replaced', async () => {
    const shared = { clientToken: 'the-former-client' };
    await connectTo(sandbox, { name: 'Second', ...shared });
    const third = await connectTo(sandbox, { name: 'Third', ...shared });
    await connectTo(sandbox, { ...shared });
    const { connections } = await testApi();
    window.answer(async ({ modal }, buttons) => {
      if (!modal) return undefined;
      await connections.remove(third);
      return buttons[0];
    });
    boxes.answer('Sandbox', sandbox.tokens.clientToken, '');
    await replace();
    assert.equal((await tokensOf('Second'))?.[0], sandbox.tokens.clientToken);
    assert.match(window.told(), /information: The ClientToken was replaced in one more connection\./);
  });

  it('keeps what Mews said before where it can not be asked about the same AccessToken', async () => {
    await connectTo(sandbox, { chainId: sandbox.chains.auroraHotels.Id });
    sandbox.fault({ kind: 'error', operation: 'configuration/get', status: 503, message: 'Later' });
    boxes.answer('Sandbox', sandbox.tokens.clientToken, '');
    await replace();
    const { connections } = await testApi();
    assert.equal(connections.active?.enterpriseName, 'Hotel Aurora');
    assert.equal(connections.active?.chainId, sandbox.chains.auroraHotels.Id);
  });

  it('is ended by Escape with nothing changed', async () => {
    boxes.answer('Sandbox', 'another-client');
    await replace();
    assert.deepEqual(await tokensOf('Sandbox'), [sandbox.tokens.clientToken, sandbox.tokens.accessToken]);
    assert.equal(window.told(), '');
    assert.equal(sandbox.seen.length, 0);
  });
});
