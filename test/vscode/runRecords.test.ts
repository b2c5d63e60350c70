import assert from 'node:assert/strict';
import { readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { connectionFingerprint } from '../../src/submission/connectionFingerprint';
import { lockConnection } from '../../src/submission/connectionLock';
import { processIdentity } from '../../src/submission/processIdentity';
import { stateFolder } from '../../src/submission/stateFolder';
import type { MewsSandbox } from '../sandbox/mewsSandbox';
import { connectedSandbox } from './connectedSandbox';
import { testApi } from './extensionApi';
import { newFile, programsText } from './files';
import { watchedWindow } from './watchedWindow';

const ADD = 'loyaltyPrograms/add';

describe('the records of runs', () => {
  const running = connectedSandbox();
  let sandbox: MewsSandbox;
  const window = watchedWindow();
  const { told } = window;
  before(() => {
    sandbox = running();
  });
  const add = async (name: string, ...codes: string[]) =>
    vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, await newFile(programsText(...codes), name));
  const requested = async () => (await testApi()).requested();

  /** The newest run, and the file of its journal. */
  async function newest() {
    const { runs, journalFolder } = await requested();
    const [run] = (await runs.all()).runs;
    assert(run);
    return { run, file: path.join(journalFolder, `${run.runId}.jsonl`) };
  }

  it('are forgotten after a question, with the file', async () => {
    const { tree, runs } = await requested();
    await add('forget.loyalty.json', 'FORGET');
    const { run, file } = await newest();
    window.answer(() => undefined);
    await vscode.commands.executeCommand(COMMANDS.forgetRun, { kind: 'run', run });
    await readFile(file);
    window.answer(({ modal }, [first]) => (modal ? first : undefined));
    await vscode.commands.executeCommand(COMMANDS.forgetRun, { kind: 'run', run });
    assert.match(
      told(),
      /dialog: Forget the run of "forget\.loyalty\.json"\? .* with the Ids of 1 loyalty program\. .*\[Forget Run\]/,
    );
    await assert.rejects(readFile(file), { code: 'ENOENT' });
    assert(!(await runs.all()).runs.some(({ runId }) => runId === run.runId));
    assert(!JSON.stringify(await tree.getChildren()).includes(run.runId));
  });

  it('are asked about by what the journal says of them, whatever the row that is handed over says', async () => {
    await add('real.loyalty.json', 'REAL-1', 'REAL-2');
    const { run, file } = await newest();
    window.answer(() => undefined);
    const begin = { ...run.begin, file: 'file:///forged.loyalty.json' };
    await vscode.commands.executeCommand(COMMANDS.forgetRun, { kind: 'run', run: { ...run, begin, created: [] } });
    assert.match(told(), /^dialog: Forget the run of "real\.loyalty\.json"\? .* with the Ids of 2 loyalty programs\./m);
    assert.doesNotMatch(told(), /forged/);
    await readFile(file);
  });

  for (const [what, runIdOf] of [
    ['OUTSIDE', (runId: string) => `../${runId}`],
    ['GONE', () => '2020-01-01T00-00-00-000Z-00000000'],
  ] as const) {
    it(`are looked for in the journal alone: ${what}`, async () => {
      await add('stays.loyalty.json', what);
      const { run, file } = await newest();
      const { journalFolder } = await requested();
      const outside = path.join(journalFolder, '..', path.basename(file));
      await writeFile(outside, await readFile(file));
      try {
        window.forget();
        window.answer(({ modal }, [first]) => (modal ? first : undefined));
        await vscode.commands.executeCommand(COMMANDS.forgetRun, {
          kind: 'run',
          run: { ...run, runId: runIdOf(run.runId) },
        });
        assert.equal(told(), 'warning: This run is under way, or its record is no longer there. Nothing was deleted.');
        await readFile(outside);
        await readFile(file);
      } finally {
        await rm(outside);
      }
    });
  }

  it('are never forgotten while a program is uncertain', async () => {
    sandbox.fault({ kind: 'resetAfterRequest', operation: ADD });
    await add('keep.loyalty.json', 'KEEP');
    const { run, file } = await newest();
    await vscode.commands.executeCommand(COMMANDS.forgetRun, { kind: 'run', run });
    assert.match(told(), /This run is uncertain or under way, so its record stays/);
    await readFile(file);
  });

  it('go after a season where they created nothing, and only then', async () => {
    const { journalFolder } = await requested();
    sandbox.fault({ kind: 'error', operation: ADD, status: 400, message: 'No' });
    await add('refused-old.loyalty.json', 'REFUSED-OLD');
    const refused = await newest();
    await add('created.loyalty.json', 'CREATED-OLD');
    const created = await newest();
    sandbox.fault({ kind: 'resetAfterRequest', operation: ADD });
    await add('lost-old.loyalty.json', 'LOST-OLD');
    const lost = await newest();
    const old = [refused, created, lost];
    const files = [];
    for (const { file } of old) {
      const text = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '');
      const past = path.join(journalFolder, path.basename(file).replace(/^\d{4}/, '2020'));
      await writeFile(past, text.map((line) => dated(line, '2020')).join(''));
      await rm(file);
      files.push(past);
    }
    await add('today.loyalty.json', 'TODAY');
    const [first, ...others] = files;
    await assert.rejects(readFile(first ?? ''), { code: 'ENOENT' });
    for (const file of others) await readFile(file);
  });

  it('that are damaged leave their programs uncertain, and their bytes are kept', async () => {
    const { tree, runs } = await requested();
    sandbox.fault({ kind: 'error', operation: ADD, status: 400, message: 'No' });
    await add('damaged.loyalty.json', 'DAMAGED');
    const { run, file } = await newest();
    const bytes = await readFile(file);
    const at = bytes.indexOf('"kind":"result"');
    bytes[at] = 0x21;
    await writeFile(file, bytes);
    await utimes(file, 1, 1);
    const damaged = (await runs.all()).runs.find(({ runId }) => runId === run.runId);
    assert.deepEqual([run.state, damaged?.state], ['rejected', 'uncertain']);
    bytes[30] = 0x21;
    await writeFile(file, bytes);
    await utimes(file, 2, 2);
    const [row] = await tree.getChildren();
    assert(row);
    assert.equal(tree.getTreeItem(row).label, 'Damaged record');
    assert.deepEqual(await readFile(file), bytes);
    await rm(file);
  });

  it('of another window that is adding through the connection hold this one back', async () => {
    const { connections, ...parts } = { ...(await testApi()), ...(await requested()) };
    const { active } = connections;
    assert(active);
    const loaded = await connections.load(active);
    assert(loaded.kind === 'loaded');
    const folder = path.join(stateFolder(process.env, process.platform, homedir()), 'locks');
    const { platformAddress, accessToken } = loaded.connection;
    const fingerprint = await connectionFingerprint(folder, platformAddress, accessToken);
    const owner = await processIdentity(process.pid);
    assert(owner);
    const facts = { connection: 'Sandbox', file: 'file:///elsewhere.loyalty.json', at: '2026-01-01T10:00:00Z', owner };
    const held = await lockConnection(
      folder,
      fingerprint,
      { ...facts, journalFolder: parts.journalFolder },
      async () => true,
    );
    assert(held.kind === 'locked');
    await add('held.loyalty.json', 'HELD');
    assert.match(
      told(),
      /Another window is adding programs through "Sandbox" already, from "elsewhere\.loyalty\.json"/,
    );
    assert.deepEqual(sandbox.programs(), []);
    await held.lock.release();
    await add('free.loyalty.json', 'FREE');
    assert.equal(sandbox.programs().length, 1);
  });
});

/** A line of a journal with another year. */
function dated(line: string, year: string): string {
  const record: { at: string; runId?: string } = JSON.parse(line.slice(9));
  const runId = record.runId?.replace(/^\d{4}/, year);
  const json = JSON.stringify({ ...record, at: record.at.replace(/^\d{4}/, year), runId });
  return `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
}
