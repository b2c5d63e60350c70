import * as vscode from 'vscode';
import { type MewsSandbox, startMewsSandbox } from '../sandbox/mewsSandbox';
import { closeAll } from './files';
import { connectTo, disconnect } from './sandboxConnection';

/**
 * For the suite around the call: a sandbox of its own, a connection to it before each test, and afterwards a window
 * without editors, connections and notifications. Gives the sandbox, which is there once the tests run.
 */
export function connectedSandbox(): () => MewsSandbox {
  let sandbox: MewsSandbox | undefined;
  const running = () => {
    if (!sandbox) throw new Error('The sandbox only runs within tests');
    return sandbox;
  };
  before(async () => {
    sandbox = await startMewsSandbox();
  });
  after(() => running().close());
  beforeEach(() => connectTo(running()));
  afterEach(async () => {
    running().reset();
    await disconnect();
    await closeAll();
    await vscode.commands.executeCommand('notifications.clearAll');
  });
  return running;
}
