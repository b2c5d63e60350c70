import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Fault } from '../../sandbox/fault';
import { sandboxClient } from '../../sandbox/sandboxClient';
import { codeOf } from '../../vscode/eventually';
import { programsText, shown } from '../../vscode/files';
import { confirmed, refused } from '../expected';
import type { Expected, FaultRow } from '../faultRow';
import { askedAnd, dialog, exist, existAs } from '../planQuestion';
import type { Stage } from '../stage';

const READ = 'loyaltyPrograms/getAll';
const ADDED = /^information: Added 2 loyalty programs to .*\. \[Show Programs\] \[Show Output\]$/;
type ReadFault = Exclude<Fault, { readonly kind: 'resetOnConnection' }>;

/** What Mews has is read before every add, and the person asked where something is not plain. */
export const plans: readonly FaultRow[] = [
  {
    row: '104a',
    fault: 'Mews has both programs already: the first button sends nothing',
    async play(stage) {
      exist(stage, 'FIRST', 'SECOND');
      await stage.add();
      assert.equal(stage.sandbox.programs().length, 2);
    },
    expected: asked('Nothing new for .*New: 0 In Mews already, and the same: 2', '[Show Preview] [Add All 2]'),
  },
  {
    row: '104b',
    fault: 'Mews has one of the programs already: it is left out',
    async play(stage) {
      exist(stage, 'SECOND');
      await stage.add();
      assert.deepEqual(codes(stage), ['SECOND', 'FIRST']);
    },
    expected: askedAnd(
      'Add 1 loyalty program to .*New: 1 In Mews already, and the same: 1',
      '[Add 1, Skip 1] [Add All 2]',
      /^information: Added 1 loyalty program to .*\. Left out: 1 loyalty program\. \[Show Programs\]/,
    ),
  },
  {
    row: '104c',
    fault: 'Mews has one of the programs already, and the person wants it a second time',
    async play(stage) {
      exist(stage, 'SECOND');
      stage.window.answer(({ modal }) => (modal ? 'Add All 2' : undefined));
      await stage.add();
      assert.deepEqual(codes(stage), ['SECOND', 'FIRST', 'SECOND']);
    },
    expected: askedAnd('Add 1 loyalty program to ', '[Add 1, Skip 1] [Add All 2]', ADDED),
  },
  {
    row: '104d',
    fault: 'Mews has another program with one of the Codes',
    async play(stage) {
      existAs(stage, 'SECOND', 'Another Name');
      await stage.add();
      assert.deepEqual(codes(stage), ['SECOND', 'FIRST']);
    },
    expected: askedAnd(
      'Add 1 loyalty program to .*New: 1 In Mews already, but not the same: 1',
      '[Add 1, Skip 1] [Add All 2]',
      /^information: Added 1 /,
    ),
  },
  {
    row: '104e',
    fault: 'Mews has one of the programs already, and the person leaves the question',
    async play(stage) {
      exist(stage, 'SECOND');
      stage.window.answer(() => undefined);
      await stage.add();
      assert.deepEqual(codes(stage), ['SECOND']);
    },
    expected: asked('Add 1 loyalty program to ', '[Add 1, Skip 1] [Add All 2]'),
  },
  {
    row: '104f',
    fault: 'Mews had both programs, and they are deleted: they are new, and nothing is asked',
    async play(stage) {
      exist(stage, 'FIRST', 'SECOND');
      const LoyaltyProgramIds = stage.sandbox.programs().map(({ Id }) => Id);
      await sandboxClient(stage.sandbox).call('loyaltyPrograms/delete', { LoyaltyProgramIds });
      await stage.add();
      assert.deepEqual(codes(stage), ['FIRST', 'SECOND', 'FIRST', 'SECOND']);
    },
    expected: confirmed(),
  },
  {
    row: '104g',
    fault: 'a Code stands twice in the file: the question names it',
    async play(stage) {
      await stage.setting('mewsLoyalty.confirm', 'always');
      await stage.add(programsText('TWIN', 'TWIN'));
    },
    expected: askedAnd(
      'Add 2 loyalty programs to .*Codes that stand more than once in the file: 1 loyalty program',
      '[Add 2 Programs]',
      ADDED,
    ),
  },
  {
    row: '104h',
    fault: 'Mews has the programs, one of them as another: each is marked in the file',
    async play(stage) {
      exist(stage, 'FIRST');
      existAs(stage, 'SECOND', 'Another Name');
      const { document } = await shown(programsText('FIRST', 'SECOND'), stage.fileName);
      stage.window.answer(() => undefined);
      await stage.add(document.uri);
      const marks = vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Information);
      assert.deepEqual(marks.map(codeOf).sort(), ['already-in-mews', 'different-in-mews']);
    },
    expected: asked('Nothing new for ', '[Show Preview] [Add All 2]'),
  },
  {
    row: '105a',
    fault: 'the token may not read: it is told in the output, and the programs are added',
    play: (stage) => addMeeting(stage, { kind: 'error', status: 401, message: 'No permission' }),
    expected: confirmed(2, {
      output: /the token may not read them \(401\)\. Mews says: "No permission"\.[\s\S]*created 2/,
    }),
  },
  {
    row: '105b',
    fault: 'the token may not read, and what becomes of the programs is lost: what is there is never taken for ours',
    async play(stage) {
      stage.fault({ kind: 'resetAfterRequest', commit: true });
      await addMeeting(stage, { kind: 'error', status: 401, message: 'No permission' });
      await stage.check();
      const { alike, created } = await stage.newestRun();
      assert.deepEqual([alike.length, created.length], [2, 0]);
    },
    expected: {
      says: [
        /^error: The connection was lost .*\[Check\] \[Show Output\]$/,
        /^warning: With the same Code, but perhaps not yours: 2 loyalty programs\. \[Decide\] \[Show Programs\]$/,
      ],
      journal: 'unknown',
      adds: 1,
    },
  },
];

function asked(question: string, buttons: string): Expected {
  return { ...refused(''), says: [dialog(question, buttons)] };
}

function codes(stage: Stage): readonly string[] {
  return stage.sandbox.programs().map(({ Code }) => Code);
}

async function addMeeting(stage: Stage, fault: ReadFault): Promise<void> {
  stage.sandbox.fault({ ...fault, operation: READ });
  await stage.add();
}
