import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { programsText, shown } from '../../vscode/files';
import { confirmed, refused } from '../expected';
import type { FaultRow } from '../faultRow';
import type { Stage } from '../stage';
import { CODES } from '../stage';

const OTHER = programsText('OTHER');
const CHANGED = 'was changed or removed meanwhile, so nothing was sent\\. Add the programs again\\.$';
const CANNOT_OPEN = "can't be opened\\. Was it renamed or deleted\\? Nothing was sent\\.";
const DIALOG = /^dialog: Add 2 loyalty programs to .*\[Add 2 Programs\]$/;

/** The file is not what it was, or is no file. */
export const changingFiles: readonly FaultRow[] = [
  {
    row: '80',
    fault: 'the editor holds other programs than the disk',
    async play(stage) {
      const editor = await shown(OTHER, stage.fileName);
      await replaceAll(editor, programsText(...CODES));
      await stage.add(editor.document.uri);
      assert(!editor.document.isDirty);
      assert.deepEqual(codes(stage), CODES);
    },
    expected: confirmed(),
  },
  {
    row: '81a',
    fault: 'the file was never saved',
    async play(stage) {
      const uri = vscode.Uri.from({ scheme: 'untitled', path: `/new/${stage.fileName}` });
      const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      await replaceAll(editor, programsText(...CODES));
      await stage.add(uri);
      assert.deepEqual(codes(stage), CODES);
    },
    expected: confirmed(2, {
      says: [
        /^information: Added 2 loyalty programs to .* The file is not saved: what the editor shows was sent\. \[Show Programs\]/,
      ],
      output: /row-81a\.loyalty\.json \(not saved\) to[\s\S]*Mews created 2/,
    }),
  },
  {
    row: '81b',
    fault: 'the file is the past of one, as a comparison shows it',
    play: (stage) => stage.add(vscode.Uri.from({ scheme: 'git', path: `/${stage.fileName}`, query: '{}' })),
    expected: refused(
      "can't be added: that takes a current file whose name ends in \\.loyalty\\.json\\. Nothing was sent\\.",
    ),
  },
  {
    row: '81c',
    fault: 'the file lives in no file system that VS Code knows',
    play: (stage) => stage.add(vscode.Uri.from({ scheme: 'nowhere', path: `/${stage.fileName}` })),
    expected: refused(CANNOT_OPEN),
  },
  duringDialog('82', 'edited', async (uri) => {
    await replaceAll(await vscode.window.showTextDocument(uri), OTHER);
  }),
  duringDialog('83a', 'deleted', (uri) => rm(uri.fsPath)),
  duringDialog('83b', 'renamed', (uri) => rename(uri.fsPath, `${uri.fsPath}.old`)),
  {
    row: '83c',
    fault: 'the file is replaced on disk between two requests',
    play: (stage) => changedBetweenRequests(stage, (uri) => writeFile(uri.fsPath, OTHER)),
    expected: confirmed(2, { adds: 2, output: /Mews created 1 [\s\S]*Mews created 1 / }),
  },
  {
    row: '83d',
    fault: 'the file is deleted between two requests',
    play: (stage) => changedBetweenRequests(stage, (uri) => rm(uri.fsPath)),
    expected: confirmed(2, { adds: 2, output: /Mews created 1 [\s\S]*Mews created 1 / }),
  },
  {
    row: '84a',
    fault: 'the file is a link to another',
    async play(stage) {
      const uri = await stage.file('');
      await rm(uri.fsPath);
      await writeFile(`${uri.fsPath}.target`, programsText(...CODES));
      await symlink(`${uri.fsPath}.target`, uri.fsPath);
      stage.afterwards(() => rm(`${uri.fsPath}.target`));
      await stage.add(uri);
    },
    expected: confirmed(),
  },
  noFile('84b', 'a link to nothing', (path) => symlink(`${path}.missing`, path)),
  noFile('84c', 'a link to itself', (path) => symlink(path, path)),
  noFile('84d', 'a folder', (path) => mkdir(path)),
  noFile('84e', 'a pipe that nobody writes to', async (path) => void execFileSync('mkfifo', [path])),
  noFile('84f', 'not there', async () => undefined),
];

/** The file changes while the person looks at the question, and then says yes. */
function duringDialog(row: string, what: string, change: (uri: vscode.Uri) => Promise<unknown>): FaultRow {
  return {
    row,
    fault: `the file is ${what} while the question is open`,
    async play(stage) {
      await stage.setting('mewsLoyalty.confirm', 'always');
      const uri = await stage.file();
      stage.window.answer(async ({ modal }, [first]) => {
        if (modal) await change(uri);
        return modal ? first : undefined;
      });
      stage.afterwards(() => rm(`${uri.fsPath}.old`, { force: true }));
      await stage.add(uri);
    },
    expected: { ...refused(CHANGED), says: [DIALOG, new RegExp(`^warning: .*${CHANGED}`)] },
  };
}

async function changedBetweenRequests(stage: Stage, change: (uri: vscode.Uri) => Promise<unknown>): Promise<void> {
  await stage.setting('mewsLoyalty.batchSize', 1);
  stage.fault({ kind: 'delay', delayMs: 'release' });
  const uri = await stage.file();
  const added = stage.add(uri);
  await stage.whenAdd();
  await change(uri);
  stage.sandbox.release();
  await added;
  assert.deepEqual(codes(stage), CODES);
}

function noFile(row: string, what: string, make: (path: string) => Promise<unknown>): FaultRow {
  return {
    row,
    fault: `the file is ${what}`,
    async play(stage) {
      const uri = await stage.file('');
      await rm(uri.fsPath);
      await make(uri.fsPath);
      stage.afterwards(() => rm(uri.fsPath, { recursive: true, force: true }));
      await stage.add(uri);
    },
    expected: refused(CANNOT_OPEN),
  };
}

async function replaceAll({ document, edit }: vscode.TextEditor, text: string): Promise<void> {
  const all = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  await edit((change) => change.replace(all, text));
}

function codes(stage: Stage): readonly string[] {
  return stage.sandbox.programs().map(({ Code }) => Code);
}
