import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { canaryTokens } from '../faults/canaryTokens';
import { sandboxTokens } from '../sandbox/sandboxTokens';
import { connectedSandbox } from './connectedSandbox';
import { testApi } from './extensionApi';
import { newFile } from './files';
import { journals } from './journalFolder';
import { connectTo } from './sandboxConnection';
import { watchedWindow } from './watchedWindow';

const REFUSED = /^error: A program holds a token of a connection: number 2 in the list\. .*Nothing was sent\.$/;

/** What has the shape of a token of Mews is an error of the file already, whosever it is. */
const SHAPED = /^error: "[^"]+" has an error, so nothing was sent\. \[Show Problems\]$/;

function textWith(second: object): string {
  const program = { Name: 'Program', Code: 'PLAIN', Type: 'Hotel', Subscription: 'Free' };
  return JSON.stringify({ LoyaltyPrograms: [program, { ...program, Code: 'OTHER', ...second }] });
}

describe('programs that hold a token', () => {
  const sandbox = connectedSandbox();
  const window = watchedWindow();
  /** Another connection, whose tokens don't look like any of Mews. */
  beforeEach(async () => {
    await connectTo(sandbox(), { name: 'Other', ...canaryTokens });
    await connectTo(sandbox());
  });

  const everyUnit = (text: string) =>
    Array.from(text, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  const cases: readonly (readonly [what: string, text: string, says?: RegExp])[] = [
    ['the AccessToken in use as Name', textWith({ Name: sandboxTokens.accessToken }), SHAPED],
    ['the ClientToken in use within a Name', textWith({ Name: `Gold ${sandboxTokens.clientToken} card` }), SHAPED],
    ['it in small letters', textWith({ Name: sandboxTokens.accessToken.toLowerCase() }), SHAPED],
    ['a token of another connection as Code', textWith({ Code: canaryTokens.accessToken })],
    ['one as Name', textWith({ Name: canaryTokens.clientToken })],
    ['one in base64', textWith({ Name: Buffer.from(canaryTokens.clientToken).toString('base64') })],
    ['one as in an address', textWith({ Name: encodeURIComponent(canaryTokens.accessToken) })],
    [
      'one whose every character is written by its number',
      textWith({ Name: '@' }).replace('@', everyUnit(canaryTokens.clientToken)),
    ],
  ];
  for (const [what, text, says = REFUSED] of cases) {
    it(`are not sent, nor kept: ${what}`, async () => {
      const before = await journals();
      const uri = await newFile(text);
      await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, uri);
      assert.match(window.told(), says);
      assert.deepEqual(sandbox().seen, []);
      assert.deepEqual(await journals(), before);
    });
  }

  it('are not asked about for a preview', async () => {
    const uri = await newFile(textWith({ Code: canaryTokens.accessToken }));
    await vscode.commands.executeCommand(COMMANDS.previewLoyaltyPrograms, uri);
    assert.match(window.told(), REFUSED);
    assert.deepEqual(sandbox().seen, []);
  });

  it('of an earlier run are not sent any more, where their Code has become a token since', async () => {
    sandbox().fault({ operation: 'loyaltyPrograms/add', kind: 'error', status: 400, message: 'No' });
    await vscode.commands.executeCommand(
      COMMANDS.addLoyaltyPrograms,
      await newFile(textWith({ Code: 'LATER-A-TOKEN' })),
    );
    const { runs } = await (await testApi()).requested();
    const [run] = (await runs.all()).runs;
    assert(run);
    const { length } = sandbox().seen;
    await connectTo(sandbox(), { name: 'Later', clientToken: 'LATER-A-TOKEN', accessToken: canaryTokens.accessToken });
    window.forget();
    await vscode.commands.executeCommand(COMMANDS.sendRest, run.runId);
    assert.match(window.told(), REFUSED);
    assert.equal(sandbox().seen.length, length);
  });

  it('are sent where only a piece of one stands in them', async () => {
    const uri = await newFile(textWith({ Code: sandboxTokens.accessToken.slice(0, 8) }));
    await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, uri);
    assert.equal(sandbox().programs().length, 2);
  });
});
