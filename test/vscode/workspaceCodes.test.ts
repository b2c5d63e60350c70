import assert from 'node:assert/strict';
import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import { MAX_BYTES_IN_ALL, MAX_FILES, WorkspaceCodes } from '../../src/editor/workspaceCodes';
import { testApi } from './extensionApi';
import { closeAll, newFile, programsText } from './files';
import { linkToSystemFile } from './linkToSystemFile';

const MEBIBYTE = 1024 * 1024;

/** A file with one Code, as long as it is to be. */
const fileOf = (code: string, bytes: number) => newFile(programsText(code).padEnd(bytes), `${code}.loyalty.json`);

/** Waits, as long as the test may take, until it is so after an event. */
function once(event: vscode.Event<unknown>, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const subscription = event(() => look());
    const look = () => {
      if (!isSo()) return;
      subscription.dispose();
      resolve();
    };
    look();
  });
}

describe('WorkspaceCodes', function () {
  this.timeout(120_000);
  const made: vscode.Disposable[] = [];
  before(testApi);
  beforeEach(closeAll);
  afterEach(async () => {
    for (const each of made.splice(0)) each.dispose();
    await closeAll();
  });

  /** The Codes of the workspace from now on, as for a document that has none; and what was told of them. */
  async function begun() {
    const told: string[] = [];
    const telling = new vscode.EventEmitter<void>();
    const codes = new WorkspaceCodes({
      info(sentence) {
        told.push(sentence);
        telling.fire();
      },
    });
    made.push(codes, telling);
    const { document } = await vscode.window.showTextDocument(await newFile('{}', 'asking.loyalty.json'));
    codes.take(document, new Map());
    const known = () => [...codes.elsewhere(document.uri)].toSorted();
    const read = (...expected: string[]) =>
      once(codes.onDidChange, () => isDeepStrictEqual(known(), expected.toSorted()));
    return { told, known, read, toldOnce: () => once(telling.event, () => told.length > 0) };
  }

  it('reads as many files of some kB as it looks at wholly, and says of how many more it does not', async () => {
    // One of them is the file that asks.
    const expected = Array.from({ length: MAX_FILES - 1 }, (_, index) => `CODE-${index}`);
    for (const code of expected) await fileOf(code, 8 * 1024);
    const first = await begun();
    await first.read(...expected);
    assert.deepEqual(first.told, []);
    await fileOf('MORE-1', 1024);
    await fileOf('MORE-2', 1024);
    const { told, toldOnce } = await begun();
    await toldOnce();
    assert.match(told.join('\n'), /^Codes are not compared with those of at least 2 loyalty files of this workspace: /);
  });

  it('reads files up to its limit of bytes, and says once of how many it does not', async () => {
    const rest = MAX_BYTES_IN_ALL - 30 * MEBIBYTE;
    for (const code of ['A', 'B', 'C']) await fileOf(code, 10 * MEBIBYTE);
    await fileOf('D', rest);
    const { told, known, read, toldOnce } = await begun();
    await read('A', 'B', 'C', 'D');
    assert.deepEqual(told, []);
    await fileOf('D', rest + 1);
    await toldOnce();
    assert.deepEqual(known(), ['A', 'B', 'C']);
    assert.match(told.join('\n'), /^Codes are not compared with those of at least 1 loyalty file of this workspace: /);
    await fileOf('E', rest + 2);
    await fileOf('F', 1024);
    await read('A', 'B', 'C', 'F');
    await fileOf('D', rest - 1024);
    await read('A', 'B', 'C', 'D', 'F');
    assert.equal(told.length, 1);
  });

  if (process.platform === 'linux') {
    it('reads no file of the system behind a link, which may have no end', async () => {
      const { uri, end } = await linkToSystemFile('link.loyalty.json', programsText('SYSTEM'));
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      await symlink((await fileOf('LINKED', 100)).fsPath, path.join(folder?.uri.fsPath ?? '', 'fine.loyalty.json'));
      try {
        const { read, told } = await begun();
        await read('LINKED', 'LINKED');
        assert.deepEqual(told, [], uri.path);
      } finally {
        await end();
      }
    });
  }
});
