import assert from 'node:assert/strict';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/editor/ids';
import { eventually } from '../../vscode/eventually';
import { testApi } from '../../vscode/extensionApi';
import { disconnect } from '../../vscode/sandboxConnection';
import { canaryTokens } from '../canaryTokens';
import { confirmed, refused } from '../expected';
import type { Expected, FaultRow } from '../faultRow';
import { connectThrough, startTunnel } from '../proxy';
import type { Stage } from '../stage';
import { typeInputs } from '../typedInputs';
import { DISMISSED } from '../watchWindow';

const ENTER = ' \\[Enter Tokens\\] \\[Use for This Window Only\\]$';
const GONE = `The tokens of "Fault" are gone from the secret storage of VS Code\\. Nothing was sent\\. If another .*${ENTER}`;
const DAMAGED = `holds for "Fault" is damaged\\. Enter the tokens again\\. Nothing was sent\\.${ENTER}`;
const NOT_READ = 'so the tokens of "Fault" could not be read\\. Nothing was sent\\.';
const HANGING = `The secret storage of VS Code has not answered for 10 seconds, ${NOT_READ}`;
const REFUSED = `The secret storage of VS Code failed, ${NOT_READ}`;

/** Addresses, tokens and settings that a connection must not come from, or that are gone. */
export const connections: readonly FaultRow[] = [
  addressRow('24a', 'plain http to another machine', 'http://api.example.com', /^box: Tokens only travel over https\./),
  addressRow(
    '24b',
    'an address with a user name and a password',
    'https://user:secret@api.example.com',
    /^box: Remove the user name and password/,
  ),
  addressRow('24c', 'a data: address', 'data:application/json,{"LoyaltyPrograms":[]}', /^box: Type a whole address/),
  addressRow('24d', 'a file: address', 'file:///etc/hosts', /^box: Tokens only travel over https\./),
  addressRow(
    '24e',
    'an address with a query',
    'https://api.example.com?x=1',
    /^box: Remove everything from the \? or # on\./,
  ),
  addressRow('24f', 'no address', 'api', /^box: Type a whole address/),
  {
    row: '24g',
    fault: 'a connection to plain http on another machine lies in the storage',
    async play(stage) {
      await disconnect();
      const { state, secrets } = await testApi();
      const summary = { name: 'Fault', platformAddress: 'http://192.0.2.1', portfolio: false };
      await secrets.store('mews.v1|http://192.0.2.1|Fault', JSON.stringify({ ...summary, ...canaryTokens }));
      await state.update('connections', [summary]);
      await state.update('activeConnection', 'Fault');
      stage.afterwards(() => state.update('connections', []));
      stage.afterwards(typeInputs([], () => undefined));
      await stage.add();
    },
    // It counts as none: a new one is asked for.
    expected: { ...refused(''), says: [] },
  },
  secretRow('96a', 'never answers', () => new Promise(() => undefined), HANGING, true),
  secretRow('96b', 'says no', () => Promise.reject(new Error(`no: ${canaryTokens.accessToken}`)), REFUSED),
  secretRow('96c', 'has lost the tokens', () => Promise.resolve(undefined), GONE),
  secretRow('96d', 'gives broken JSON', () => Promise.resolve('{"name":"Fau'), DAMAGED),
  secretRow(
    '96e',
    'gives the tokens of another address',
    (text) => Promise.resolve(text?.replace(/http:[^"]*/, 'https://other.example')),
    DAMAGED,
  ),
  {
    row: '97',
    fault: 'the tokens of the connection are changed between two requests',
    async play(stage) {
      await stage.setting('mewsLoyalty.batchSize', 1);
      stage.fault({ kind: 'delay', delayMs: 'release' });
      const added = stage.add();
      await stage.whenAdd();
      const { connections } = await testApi();
      const { address, tokens } = stage.sandbox;
      const changed = { clientToken: tokens.clientToken, accessToken: tokens.disabledAccessToken, portfolio: false };
      await connections.save({ name: 'Fault', platformAddress: address, ...changed });
      stage.sandbox.release();
      await added;
      const adds = stage.sandbox.seen.filter(({ operation }) => operation === 'loyaltyPrograms/add');
      assert.deepEqual(
        adds.map(({ body }) => typeof body === 'object' && body !== null && Reflect.get(body, 'AccessToken')),
        [tokens.accessToken, tokens.accessToken],
      );
    },
    expected: confirmed(2, { adds: 2, output: /Mews created 1 [\s\S]*Mews created 1 / }),
  },
  {
    row: '98a',
    fault: 'the workspace is not trusted',
    async play(stage) {
      const original = Object.getOwnPropertyDescriptor(vscode.workspace, 'isTrusted');
      assert(original);
      Object.defineProperty(vscode.workspace, 'isTrusted', { get: () => false, configurable: true });
      stage.afterwards(() => Object.defineProperty(vscode.workspace, 'isTrusted', original));
      await stage.add();
    },
    expected: refused('This workspace is not trusted, so nothing is sent from it\\. \\[Manage Workspace Trust\\]$'),
  },
  {
    row: '98b',
    fault: 'the workspace brings settings that would send without a question',
    async play(stage) {
      await workspaceSettings(stage, { 'mewsLoyalty.confirm': 'never', 'mewsLoyalty.batchSize': 1 });
      await connectThrough(stage, (await startTunnel(stage, 'gone')).address);
      stage.window.answer(() => undefined);
      await stage.add();
    },
    expected: {
      ...refused(''),
      says: [/^dialog: Add 2 loyalty programs to .* File: [^ ]+ Connection: Fault \[Add 2 Programs\]$/],
    },
  },
];

/** What a person types into the box for the address of a new connection. */
function addressRow(row: string, what: string, address: string, complaint: RegExp): FaultRow {
  return {
    row,
    fault: `a connection is to be made to ${what}`,
    async play(stage) {
      await disconnect();
      stage.afterwards(typeInputs(['Custom', address], (text) => stage.window.note(`box: ${text}`)));
      await vscode.commands.executeCommand(COMMANDS.addConnection);
      const { connections } = await testApi();
      assert.deepEqual(connections.all, []);
    },
    expected: { says: [complaint], journal: 'no run', adds: 0 },
  };
}

function secretRow(
  row: string,
  what: string,
  get: (text: string | undefined) => Promise<string | undefined>,
  says: string,
  untilDeadline = false,
): FaultRow {
  const expected: Expected = refused(says);
  return {
    row,
    fault: `the secret storage ${what}`,
    async play(stage) {
      const { secrets } = await testApi();
      const original = secrets.get;
      const asked = new Promise<void>((resolve) => {
        secrets.get = async (key) => {
          resolve();
          return get(await original.call(secrets, key));
        };
      });
      stage.afterwards(() => {
        secrets.get = original;
      });
      stage.window.answer(() => DISMISSED);
      const timers = stage.holdTimers();
      const added = stage.add();
      await asked;
      if (untilDeadline) timers.passDeadline();
      await added;
    },
    expected,
  };
}

/** Settings of the folder that is open, as somebody else's repository brings them. Waits until VS Code has read them. */
async function workspaceSettings(stage: Stage, settings: Readonly<Record<string, unknown>>): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert(folder);
  const directory = path.join(folder.uri.fsPath, '.vscode');
  stage.afterwards(() => rm(directory, { recursive: true, force: true }));
  await mkdir(directory, { recursive: true });
  await writeFile(path.join(directory, 'settings.json'), JSON.stringify({ ...settings, 'editor.tabSize': 7 }));
  await eventually('the settings of the folder', vscode.workspace.onDidChangeConfiguration, () =>
    vscode.workspace.getConfiguration('editor', folder.uri).get('tabSize') === 7 ? true : undefined,
  );
}
