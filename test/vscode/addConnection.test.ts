import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { BACK, ENTER } from '../faults/typedInputs';
import { DISMISSED } from '../faults/watchWindow';
import { type MewsSandbox, startMewsSandbox } from '../sandbox/mewsSandbox';
import { answeredBoxes } from './answeredBoxes';
import { eventually } from './eventually';
import { testApi } from './extensionApi';
import { ownSandbox } from './ownSandbox';
import { connectTo } from './sandboxConnection';
import { watchedWindow } from './watchedWindow';

describe('Add Connection', () => {
  const running = ownSandbox();
  const window = watchedWindow();
  const boxes = answeredBoxes();
  let sandbox: MewsSandbox;
  before(() => {
    sandbox = running();
  });
  afterEach(() => sandbox.reset());
  const addConnection = () => vscode.commands.executeCommand(COMMANDS.addConnection);
  const asked = () => sandbox.seen.map(({ operation }) => operation);
  const active = async () => (await testApi()).connections.active;

  it('tries the tokens, and proposes hotel and chain as the name', async () => {
    const { clientToken, accessToken } = sandbox.tokens;
    boxes.answer('Custom', sandbox.address, clientToken, accessToken, 'Single', 'Mine');
    await addConnection();
    assert.deepEqual(asked(), ['configuration/get']);
    assert.match(boxes.shown.at(-1) ?? '', /These tokens belong to Hotel Aurora, chain Aurora Hotels\. Name this/);
    assert.match(boxes.shown.at(-2) ?? '', /^Single enterprise \| as Mews says \| /m);
    assert.deepEqual(boxes.complaints, []);
    assert.deepEqual(await active(), {
      name: 'Mine',
      platformAddress: sandbox.address,
      portfolio: false,
      enterpriseName: 'Hotel Aurora',
      chainName: 'Aurora Hotels',
      chainId: sandbox.chains.auroraHotels.Id,
    });
    assert.equal(window.told(), 'information: Connection "Mine" added.');
  });

  it("tells wrong tokens with Mews' message, and takes the correction in place", async () => {
    const { clientToken, accessToken } = sandbox.tokens;
    boxes.answer('Custom', sandbox.address, clientToken, 'not-the-token', accessToken, 'Single', 'Corrected');
    await addConnection();
    assert.deepEqual(boxes.complaints, [
      'Mews refused these tokens (401: "Invalid AccessToken"). Correct it, go back to the ClientToken, or press Enter again to keep it.',
    ]);
    assert.equal(boxes.shown.length, 6, 'the box of the AccessToken was left for its correction');
    const summary = await active();
    assert.equal(summary?.enterpriseName, 'Hotel Aurora');
    const { connections } = await testApi();
    assert(summary);
    const loaded = await connections.load(summary);
    assert(loaded.kind === 'loaded' && loaded.connection.accessToken === accessToken);
  });

  it('keeps wrong tokens on purpose, asked only once', async () => {
    const { clientToken } = sandbox.tokens;
    boxes.answer('Custom', sandbox.address, clientToken, 'not-the-token', 'not-the-token', 'Single', 'Kept');
    await addConnection();
    assert.equal(boxes.complaints.length, 1);
    assert.deepEqual(asked(), ['configuration/get']);
    assert.match(
      boxes.shown.at(-1) ?? '',
      /Mews refused these tokens \(401: Invalid AccessToken\), and you keep them\./,
    );
    assert.deepEqual(await active(), { name: 'Kept', platformAddress: sandbox.address, portfolio: false });
  });

  it('holds nothing against tokens that may not ask whose they are', async () => {
    const { clientToken, restrictedAccessToken } = sandbox.tokens;
    boxes.answer('Custom', sandbox.address, clientToken, restrictedAccessToken, 'Single', 'Restricted');
    await addConnection();
    assert.deepEqual(boxes.complaints, []);
    assert.match(
      boxes.shown.at(-1) ?? '',
      /Mews did not say whose tokens these are .*They may add programs all the same/,
    );
    assert.equal((await active())?.name, 'Restricted');
  });

  it('goes on where Mews can not be asked', async () => {
    boxes.answer('Custom', 'http://127.0.0.1:9', 'client-token', 'access-token', 'Single', 'Nobody');
    await addConnection();
    assert.deepEqual(boxes.complaints, []);
    assert.match(
      boxes.shown.at(-1) ?? '',
      /Mews could not be asked whose tokens these are\. Nobody answers at the address/,
    );
    assert.equal((await active())?.name, 'Nobody');
  });

  it('learns the chains of a portfolio, offers them for ChainId, and names them', async () => {
    const { clientToken, portfolioAccessToken } = sandbox.tokens;
    boxes.answer('Custom', sandbox.address, clientToken, portfolioAccessToken, 'Portfolio', 'All of them');
    await addConnection();
    assert.match(
      boxes.shown.at(-1) ?? '',
      /This token covers Aurora Hotels \(Hotel Aurora, Aurora Lakeside\), Borealis Collection \(Borealis Central, Borealis Harbour\)\./,
    );
    assert.match(boxes.shown.at(-2) ?? '', /^Portfolio Access Token \| as Mews says \| /m);
    const summary = await active();
    assert.deepEqual(
      summary?.chains?.map(({ id, name }) => [id, name]),
      [
        [sandbox.chains.auroraHotels.Id, 'Aurora Hotels'],
        [sandbox.chains.borealisCollection.Id, 'Borealis Collection'],
      ],
    );
    assert.equal(summary.enterpriseName, undefined);
    const schema = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('mews-loyalty://schemas/connections.schema.json'),
    );
    await eventually('the chains', vscode.workspace.onDidChangeTextDocument, () =>
      schema.getText().includes(sandbox.chains.borealisCollection.Id) ? true : undefined,
    );
    assert.match(
      schema.getText(),
      /Borealis Collection \(Borealis Central, Borealis Harbour\): covered by the connection/,
    );
  });

  it('keeps the Ids of a portfolio of many chains, and says how many there are beside those that it names', async () => {
    const { clientToken, portfolioAccessToken } = sandbox.tokens;
    const [known] = Object.values(sandbox.enterprises);
    assert(known);
    const Enterprises = Array.from({ length: 60 }, (_, number) => ({
      Id: known.Id.replace(/^../, String(number).padStart(2, '0')),
      ChainId: sandbox.chains.auroraHotels.Id.replace(/^../, String(number).padStart(2, '0')),
      Name: `Hotel ${number}`,
    }));
    const body = JSON.stringify({ Enterprises, Cursor: null });
    sandbox.fault({ kind: 'answer', operation: 'enterprises/getAll', status: 200, body });
    boxes.answer('Custom', sandbox.address, clientToken, portfolioAccessToken, 'Portfolio', 'Many');
    await addConnection();
    assert.match(boxes.shown.at(-1) ?? '', /This token covers .*, and chains beside these: 57\./);
    const summary = await active();
    assert.deepEqual([summary?.chains?.length, summary?.moreChainIds?.length, summary?.hasAllChains], [50, 10, true]);
    boxes.answer('Many');
    await vscode.commands.executeCommand(COMMANDS.switchConnection);
    assert.match(boxes.shown.at(-1) ?? '', /chains beside these: 58/);
  });

  it('adds a portfolio whose token has to name an enterprise, or may not ask for any', async () => {
    const { clientToken, portfolioAccessToken, restrictedAccessToken } = sandbox.tokens;
    sandbox.fault({ kind: 'error', operation: 'configuration/get', status: 400, message: 'Invalid EnterpriseId' });
    boxes.answer('Custom', sandbox.address, clientToken, portfolioAccessToken, 'Portfolio', 'Named');
    await addConnection();
    assert.deepEqual(boxes.complaints, []);
    assert.equal((await active())?.chains?.length, 2);
    boxes.answer('Custom', sandbox.address, clientToken, restrictedAccessToken, 'Portfolio', 'Closed');
    await addConnection();
    assert.deepEqual(await active(), { name: 'Closed', platformAddress: sandbox.address, portfolio: true });
  });

  it('stores nothing where the person ends it, after the tokens were tried as well', async () => {
    const { clientToken, accessToken } = sandbox.tokens;
    const { connections, secrets } = await testApi();
    boxes.answer('Custom', sandbox.address, clientToken, accessToken, 'Single');
    await addConnection();
    assert.deepEqual(connections.all, []);
    assert.equal(await secrets.get(`mews.v1|${sandbox.address}|Hotel Aurora, Aurora Hotels`), undefined);
    assert.equal(window.told(), '');
  });

  it('sends stored tokens to no other address than theirs, whatever way the person goes', async () => {
    const other = await startMewsSandbox();
    try {
      await connectTo(sandbox);
      boxes.answer('Sandbox', 'Custom', sandbox.address, '', BACK, BACK, other.address, '');
      await vscode.commands.executeCommand(COMMANDS.editConnection);
      assert.deepEqual(other.seen, []);
      assert.match(boxes.complaints.join(), /Paste the token\./, 'an empty box was taken for a token');
      boxes.answer('Sandbox', 'Custom', sandbox.address, '', BACK, BACK, other.address, ENTER);
      await vscode.commands.executeCommand(COMMANDS.editConnection);
      assert.deepEqual(other.seen, []);
    } finally {
      await other.close();
    }
  });

  it('asks once more where a connection that is edited would be for another hotel or address under its name', async () => {
    const other = await startMewsSandbox();
    try {
      const { clientToken, accessToken } = sandbox.tokens;
      const { connections } = await testApi();
      const before = await connectTo(sandbox, { accessToken: 'of-another-hotel', enterpriseName: 'Hotel Elsewhere' });
      for (const [address, question] of [
        [
          sandbox.address,
          /dialog: These tokens belong to another hotel\. .*was for Hotel Elsewhere, .*for Hotel Aurora/,
        ],
        [other.address, /dialog: Programs would go to another address\. Change the connection "Sandbox"\?/],
      ] as const) {
        const edit = async () => {
          boxes.answer('Sandbox', 'Custom', address, clientToken, accessToken, 'Single', 'Sandbox');
          await vscode.commands.executeCommand(COMMANDS.editConnection);
        };
        window.forget();
        window.answer(({ modal }) => (modal ? DISMISSED : undefined));
        await edit();
        assert.match(window.told(), question);
        assert.equal(connections.active?.platformAddress, before.platformAddress);
        window.answer(({ modal }, buttons) => (modal ? buttons[0] : undefined));
        await edit();
        assert.match(window.told(), /information: Connection "Sandbox" changed\. It is for Hotel Aurora, chain Aurora/);
        assert.equal(connections.active?.platformAddress, address);
      }
    } finally {
      await other.close();
    }
  });

  it('sends typed tokens to no other address than the one they were typed for', async () => {
    const other = await startMewsSandbox();
    try {
      const { clientToken, accessToken } = sandbox.tokens;
      boxes.answer(
        ...['Custom', sandbox.address, clientToken, accessToken],
        ...[BACK, BACK, BACK, other.address, ENTER, ENTER],
      );
      await addConnection();
      assert.deepEqual(other.seen, []);
      assert.match(boxes.complaints.join(), /Paste the token\./, 'the token stood in the box for the other address');
    } finally {
      await other.close();
    }
  });

  it('takes no name that looks like that of another connection, and proposes none', async () => {
    const { clientToken, accessToken } = sandbox.tokens;
    await connectTo(sandbox, { name: 'HOTEL  aurora,\u00a0Aurora Hotels' });
    const tokens = ['Custom', sandbox.address, clientToken, accessToken, 'Single'];
    boxes.answer(...tokens, 'hotel aurora, aurora hotels');
    await addConnection();
    assert.deepEqual(boxes.complaints, [
      'There is the connection "HOTEL aurora, Aurora Hotels" already. Take a name that differs by more than capitals and blanks.',
    ]);
    boxes.answer(...tokens, ENTER);
    await addConnection();
    assert.equal((await active())?.name, `Hotel Aurora, Aurora Hotels (${new URL(sandbox.address).host})`);
  });

  it('leaves names alone that look alike already', async () => {
    const { connections } = await testApi();
    const connection = await connectTo(sandbox, { name: 'Twin' });
    // As two were kept before names were compared like this.
    connections.hold({ ...connection, name: 'TWIN' });
    await connections.activate('Twin');
    boxes.answer('Twin', 'Custom', sandbox.address, '', '', 'Single', ENTER);
    await vscode.commands.executeCommand(COMMANDS.editConnection);
    assert.deepEqual(boxes.complaints, []);
    assert.deepEqual(
      connections.all.map(({ name, chainId }) => [name, chainId]),
      [
        ['Twin', sandbox.chains.auroraHotels.Id],
        ['TWIN', undefined],
      ],
    );
    boxes.answer('Twin', 'Custom', sandbox.address, '', '', 'Single', 'twin');
    await vscode.commands.executeCommand(COMMANDS.editConnection);
    assert.match(boxes.complaints.join(), /^There is the connection "TWIN" already\. /);
  });

  it('takes no name that another window has taken meanwhile', async () => {
    const { connections } = await testApi();
    const { clientToken, accessToken } = sandbox.tokens;
    const mine = await connectTo(sandbox, { name: 'Mine' });
    const taken = await connectTo(sandbox, { name: 'Taken', accessToken: 'of-the-other-window' });
    assert.equal(await connections.save({ ...taken, clientToken, accessToken }, mine), 'name-taken');
    const loaded = await connections.load(taken);
    assert(loaded.kind === 'loaded' && loaded.connection.accessToken === 'of-the-other-window');
  });

  it('leaves no tokens behind where the address of a connection changes', async () => {
    const { connections, secrets } = await testApi();
    const connection = await connectTo(sandbox);
    connections.hold({ ...connection, platformAddress: 'https://held.example' }, connection);
    const moved = { ...connection, platformAddress: 'https://moved.example' };
    assert.equal(await connections.save(moved, { ...connection, platformAddress: 'https://held.example' }), 'saved');
    assert.equal(await secrets.get(`mews.v1|${sandbox.address}|Sandbox`), undefined);
    assert(await secrets.get('mews.v1|https://moved.example|Sandbox'));
    assert.equal(connections.all.length, 1);
    assert(!connections.isHeld(moved));
  });
});
