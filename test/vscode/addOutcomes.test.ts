import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { MAX_UNASKED_LINES } from '../../src/editor/runOutput';
import type { Fault } from '../sandbox/fault';
import type { MewsSandbox } from '../sandbox/mewsSandbox';
import { connectedSandbox } from './connectedSandbox';
import { newFile, programsText } from './files';
import { journals } from './journalFolder';
import { outputOnce } from './output';
import { watchedWindow } from './watchedWindow';

const MAY_EXIST = /may have been created/;
const NOTHING = /Nothing was created|nothing was sent/;

type AddFault = Exclude<Fault, { kind: 'resetOnConnection' }>;

/** What goes wrong, what the output says, and what it says of the programs. */
const CASES: readonly (readonly [string, AddFault, RegExp, RegExp])[] = [
  [
    '400',
    { kind: 'error', status: 400, message: 'Invalid Code' },
    /did not accept the request \(400\).*Mews says: "Invalid Code"/,
    NOTHING,
  ],
  [
    '401',
    { kind: 'error', status: 401, message: 'Invalid AccessToken' },
    /refused the tokens.*"Invalid AccessToken"/,
    NOTHING,
  ],
  ['403', { kind: 'error', status: 403, message: 'No.' }, /A rule of Mews.*"No\."/, NOTHING],
  ['404', { kind: 'error', status: 404, message: null }, /no such operation at this address/, NOTHING],
  ['413', { kind: 'error', status: 413, message: 'Too large' }, /too large for Mews.*batchSize/, NOTHING],
  ['408', { kind: 'error', status: 408, message: 'Slow', commit: true }, /too long \(408\)/, MAY_EXIST],
  [
    '500',
    { kind: 'error', status: 500, message: 'Oops', commit: true },
    /an error of its own \(status 500\).*"Oops"/,
    MAY_EXIST,
  ],
  ['503 with Retry-After', { kind: 'error', status: 503, headers: { 'Retry-After': '1' } }, /status 503/, MAY_EXIST],
  ['204', { kind: 'answer', status: 204, commit: true }, /without content \(204\)/, MAY_EXIST],
  [
    'a redirect',
    { kind: 'answer', status: 307, headers: { Location: 'http://evil.example/x' } },
    /redirect the request to evil\.example/,
    MAY_EXIST,
  ],
  [
    'a page of a proxy',
    { kind: 'answer', status: 403, headers: { 'Content-Type': 'text/html' }, body: '<html>no' },
    /A proxy or gateway, not Mews, does not let the request through \(status 403\)/,
    MAY_EXIST,
  ],
  [
    'HTML with 200',
    { kind: 'answer', status: 200, body: '<html>Log in' },
    /A web page came in place of an answer of Mews \(status 200\)/,
    MAY_EXIST,
  ],
  ['broken JSON', { kind: 'cut', framing: 'untilClose' }, /not one of Mews/, MAY_EXIST],
  ['an answer that breaks off', { kind: 'cut', framing: 'contentLength' }, /broke off \(status 200\)/, MAY_EXIST],
  ['a reset', { kind: 'resetAfterRequest', commit: true }, /connection was lost/, MAY_EXIST],
  [
    'a program too few',
    { kind: 'changed', change: 'fewer' },
    /Ids for 1 of 2.*The rest may have been created/,
    MAY_EXIST,
  ],
];

