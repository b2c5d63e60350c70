import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ConnectionStatus } from '../../src/editor/connectionStatus';
import { Readings } from '../../src/editor/readings';
import { connectedSandbox } from './connectedSandbox';
import { eventually } from './eventually';
import { testApi } from './extensionApi';
import { programsText, shown } from './files';
import { connectTo } from './sandboxConnection';

describe('ConnectionStatus', () => {
  const running = connectedSandbox();
  const told = new vscode.EventEmitter<void>();
  let item: vscode.StatusBarItem;
  let status: ConnectionStatus;
  beforeEach(async () => {
    const { connections, codes } = await testApi();
    status = watched(() => new ConnectionStatus(new Readings(codes), connections));
  });
  afterEach(() => status.dispose());

  /** Holds on to the real item that is made meanwhile, and tells when something is written on it. */
  function watched<T>(make: () => T): T {
    const original = vscode.window.createStatusBarItem;
    const create = (...args: unknown[]) => {
      const made: vscode.StatusBarItem = Reflect.apply(original, vscode.window, args);
      item = made;
      return new Proxy(made, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === 'function' ? value.bind(target) : value;
        },
        set(target, name, value) {
          const isSet = Reflect.set(target, name, value, target);
          told.fire();
          return isSet;
        },
      });
    };
    const put = (value: unknown) =>
      Object.defineProperty(vscode.window, 'createStatusBarItem', { value, configurable: true, writable: true });
    put(create);
    try {
      return make();
    } finally {
      put(original);
    }
  }

  it('follows the chain that an untitled file names for a portfolio, while it is typed', async () => {
    const { auroraHotels, borealisCollection } = running().chains;
    const chains = [auroraHotels, borealisCollection].map(({ Id, Name }) => ({
      id: Id,
      name: Name,
      enterpriseNames: [],
      enterpriseCount: 0,
    }));
    await connectTo(running(), { name: 'All', portfolio: true, chains });
    const uri = vscode.Uri.from({ scheme: 'untitled', path: '/new/untitled-status.loyalty.json' });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    for (const { Id, Name } of [auroraHotels, borealisCollection]) {
      const text = programsText('STATUS1').replace('{', `{ "ChainId": "${Id}",`);
      const edit = new vscode.WorkspaceEdit();
      edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
      assert(await vscode.workspace.applyEdit(edit));
      await eventually(`${Name} in the status bar`, told.event, () => item.text.includes(Name) || undefined);
      assert.match(String(item.tooltip), new RegExp(`loyalty programs go to chain ${Name} of the portfolio "All"`));
    }
  });

  it('tells of another connection that settings name, whosever they are', async () => {
    await shown(programsText('STATUS2'));
    const named = (name: string | undefined) =>
      vscode.workspace.getConfiguration('mewsLoyalty').update('connection', name, vscode.ConfigurationTarget.Global);
    try {
      await named('Other');
      const words = 'The settings name the connection "Other": you will be asked.';
      await eventually(words, told.event, () => String(item.tooltip).includes(words) || undefined);
    } finally {
      await named(undefined);
    }
  });
});
