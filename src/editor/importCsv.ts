import * as vscode from 'vscode';
import {
  MAX_BYTES_PER_UNIT,
  MAX_FILE_LENGTH,
  MAX_PROGRAMS_PER_FILE,
  MAX_SPREADSHEET_LENGTH,
} from '../loyaltyFile/fileLimits';
import { programsText } from '../loyaltyFile/programsText';
import type { SpreadsheetReading } from '../loyaltyFile/spreadsheetReading';
import { harmless } from './harmless';
import { documentName } from './loyaltyDocument';
import { messages } from './messages';
import { openUntitled } from './openUntitled';
import { saysEmpty } from './saysEmpty';
import { tellSpreadsheet } from './tellSpreadsheet';

const { t } = vscode.l10n;

const MAX_BYTES = MAX_BYTES_PER_UNIT * MAX_SPREADSHEET_LENGTH;
const TAB_SIZE = 2;
/** What a decoder puts where bytes are no character. */
const UNREADABLE = '\ufffd';

/** "Import Loyalty Programs from CSV": the rows of a file as a new loyalty file beside it, to look through. Sends nothing. */
export async function importCsv(uri?: vscode.Uri): Promise<void> {
  const file = uri ?? (await chooseFile());
  if (!file) return;
  const name = harmless(documentName(file));
  const read = await readText(file);
  if (read.kind !== 'text') {
    void messages.error(unreadSentence(read.kind, name));
    return;
  }
  const { readSpreadsheet } = await import('../loyaltyFile/readSpreadsheet');
  const reading = readSpreadsheet(read.text);
  if (reading.kind !== 'rows') {
    void messages.error(unreadSentence(reading.kind, name));
    return;
  }
  const programs = reading.rows.map(({ program }) => program);
  const text = programsText(programs, { indent: ' '.repeat(TAB_SIZE), lineEnd: '\n' });
  if (text.length > MAX_FILE_LENGTH || reading.rows.length > MAX_PROGRAMS_PER_FILE) {
    void messages.error(unreadSentence('too-large', name));
    return;
  }
  const base = documentName(file).replace(/(\.loyalty)?\.[^.]*$/i, '');
  const editor = await openUntitled(vscode.Uri.joinPath(file, '..'), base === '' ? 'programs' : base);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(editor.document.uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
  // The editor has looked for the indentation of an empty document.
  editor.options = { insertSpaces: true, tabSize: TAB_SIZE };
  editor.selection = new vscode.Selection(0, 0, 0, 0);
  tellSpreadsheet(reading, read.text.includes(UNREADABLE) ? encodingSentence(name) : '');
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: t('Import Loyalty Programs from CSV'),
    openLabel: t('Import'),
    filters: { [t('Spreadsheets as text')]: ['csv', 'tsv', 'txt'], [t('All files')]: ['*'] },
  });
  return chosen?.[0];
}

type ReadText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable' | 'empty' | 'too-large' | 'binary' };

async function readText(uri: vscode.Uri): Promise<ReadText> {
  let bytes: Uint8Array;
  try {
    const stat = await vscode.workspace.fs.stat(uri);
    if (saysEmpty(uri, stat)) return { kind: 'empty' };
    if (stat.size > MAX_BYTES) return { kind: 'too-large' };
    bytes = await vscode.workspace.fs.readFile(uri);
  } catch {
    return { kind: 'unreadable' };
  }
  try {
    return { kind: 'text', text: await vscode.workspace.decode(bytes, { uri }) };
  } catch {
    return { kind: 'binary' };
  }
}

function unreadSentence(
  kind: Exclude<ReadText['kind'], 'text'> | Exclude<SpreadsheetReading['kind'], 'rows'>,
  name: string,
): string {
  switch (kind) {
    case 'unreadable':
      return t('"{0}" can\'t be read. Was it renamed or deleted, or is it open elsewhere? Try again.', name);
    case 'binary':
      return t(
        '"{0}" is not a text file. Save the sheet as CSV in your spreadsheet program, and import that file.',
        name,
      );
    case 'too-large':
      return t('"{0}" is too large for one loyalty file. Split it into several files.', name);
    case 'empty':
      return t('"{0}" is empty. Save the sheet as CSV again, and import that file.', name);
    case 'header-only':
      return t('"{0}" has a header and no row below it. Add a row for each loyalty program.', name);
    case 'no-rows':
      return t(
        '"{0}" has no rows of loyalty programs. Give it columns for Name, Code, Type and Subscription, with a comma, a semicolon or a tab between them.',
        name,
      );
    default:
      return kind satisfies never;
  }
}

function encodingSentence(name: string): string {
  return t(
    'Some characters of "{0}" could not be read and stand as {1}. Save the sheet as "CSV UTF-8" and import it again.',
    name,
    UNREADABLE,
  );
}
