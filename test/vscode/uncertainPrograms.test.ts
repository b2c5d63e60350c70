import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CreatedProgramsNode } from '../../src/editor/createdProgramsNode';
import { COMMANDS } from '../../src/editor/ids';
import type { MewsSandbox } from '../sandbox/mewsSandbox';
import { connectedSandbox } from './connectedSandbox';
import { eventually } from './eventually';
import { testApi } from './extensionApi';
import { newFile, programsText } from './files';
import { outputOnce } from './output';
import { connectTo } from './sandboxConnection';
import { type VirtualWaits, virtualWaits } from './virtualWaits';
import { watchedWindow } from './watchedWindow';

const ADD = 'loyaltyPrograms/add';

describe('programs whose answer never came', () => {
  const running = connectedSandbox();
  let sandbox: MewsSandbox;
  const window = watchedWindow();
  const { told } = window;
  let waits: VirtualWaits;
  before(() => {
    sandbox = running();
  });
  beforeEach(async () => {
    waits = await virtualWaits();
  });
  afterEach(() => {
    waits.restore();
  });
  const adds = () => sandbox.seen.filter(({ operation }) => operation === ADD).length;
  const add = async (name: string, ...codes: string[]) =>
    vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, await newFile(programsText(...codes), name));
  /** Checks the newest run: other suites leave uncertain ones, too. */
  const check = async () => {
    const { runs } = await (await testApi()).requested();
    const [newest] = (await runs.all()).runs;
    await vscode.commands.executeCommand(COMMANDS.checkUncertain, newest?.runId);
  };

  /** The rows below the newest run of the sandbox, as `label (description)`. */
  async function rows(): Promise<string[]> {
    const { tree } = await (await testApi()).requested();
    const all = await tree.getChildren();
    const connection = all.find((node) => tree.getTreeItem(node).id?.startsWith(sandbox.address));
    const [run] = connection ? await tree.getChildren(connection) : [];
    const programs: CreatedProgramsNode[] = run ? await tree.getChildren(run) : [];
    return programs.map((node) => {
      const { label, description } = tree.getTreeItem(node);
      return `${label} (${description})`;
    });
  }

  it('are found by a check, kept apart from confirmed ones, and nothing is posted', async () => {
    sandbox.fault({ kind: 'resetAfterRequest', operation: ADD, commit: true });
    await add('lost.loyalty.json', 'LOST1', 'LOST2');
    assert.match(told(), /2 loyalty programs may have been created: check before you add again\. \[Check\]/);
    assert.deepEqual(await rows(), ['Program LOST1 (LOST1 · uncertain)', 'Program LOST2 (LOST2 · uncertain)']);
    await check();
    assert.match(told(), /Found in Mews: 2 loyalty programs\. The Ids are in the tree\./);
    assert.deepEqual(await rows(), ['Program LOST1 (LOST1 · found)', 'Program LOST2 (LOST2 · found)']);
    assert.equal(adds(), 1);
    assert.match(await outputOnce(/Found in Mews: LOST2/), new RegExp(sandbox.programs()[1]?.Id ?? '?'));
  });

  it('are looked for through the tokens they went through, although their connection has another name now', async () => {
    const { connections } = await testApi();
    const former = connections.active;
    assert(former);
    const { clientToken, accessToken, restrictedAccessToken } = sandbox.tokens;
    sandbox.fault({ kind: 'resetAfterRequest', operation: ADD, commit: true });
    await add('renamed-connection.loyalty.json', 'RENAMED');
    const tokens = { clientToken, accessToken };
    assert.equal(await connections.save({ ...former, ...tokens, name: 'Renamed' }, former), 'saved');
    await connectTo(sandbox, { name: former.name, accessToken: restrictedAccessToken });
    await check();
    assert.match(told(), /Found in Mews: 1 loyalty program\./);
  });

  it('are only looked for when nothing more can come up, and a second time half a minute later', async () => {
    sandbox.fault({ kind: 'resetAfterRequest', operation: ADD });
    await add('quiet.loyalty.json', 'QUIET');
    await check();
    assert(waits.total() > 140_000, `waited ${waits.total()} ms`);
  });

  it('that are not there are sent again only after a question that names connection, number and risk', async () => {
    sandbox.fault({ kind: 'resetAfterRequest', operation: ADD });
    await add('again.loyalty.json', 'AGAIN1', 'AGAIN2');
    await check();
    assert.match(
      told(),
      /Not found in two looks, so very likely not created: 2 loyalty programs\. \[Send Them Again\]/,
    );
    const { runs } = await (await testApi()).requested();
    const [run] = (await runs.all()).runs;
    window.answer(() => undefined);
    await vscode.commands.executeCommand(COMMANDS.sendRest, run?.runId);
    assert.match(
      told(),
      /dialog: Send 2 loyalty programs to Hotel Aurora, chain Aurora Hotels, at 127\.0\.0\.1:\d+ again\?/,
    );
    assert.match(told(), /Connection: Sandbox .*they would be there twice\. \[Send 2 Again\]/);
    assert.equal(adds(), 1);
    window.answer(({ modal }, [first]) => (modal ? first : undefined));
    await vscode.commands.executeCommand(COMMANDS.sendRest, run?.runId);
    assert.deepEqual(
      sandbox.programs().map(({ Code }) => Code),
      ['AGAIN1', 'AGAIN2'],
    );
    assert.deepEqual(await rows(), ['Program AGAIN1 (AGAIN1)', 'Program AGAIN2 (AGAIN2)']);
  });

  it('that can not be checked are settled by a person who looked', async () => {
    sandbox.fault({ kind: 'resetAfterRequest', operation: ADD, commit: true });
    await add('refused.loyalty.json', 'REFUSED');
    sandbox.fault({ kind: 'error', operation: 'loyaltyPrograms/getAll', status: 401, message: 'No permission' });
    window.answer(({ modal }, buttons) =>
      modal
        ? buttons.find((button) => button === 'They Are There')
        : buttons.find((button) => button === 'I Looked in Mews'),
    );
    await check();
    assert.match(told(), /the token may not read them \(401\)\. Mews says: "No permission"\./);
    await window.whenShown(/dialog: What does Mews show of this program\? REFUSED · Program REFUSED/);
    const { runs } = await (await testApi()).requested();
    const run = await eventually('the decision', runs.onDidChange, async () => {
      const [newest] = (await runs.all()).runs;
      return newest?.state === 'uncertain' ? undefined : newest;
    });
    assert.deepEqual([run.state, run.uncertainItems], ['confirmed', []]);
  });

  it('are named when their Codes are to be added again', async () => {
    sandbox.fault({ kind: 'resetAfterRequest', operation: ADD });
    await add('named.loyalty.json', 'NAMED');
    window.answer(() => undefined);
    await add('named-again.loyalty.json', 'NAMED', 'OTHER');
    assert.match(told(), /dialog: Add 1 loyalty program to Hotel Aurora/);
    assert.match(told(), /May have been created by an earlier run, whose outcome nobody knows: 1 \(on .*\)/);
    assert.match(told(), /\[Add 1, Skip 1\] \[Check First\] \[Add All 2\]/);
    assert.equal(adds(), 1);
  });
});

