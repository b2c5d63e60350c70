import * as vscode from 'vscode';
import { findProgram } from '../loyaltyFile/findProgram';
import type { Run } from '../submission/run';
import type { CreatedProgramsNode } from './createdProgramsNode';
import { existingDocument } from './existingDocument';
import { harmless } from './harmless';
import { lastLine } from './lastLine';
import { documentName } from './loyaltyDocument';
import { loyaltyPrograms } from './loyaltyPrograms';
import { messages } from './messages';
import { oneCell } from './oneCell';
import { rangeIn } from './rangeIn';
import { statusMessage } from './statusMessage';

const { t } = vscode.l10n;

/** Puts the Id of a program on the clipboard. */
export async function copyId(node: CreatedProgramsNode | undefined): Promise<void> {
  if (node?.kind !== 'program') return;
  await copy(oneCell(node.program.Id));
  statusMessage(t('Id copied'));
}

/** Puts an Id on the clipboard that a light bulb or a notification has told. */
export async function copyText(text: unknown): Promise<void> {
  if (typeof text !== 'string') return;
  await copy(oneCell(text));
  statusMessage(t('Id copied'));
}

/** Puts the Ids of a run or of a connection on the clipboard, one line per program: Code, tab, Id. */
export async function copyAllIds(node: CreatedProgramsNode | undefined): Promise<void> {
  const runs = node?.kind === 'connection' ? node.runs : node && 'run' in node ? [node.run] : [];
  const lines = runs.flatMap(({ created, begin }) =>
    created.map(({ Id, Code, index }) => `${oneCell(Code ?? begin.programs[index ?? -1]?.Code ?? '')}\t${oneCell(Id)}`),
  );
  await copy(lines.join('\n'));
  statusMessage(t('Ids copied: {0}', loyaltyPrograms(lines.length)));
}

/** Opens the file a program came from, with its Code selected. */
export async function revealInFile(node: CreatedProgramsNode | undefined): Promise<void> {
  if (!node || !('run' in node)) return;
  const uri = vscode.Uri.parse(node.run.begin.file);
  const name = harmless(documentName(uri));
  const document = await existingDocument(uri);
  if (!document) {
    void messages.information(t('"{0}" is no longer there. The Ids stay in the tree.', name));
    return;
  }
  const range = findProgram(document.getText(), ...placeOf(node));
  await vscode.window.showTextDocument(document, range ? { selection: rangeIn(document, range) } : {});
  if (node.kind !== 'run' && !range) {
    void messages.information(t('"{0}" no longer holds a program with this Code.', name));
  }
}

/** Everything that goes to the clipboard goes this way. */
async function copy(text: string): Promise<void> {
  await vscode.env.clipboard.writeText(lastLine.clean(text));
}

/** The Code of a node's program and its place in the list; of a run its first. */
function placeOf({ run, ...node }: Extract<CreatedProgramsNode, { run: Run }>): [code: string, index: number] {
  const { programs } = run.begin;
  if (node.kind === 'uncertain' || node.kind === 'absent') return [node.program.Code, programs.indexOf(node.program)];
  const index = node.kind === 'program' ? (node.program.index ?? -1) : 0;
  return [programs[index]?.Code ?? '', index];
}
