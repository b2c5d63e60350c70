import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ConnectionStore } from '../../src/editor/connectionStore';
import { COMMANDS } from '../../src/editor/ids';
import { previewUri } from '../../src/editor/loyaltyPreview';
import { LoadedTokens } from '../../src/mews/loadedTokens';
import { DISMISSED } from '../faults/watchWindow';
import type { MewsSandbox } from '../sandbox/mewsSandbox';
import { answeredBoxes } from './answeredBoxes';
import { connectedSandbox } from './connectedSandbox';
import { eventually } from './eventually';
import { testApi } from './extensionApi';
import { newFile, programsText } from './files';
import { connectTo } from './sandboxConnection';
import { watchedWindow } from './watchedWindow';

describe('another window or profile', () => {
  const running = connectedSandbox();
  const window = watchedWindow();
  const boxes = answeredBoxes();
  let sandbox: MewsSandbox;
  before(() => {
    sandbox = running();
  });
  const adds = () => sandbox.seen.filter(({ operation }) => operation === 'loyaltyPrograms/add').length;
  const add = async (code: string) =>
    vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, await newFile(programsText(code)));
  const key = (name = 'Sandbox') => `mews.v1|${sandbox.address}|${name}`;
  const tokens = () => [sandbox.tokens.clientToken, sandbox.tokens.accessToken] as const;

  /** Puts something else where the tokens of a connection are, as another window or profile does that this one does not hear of. */
  async function storeElsewhere(changes: object, name = 'Sandbox'): Promise<void> {
    const { secrets } = await testApi();
    const [clientToken, accessToken] = tokens();
    const stored = { name, platformAddress: sandbox.address, portfolio: false, clientToken, accessToken, ...changes };
    await secrets.store(key(name), JSON.stringify(stored));
  }

  it('that has tokens of the same name is asked about before they are overwritten', async () => {
    const { connections, secrets } = await testApi();
    await storeElsewhere({ accessToken: 'of-the-other-profile' }, 'Shared');
    try {
      const there = await secrets.get(key('Shared'));
      window.answer(({ modal }) => (modal ? DISMISSED : undefined));
      boxes.answer('Custom', sandbox.address, ...tokens(), 'Single', 'Shared');
      await vscode.commands.executeCommand(COMMANDS.addConnection);
      assert.match(
        window.told(),
        /^dialog: Replace the tokens that are stored as "Shared" already\? .*perhaps those of another profile.* \[Replace Them\]$/,
      );
      assert.equal(await secrets.get(key('Shared')), there);
      assert(!connections.all.some(({ name }) => name === 'Shared'));
      window.answer(({ modal }) => (modal ? 'Replace Them' : undefined));
      boxes.answer('Custom', sandbox.address, ...tokens(), 'Single', 'Shared');
      await vscode.commands.executeCommand(COMMANDS.addConnection);
      assert(!(await secrets.get(key('Shared')))?.includes('of-the-other-profile'));
      assert.equal(connections.active?.name, 'Shared');
    } finally {
      await secrets.delete(key('Shared'));
    }
  });

  it('that has the same tokens under the same name is nothing to ask about', async () => {
    const { connections, secrets } = await testApi();
    await storeElsewhere({ enterpriseName: 'Hotel Aurora' }, 'Same');
    try {
      boxes.answer('Custom', sandbox.address, ...tokens(), 'Single', 'Same');
      await vscode.commands.executeCommand(COMMANDS.addConnection);
      assert.match(window.told(), /^information: Connection "Same" added\.$/);
      assert.equal(connections.active?.name, 'Same');
    } finally {
      await secrets.delete(key('Same'));
    }
  });

  it('that put tokens there whose hotel Mews did not name is asked about, and shown once they are meant', async () => {
    const { connections } = await testApi();
    await storeElsewhere({});
    window.answer(({ modal }) => (modal ? DISMISSED : undefined));
    await add('ELSE1');
    assert.match(
      window.told(),
      /^dialog: The tokens of "Sandbox" were replaced elsewhere\. Use them\? .*for Hotel Aurora, chain Aurora Hotels.* Its tokens are for the connection "Sandbox".* \[Use These Tokens\]$/,
    );
    assert.equal(sandbox.seen.length, 0);
    window.answer(({ modal }) => (modal ? 'Use These Tokens' : undefined));
    await add('ELSE2');
    assert.equal(adds(), 1);
    assert.equal(connections.active?.enterpriseName, undefined);
    window.forget();
    await add('ELSE3');
    assert.doesNotMatch(window.told(), /dialog/);
    assert.equal(adds(), 2);
  });

  it('that put others there is not compared with under the former name', async () => {
    await storeElsewhere({ enterpriseName: 'Hotel Elsewhere' });
    const uri = await newFile(programsText('ELSE4'));
    await vscode.commands.executeCommand(COMMANDS.previewLoyaltyPrograms, uri);
    const preview = await vscode.workspace.openTextDocument(previewUri(uri));
    await eventually('the comparison is given up', vscode.workspace.onDidChangeTextDocument, () =>
      preview.getText().includes('Not compared with Mews: the tokens of the connection were replaced elsewhere')
        ? true
        : undefined,
    );
    assert.equal(sandbox.seen.length, 0);
  });

  it('that switches while Mews is looked at stops what was under way', async () => {
    const { connections } = await testApi();
    await connectTo(sandbox, { name: 'Second' });
    await connections.activate('Sandbox');
    sandbox.fault({ kind: 'delay', operation: 'loyaltyPrograms/getAll', delayMs: 'release' });
    const asked = sandbox.whenReceived('loyaltyPrograms/getAll');
    const adding = add('ELSE5');
    await asked;
    await connections.activate('Second');
    sandbox.release();
    await adding;
    assert.match(window.told(), /warning: Nothing was sent: another connection is in use by now\./);
    assert.equal(adds(), 0);
  });

  it('that replaces or removes the tokens while the question stands stops what was under way', async () => {
    const { secrets } = await testApi();
    for (const change of [() => storeElsewhere({ accessToken: 'newer' }), () => secrets.delete(key())]) {
      window.forget();
      await connectTo(sandbox, { platformAddress: sandbox.address });
      await vscode.workspace.getConfiguration('mewsLoyalty').update('confirm', 'always', true);
      try {
        window.answer(async ({ modal }, buttons) => {
          if (!modal) return undefined;
          await change();
          return buttons[0];
        });
        await add('ELSE6');
      } finally {
        await vscode.workspace.getConfiguration('mewsLoyalty').update('confirm', undefined, true);
      }
      assert.match(window.told(), /warning: Nothing was sent: the connection "Sandbox" was changed or removed/);
      assert.equal(adds(), 0);
    }
  });

  it('that changed a connection keeps its change, whatever was begun before', async () => {
    const { connections, secrets } = await testApi();
    const before = await connectTo(sandbox);
    const [clientToken] = tokens();
    const now = { ...before, enterpriseName: 'Hotel Lakeside', accessToken: 'of-the-lakeside' };
    assert.equal(await connections.save(now, before), 'saved');
    const stale = { ...before, clientToken, accessToken: 'too-late', platformAddress: 'https://late.example' };
    assert.equal(await connections.save(stale, before), 'changed-meanwhile');
    assert.equal(await connections.remove(before), 'changed-meanwhile');
    assert((await secrets.get(key()))?.includes('of-the-lakeside'));
    assert.equal(await secrets.get('mews.v1|https://late.example|Sandbox'), undefined);
    assert.equal(await connections.remove(now), 'removed');
    assert.equal(await connections.save(before, now), 'changed-meanwhile', 'a connection that was removed came back');
  });

  it('is heard where globalState has lost the last change, and told on', async () => {
    const { connections, secrets, state } = await testApi();
    // A window whose globalState is of a moment before: a browser that was reloaded too soon.
    const lost = new Map(state.keys().map((name) => [name, state.get<unknown>(name)]));
    const memento: vscode.Memento = {
      keys: () => [...lost.keys()],
      get: <T>(name: string, instead?: T) => (lost.get(name) as T | undefined) ?? instead,
      update: async (name, value) => {
        lost.set(name, value);
      },
    };
    await connectTo(sandbox, { name: 'New' });
    const other = new ConnectionStore(secrets, memento, new LoadedTokens());
    try {
      assert.deepEqual(
        other.all.map(({ name }) => name),
        ['Sandbox'],
      );
      await other.activate('Sandbox');
      assert.deepEqual(
        other.all.map(({ name }) => name),
        ['Sandbox', 'New'],
      );
      assert(connections.all.some(({ name }) => name === 'New'));
    } finally {
      other.dispose();
    }
  });
});