describe('programs that Mews has already', () => {
  const running = connectedSandbox();
  let sandbox: MewsSandbox;
  const window = watchedWindow();
  const { told } = window;
  before(() => {
    sandbox = running();
  });
  const codes = () => sandbox.programs().map(({ Code }) => Code);
  const add = async (name: string, ...programs: string[]) =>
    vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, await newFile(programsText(...programs), name));

  it('are skipped by the first button', async () => {
    await add('have.loyalty.json', 'HAVE1');
    await add('have-more.loyalty.json', 'HAVE1', 'HAVE2');
    assert.deepEqual(codes(), ['HAVE1', 'HAVE2']);
    assert.match(
      told(),
      /dialog: Add 1 loyalty program to .*In Mews already, and the same: 1 \(added by you on .*\[Add 1, Skip 1\] \[Add All 2\]/,
    );
    assert.match(
      told(),
      /Added 1 loyalty program to Hotel Aurora \(127\.0\.0\.1:\d+\)\. Left out: 1 loyalty program\./,
    );
  });

  it('are added all the same when the person says so', async () => {
    await add('twin.loyalty.json', 'TWIN1');
    window.answer(({ modal }) => (modal ? 'Add It All the Same' : undefined));
    await add('twin-again.loyalty.json', 'TWIN1');
    assert.deepEqual(codes(), ['TWIN1', 'TWIN1']);
    assert.match(
      told(),
      /dialog: Nothing new for Hotel Aurora, chain Aurora Hotels, at .*\[Show Preview\] \[Add It All the Same\]/,
    );
  });

  it('could not be checked with a token that may not read them, and the rest works', async () => {
    sandbox.fault({
      kind: 'error',
      operation: 'loyaltyPrograms/getAll',
      status: 401,
      message: 'Not allowed',
      times: 9,
    });
    await add('blind.loyalty.json', 'BLIND');
    assert.deepEqual(codes(), ['BLIND']);
    assert.match(
      await outputOnce(/Not allowed/),
      /Existing programs could not be checked: the token may not read them \(401\)/,
    );
  });
});
