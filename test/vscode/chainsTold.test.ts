import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { isOtherHotel } from '../../src/editor/otherHotel';
import { DISMISSED } from '../faults/watchWindow';
import type { MewsSandbox } from '../sandbox/mewsSandbox';
import { answeredBoxes } from './answeredBoxes';
import { codeActionsAt, placeOf } from './codeActionsAt';
import { connectedSandbox } from './connectedSandbox';
import { diagnosticsOnce } from './eventually';
import { testApi } from './extensionApi';
import { newFile, programsText, shown } from './files';
import { outputOnce } from './output';
import { connectTo, disconnect } from './sandboxConnection';
import { watchedWindow } from './watchedWindow';

describe('another chain', () => {
  const running = connectedSandbox();
  const window = watchedWindow();
  const boxes = answeredBoxes();
  let sandbox: MewsSandbox;
  before(() => {
    sandbox = running();
  });
  const adds = () => sandbox.seen.filter(({ operation }) => operation === 'loyaltyPrograms/add').length;
  const add = async (text: string) => vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, await newFile(text));
  /** A file with one program, and with the ChainId. */
  const inChain = (chainId: string, code: string) => programsText(code).replace('{', `{ "ChainId": "${chainId}",`);
  const portfolio = () =>
    connectTo(sandbox, {
      name: 'Portfolio',
      accessToken: sandbox.tokens.portfolioAccessToken,
      portfolio: true,
      chains: [
        {
          id: sandbox.chains.auroraHotels.Id,
          name: 'Aurora Hotels',
          enterpriseNames: ['Hotel Aurora'],
          enterpriseCount: 1,
        },
      ],
    });

  it('of a long list is none of another portfolio', async () => {
    const before = await portfolio();
    const [chain] = before.chains ?? [];
    assert(chain);
    const others = { ...before, chains: [{ ...chain, id: sandbox.chains.meridianStays.Id }] };
    assert.equal(isOtherHotel(before, others), true);
    assert.equal(isOtherHotel(before, { ...others, moreChainIds: [chain.id.toUpperCase()] }), false);
    assert.equal(isOtherHotel({ ...others, moreChainIds: [chain.id] }, before), false);
  });

  it('in the file is told before anything is sent, although Demo and this machine are not asked about', async () => {
    await connectTo(sandbox, { chainId: sandbox.chains.auroraHotels.Id });
    window.answer(({ modal }) => (modal ? DISMISSED : undefined));
    await add(inChain(sandbox.chains.borealisCollection.Id, 'CHAIN-A'));
    assert.equal(adds(), 0);
    assert.match(
      window.told(),
      /^dialog: Add 1 loyalty program to Hotel Aurora, .*The ChainId of the file is another chain\. Mews ignores it: the token decides\. Programs go to Aurora Hotels\./,
    );
    assert.doesNotMatch(window.told(), /Warnings in the file/);
    window.answer(() => undefined);
    await add(inChain(sandbox.chains.auroraHotels.Id.toUpperCase(), 'CHAIN-B'));
    assert.equal(adds(), 1, 'the same chain in capitals is asked about');
  });

  it('can be meant where Mews did not say which chain the token is for: that is told before', async () => {
    await connectTo(sandbox);
    window.answer(({ modal }) => (modal ? DISMISSED : undefined));
    await add(inChain(sandbox.chains.auroraHotels.Id, 'CHAIN-J'));
    assert.match(
      window.told(),
      /^dialog: .* Mews ignores the ChainId of the file: the token decides\. Programs go to Aurora Hotels\./,
    );
    const { connections } = await testApi();
    await connections.save({
      name: 'Nameless',
      platformAddress: sandbox.address,
      clientToken: sandbox.tokens.clientToken,
      accessToken: sandbox.tokens.accessToken,
      portfolio: false,
    });
    await add(inChain(sandbox.chains.auroraHotels.Id, 'CHAIN-K'));
    assert.match(
      window.told(),
      /dialog: Add 1 loyalty program to the connection "Nameless".* Mews ignores the ChainId of the file with this token, and did not say which chain the token is for\./,
    );
    assert.equal(adds(), 0);
    await add(programsText('CHAIN-L'));
    assert.equal(adds(), 1, 'a file without a ChainId is asked about');
  });

  it('than those of the portfolio is told before, and the one of the file is named by its name', async () => {
    await portfolio();
    window.answer(({ modal }) => (modal ? DISMISSED : undefined));
    await add(inChain(sandbox.chains.meridianStays.Id, 'CHAIN-C'));
    assert.equal(adds(), 0);
    assert.match(window.told(), /is none of the chains that Mews said the token covers\./);
    await add(inChain(sandbox.chains.auroraHotels.Id, 'CHAIN-D'));
    await outputOnce(/Adding 1 loyalty program from .* to chain Aurora Hotels of the portfolio "Portfolio", at/);
    assert.equal(sandbox.programs()[0]?.ChainId, sandbox.chains.auroraHotels.Id);
    const { tree } = await (await testApi()).requested();
    const [row] = await tree.getChildren();
    assert(row);
    const { label, description } = tree.getTreeItem(row);
    assert.deepEqual([label, description], ['Portfolio', `Aurora Hotels · ${new URL(sandbox.address).host}`]);
  });

  it('is underlined in the editor while the connection that is in use does not fit, and at no other time', async () => {
    const { auroraHotels, borealisCollection, meridianStays } = sandbox.chains;
    const { connections } = await testApi();
    await connectTo(sandbox, { name: 'Aurora', chainId: auroraHotels.Id });
    await connectTo(sandbox, { name: 'Borealis', chainId: borealisCollection.Id });
    const { document } = await shown(programsText('CHAIN-M').replace('{', `{ "ChainId": "${auroraHotels.Id}",`));
    const told = async () => {
      const [found] = await diagnosticsOnce(document.uri, (codes) => codes.join() === 'other-chain-id');
      assert(found);
      assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
      assert.equal(document.getText(found.range), `"${auroraHotels.Id}"`);
      return found.message;
    };
    const silent = () => diagnosticsOnce(document.uri, (codes) => codes.length === 0);
    assert.match(await told(), /^The ChainId of the file is another chain\. .* Programs go to Aurora Hotels\.$/);
    await connections.activate('Aurora');
    await silent();
    await portfolio();
    await silent();
    await connectTo(sandbox, {
      name: 'Portfolio',
      portfolio: true,
      chains: [{ id: meridianStays.Id, enterpriseNames: [], enterpriseCount: 1 }],
    });
    assert.match(await told(), /^The ChainId of the file is none of the chains that Mews said the token covers\.$/);
    await disconnect();
    await silent();
    await connectTo(sandbox);
    assert.match(await told(), /^Mews ignores the ChainId of the file: the token decides\./);
    await connectTo(sandbox, { name: 'Aurora', chainId: auroraHotels.Id.toUpperCase() });
    await silent();
  });

  it('is mended by the chain of the token, by leaving the ChainId out, or by another connection', async () => {
    const { auroraHotels, borealisCollection } = sandbox.chains;
    await connectTo(sandbox, { chainId: borealisCollection.Id });
    const { document } = await shown(programsText('CHAIN-N').replace('{', `{ "ChainId": "${auroraHotels.Id}",`));
    const [found] = await diagnosticsOnce(document.uri, (codes) => codes.join() === 'other-chain-id');
    assert(found);
    const actions = await codeActionsAt(document, placeOf(document, `"${auroraHotels.Id}"`));
    assert.deepEqual(
      actions.map(({ title, command, isPreferred }) => [title, command?.command, isPreferred ?? false]),
      [
        ['Switch Connection…', COMMANDS.switchConnection, false],
        ['Use the ChainId of Aurora Hotels', undefined, false],
        ['Remove "ChainId"', undefined, false],
      ],
    );
  });

  it('in the answer than the file named is told loudly', async () => {
    window.answer(({ modal }) => (modal ? 'Add 1 Program' : undefined));
    await connectTo(sandbox, { chainId: sandbox.chains.auroraHotels.Id });
    await add(inChain(sandbox.chains.borealisCollection.Id, 'CHAIN-E'));
    assert.match(
      window.told(),
      /warning: Added 1 loyalty program .* Not in the chain that the file names, but in Aurora Hotels \(6279[^)]*\): 1 loyalty program\./,
    );
  });

  it('in the answer than the connection is for is told loudly, where the file names none', async () => {
    await connectTo(sandbox, { chainId: sandbox.chains.borealisCollection.Id });
    await add(programsText('CHAIN-F'));
    assert.match(
      window.told(),
      /warning: Added .* Not in the chain of the connection, but in 6279[^:]*: 1 loyalty program\./,
    );
  });

  it('is told before anything else that is different in the answer', async () => {
    await connectTo(sandbox, { chainId: sandbox.chains.borealisCollection.Id });
    sandbox.fault({ kind: 'changed', operation: 'loyaltyPrograms/add', change: 'changedName' });
    await add(programsText('CHAIN-G'));
    assert.match(window.told(), /warning: Added .* Not in the chain of the connection/);
    await outputOnce(/Not in the chain of the connection[^\n]*\n[^\n]*Mews changed Name of the program CHAIN-G\b/);
  });

  it('is told before what is different in the answer to an earlier request', async () => {
    await connectTo(sandbox, { chainId: sandbox.chains.auroraHotels.Id });
    sandbox.fault({ kind: 'changed', operation: 'loyaltyPrograms/add', change: 'changedName' });
    sandbox.fault({ kind: 'changed', operation: 'loyaltyPrograms/add', change: 'otherChainId' });
    const settings = vscode.workspace.getConfiguration('mewsLoyalty');
    await settings.update('batchSize', 1, vscode.ConfigurationTarget.Global);
    try {
      await add(programsText('CHAIN-J', 'CHAIN-K'));
    } finally {
      await settings.update('batchSize', undefined, vscode.ConfigurationTarget.Global);
    }
    assert.equal(adds(), 2);
    assert.match(window.told(), /warning: Added 2 .* Not in the chain of the connection, but in 8a1f6cc0[^:]*: 1 /);
    assert(!window.told().includes('Mews changed'));
  });

  it('does not keep a file from its own connection while another is in use', async () => {
    await portfolio();
    const uri = await newFile(programsText('CHAIN-H'));
    const named = (name: string | undefined) =>
      vscode.workspace
        .getConfiguration('mewsLoyalty', uri)
        .update('connection', name, vscode.ConfigurationTarget.WorkspaceFolder);
    await named('Sandbox');
    try {
      boxes.answer('Sandbox');
      await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, uri);
    } finally {
      await named(undefined);
    }
    assert.equal(adds(), 1);
    assert(!window.told().includes('has an error'));
  });

  it('than the one that is shown, in the storage, is asked about before its tokens are used', async () => {
    const connection = await connectTo(sandbox, { chainId: sandbox.chains.auroraHotels.Id });
    const { secrets } = await testApi();
    const other = { ...connection, enterpriseName: 'Hotel Elsewhere', chainName: 'Elsewhere' };
    await secrets.store(`mews.v1|${sandbox.address}|Sandbox`, JSON.stringify(other));
    window.answer(({ modal }) => (modal ? DISMISSED : undefined));
    await add(programsText('CHAIN-I'));
    assert.equal(sandbox.seen.length, 0);
    assert.match(
      window.told(),
      /^dialog: The tokens of "Sandbox" belong to another hotel by now\. Use them\? This window knows the connection for Hotel Aurora, .* Its tokens are for Hotel Elsewhere, /,
    );
  });
});
