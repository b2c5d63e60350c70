import * as vscode from 'vscode';
import { createdOf } from '../submission/resultRecord';
import { harmless } from './harmless';
import { lastLine } from './lastLine';
import { oneCell } from './oneCell';
import type { RunFacts } from './runFacts';
import type { SentReport } from './sentReport';

/** Opens the Ids that no journal took as a document of their own: on a full disk it is the last place there is. */
export async function rescueIds({ programs, connection }: RunFacts, report: SentReport): Promise<void> {
  const last = report.batches.at(-1);
  if (!last) return;
  const rows = createdOf(last.outcome, last.items).map(({ index, Id, Code, Name }) => {
    const sent = index === undefined ? undefined : programs[index];
    return [Code ?? sent?.Code ?? '', Name ?? sent?.Name ?? '', Id].map(oneCell).join('\t');
  });
  if (rows.length === 0) return;
  const head = vscode.l10n.t(
    'Ids that Mews gave for the connection "{0}", and that could not be written to disk: keep this text.',
    harmless(connection.name),
  );
  const content = lastLine.clean([head, '', ['Code', 'Name', 'Id'].join('\t'), ...rows, ''].join('\n'));
  const document = await vscode.workspace.openTextDocument({ content, language: 'plaintext' });
  await vscode.window.showTextDocument(document, { preview: false, preserveFocus: true });
}