describe('an add request that meets', () => {
  const running = connectedSandbox();
  const window = watchedWindow();
  let sandbox: MewsSandbox;
  before(() => {
    sandbox = running();
  });
  const addCount = () => sandbox.seen.filter(({ operation }) => operation === 'loyaltyPrograms/add').length;

  for (const [number, [what, fault, said, fate]] of CASES.entries()) {
    it(`${what} is sent once, is told, and is kept`, async () => {
      sandbox.fault({ ...fault, operation: 'loyaltyPrograms/add' });
      const code = `CASE${number}`;
      const uri = await newFile(programsText(code, `${code}B`), `case-${number}.loyalty.json`);
      await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, uri);
      assert.equal(addCount(), 1);
      const output = await outputOnce(new RegExp(String.raw`case-${number}\.loyalty\.json[\s\S]*RequestId`));
      const lines = output.slice(output.lastIndexOf(`case-${number}.loyalty.json`));
      assert.match(lines, said);
      assert.match(lines, fate);
      assert.match((await journals()).at(-1) ?? '', /"kind":"end","state":"stopped"/);
    });
  }

  it('429 waits as long as Mews asks and is sent again', async () => {
    sandbox.fault({
      kind: 'error',
      operation: 'loyaltyPrograms/add',
      status: 429,
      headers: { 'Retry-After': '1' },
    });
    await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, await newFile(programsText('THROTTLED')));
    assert.equal(addCount(), 2);
    assert.deepEqual(
      sandbox.programs().map(({ Code }) => Code),
      ['THROTTLED'],
    );
  });

  it('its own tokens in the answer keeps them out of the output and the journal', async () => {
    sandbox.fault({
      kind: 'error',
      operation: 'loyaltyPrograms/add',
      status: 400,
      message: `Invalid ${sandbox.tokens.accessToken}`,
      echo: true,
    });
    await vscode.commands.executeCommand(
      COMMANDS.addLoyaltyPrograms,
      await newFile(programsText('ECHO'), 'echo.loyalty.json'),
    );
    const texts = [await outputOnce(/echo\.loyalty\.json[\s\S]*RequestId/), ...(await journals())].join('\n');
    assert.match(texts, /Invalid «token»/);
    assert(!texts.includes(sandbox.tokens.accessToken) && !texts.includes(sandbox.tokens.clientToken));
  });

  for (const more of [MAX_UNASKED_LINES - 1, MAX_UNASKED_LINES, MAX_UNASKED_LINES + 1]) {
    it(`${more} programs more than were sent lists ${MAX_UNASKED_LINES} of these at most, and keeps all`, async () => {
      const ids = Array.from({ length: more }, (_, index) => `unasked-${more}-${index}`);
      const code = `MORE${more}`;
      const body = JSON.stringify({
        LoyaltyPrograms: [{ Id: code, Name: `Program ${code}`, Code: code }, ...ids.map((Id) => ({ Id }))],
      });
      sandbox.fault({ kind: 'answer', operation: 'loyaltyPrograms/add', status: 200, body });
      const uri = await newFile(programsText(code), `${code}.loyalty.json`);
      await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, uri);
      const output = await outputOnce(
        new RegExp(String.raw`${code}\.loyalty\.json[\s\S]*Mews created 1 loyalty program\.`),
      );
      const lines = output.slice(output.lastIndexOf(`${code}.loyalty.json`)).split('\n');
      assert.equal(
        lines.filter((line) => /Returned, but not sent: .*unasked/.test(line)).length,
        Math.min(more, MAX_UNASKED_LINES),
      );
      assert.deepEqual(
        lines.flatMap((line) => /not listed here: (.*)/.exec(line)?.[1] ?? []),
        more > MAX_UNASKED_LINES ? ['1 loyalty program'] : [],
      );
      const kept = (await journals()).find((journal) => journal.includes(`"Code":"${code}"`)) ?? '';
      const result = kept.split('\n').find((line) => line.includes('"kind":"result"')) ?? '';
      assert.equal(result.match(/"Id":/g)?.length, more + 1);
    });
  }

  it('a bug in the reading of its answer is told as uncertain, and the bug by its kind and place', async () => {
    const body = '{"LoyaltyPrograms":[]}';
    const { trimStart } = String.prototype;
    sandbox.fault({ kind: 'answer', operation: 'loyaltyPrograms/add', status: 200, commit: true, body });
    String.prototype.trimStart = function (this: string) {
      if (this.valueOf() === body) throw new RangeError('Said by nobody');
      return trimStart.call(this);
    };
    const shown = window.whenShown(/bug/);
    try {
      await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, await newFile(programsText('BUG')));
    } finally {
      String.prototype.trimStart = trimStart;
    }
    await shown;
    assert.equal(
      window.shown.at(-1)?.text,
      'error: A bug in this extension kept it from reading the answer. 1 loyalty program may have been created: check before you add again. [Check] [Show Output]',
    );
    const output = await outputOnce(/A bug in this extension stopped "sending" \(RangeError at /);
    assert.doesNotMatch(output, /Said by nobody/);
    assert.equal(addCount(), 1);
    const [kept = ''] = (await journals()).filter((journal) => journal.includes('"Code":"BUG"'));
    assert.match(kept, /"kind":"answer".*\n.*"outcome":"unknown".*"why":"bug".*\n.*"kind":"end","state":"stopped"/);
  });
});
