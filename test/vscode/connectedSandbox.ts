import * as vscode from 'vscode';
import type { MewsSandbox } from '../sandbox/mewsSandbox';
import { ownSandbox } from './ownSandbox';
import { connectTo } from './sandboxConnection';

/**
 * For the suite around the call: a sandbox of its own, a connection to it before each test, and afterwards a window
 * without editors, connections and notifications. Gives the sandbox, which is there once the tests run.
 */
export function connectedSandbox(): () => MewsSandbox {
  const running = ownSandbox();
  beforeEach(() => connectTo(running()));
  afterEach(async () => {
    running().reset();
    await vscode.commands.executeCommand('notifications.clearAll');
  });
  return running;
}
