import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import type { MewsSandbox } from '../sandbox/mewsSandbox';
import { connectedSandbox } from './connectedSandbox';
import { diagnosticsOnce } from './eventually';
import { testApi } from './extensionApi';
import { newFile, programsText, shown } from './files';
import { outputOnce } from './output';
import { connectTo } from './sandboxConnection';

const add = (uri?: vscode.Uri) => vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, uri);

describe('bad input', () => {
  const running = connectedSandbox();
  let sandbox: MewsSandbox;
  before(() => {
    sandbox = running();
  });
  let dismissing: NodeJS.Timeout | undefined;
  afterEach(() => clearInterval(dismissing));

  for (const [what, text, code] of [
    ['an empty file', '', 'empty-file'],
    ['a list', '[]', 'wrong-type'],
    ['100,000 open brackets', '['.repeat(100_000), 'nested-too-deeply'],
    ['100,000 closed brackets', '['.repeat(100_000) + ']'.repeat(100_000), 'nested-too-deeply'],
    ['a member named __proto__', programsText('P1').replace('{', '{ "__proto__": { "Name": 1 },'), 'unknown-member'],
    ['half a character', programsText('S1').replace('Program S1', '\\ud800'), 'unpaired-surrogate'],
  ] as const) {
    it(`${what} is told in the file`, async () => {
      const { document } = await shown(text);
      const ours = await diagnosticsOnce(document.uri, (codes) => codes.includes(code));
      assert(ours.every(({ message }) => message.length > 10));
      if (code !== 'unknown-member') await add();
      assert.equal(sandbox.seen.length, 0);
    });
  }

  it('what is not JSON is not sent', async () => {
    await shown('Name;Code\nGold;G1');
    await add();
    assert.equal(sandbox.seen.length, 0);
  });

  it('a file of 60 MB is not sent', async () => {
    const uri = await newFile(Buffer.alloc(60 * 1024 * 1024, ' '), 'large.loyalty.json');
    await add(uri);
    assert.equal(sandbox.seen.length, 0);
  });

  it('a file that is gone is not sent', async () => {
    const uri = await newFile(programsText('GONE'));
    await vscode.workspace.fs.delete(uri);
    await add(uri);
    assert.equal(sandbox.seen.length, 0);
  });

  it('a connection whose tokens are gone sends nothing', async () => {
    const { secrets } = await testApi();
    await secrets.delete(`mews.v1|${sandbox.address}|Sandbox`);
    const running = add(await newFile(programsText('LOST')));
    // It offers to enter the tokens again: nobody does.
    dismissing = setInterval(() => void vscode.commands.executeCommand('notifications.clearAll'), 200);
    await running;
    assert.equal(sandbox.seen.length, 0);
  });

  it('an address where nobody listens is told, with nothing sent', async () => {
    const server = createServer();
    const { port } = await new Promise<AddressInfo>((resolve) => {
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        if (address !== null && typeof address === 'object') resolve(address);
      });
    });
    await new Promise((resolve) => server.close(resolve));
    await connectTo(sandbox, { name: 'Nobody', platformAddress: `http://127.0.0.1:${port}` });
    await add(await newFile(programsText('NOBODY'), 'nobody.loyalty.json'));
    assert.match(
      await outputOnce(/nobody\.loyalty\.json: Nobody/),
      /Nobody answers at the address \(ECONNREFUSED\), so nothing was sent/,
    );
  });
});
