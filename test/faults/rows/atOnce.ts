import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/editor/ids';
import { programsText, shown } from '../../vscode/files';
import { canaryTokens } from '../canaryTokens';
import { confirmed, refused } from '../expected';
import type { FaultRow } from '../faultRow';

const BUSY = /^information: Programs are being added through "Fault" already\. Wait until that has ended\.$/;

/** "Add" is asked for more than once, or by somebody else than the person. */
export const atOnce: readonly FaultRow[] = [
  {
    row: '90a',
    fault: 'the button is pressed twice',
    async play(stage) {
      await stage.setting('mewsLoyalty.confirm', 'always');
      const uri = await stage.file();
      stage.sandbox.fault({ kind: 'delay', operation: 'loyaltyPrograms/getAll', delayMs: 'release' });
      const added = Promise.all([stage.add(uri), stage.add(uri)]);
      await stage.window.whenShown(BUSY);
      await stage.sandbox.whenReceived('loyaltyPrograms/getAll');
      stage.sandbox.release();
      await added;
    },
    expected: confirmed(2, { says: [BUSY, /^dialog: Add 2 /, /^information: Added 2 /] }),
  },
  {
    row: '90b',
    fault: 'the button is pressed again while the request is under way',
    async play(stage) {
      stage.fault({ kind: 'delay', delayMs: 'release' });
      const uri = await stage.file();
      const added = stage.add(uri);
      await stage.whenAdd();
      await stage.add(uri);
      stage.sandbox.release();
      await added;
    },
    expected: confirmed(2, { says: [BUSY, /^information: Added 2 /] }),
  },
  {
    row: '90c',
    fault: 'another file is added through the same connection while a request is under way',
    async play(stage) {
      stage.fault({ kind: 'delay', delayMs: 'release' });
      const other = await stage.file(programsText('OTHER'));
      const otherUri = vscode.Uri.file(other.fsPath.replace('row-', 'other-'));
      await vscode.workspace.fs.copy(other, otherUri);
      const added = stage.add();
      await stage.whenAdd();
      await stage.add(otherUri);
      stage.sandbox.release();
      await added;
    },
    expected: confirmed(2, { says: [BUSY, /^information: Added 2 /] }),
  },
  {
    row: '90d',
    fault: 'another extension calls the command, with tokens and an address of its own',
    async play(stage) {
      const { document } = await shown(programsText('FIRST', 'SECOND'), stage.fileName);
      const given = { ...canaryTokens, platformAddress: 'http://127.0.0.1:1', uri: String(document.uri) };
      assert.equal(await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, given, given), undefined);
    },
    // It is the person's file, connection and tokens that count.
    expected: confirmed(),
  },
  {
    row: '90e',
    fault: 'another extension calls the command for a file of another kind',
    play: (stage) => stage.add(vscode.Uri.file('/etc/hostname')),
    expected: refused(
      "can't be added: that takes a current file whose name ends in \\.loyalty\\.json\\. Nothing was sent\\.",
    ),
  },
];
