import * as vscode from 'vscode';
import { MAX_FILE_LENGTH } from '../loyaltyFile/fileLimits';
import { pasteEdits } from '../loyaltyFile/pasteEdits';
import { pastePlace } from '../loyaltyFile/pastePlace';
import type { TextLayout } from '../loyaltyFile/programsText';
import type { SpreadsheetRows } from '../loyaltyFile/spreadsheetReading';
import { isLoyaltyUri } from './loyaltyDocument';
import { providerMetadata } from './providerMetadata';
import { rangeIn } from './rangeIn';
import { tellSpreadsheet } from './tellSpreadsheet';

const { providedPasteEditKinds, pasteMimeTypes } = providerMetadata.paste;
const [KIND] = providedPasteEditKinds;
const [PLAIN_TEXT] = pasteMimeTypes;

/** The paste that makes programs of rows, with what there is to tell once it is applied. */
class ProgramsPasteEdit extends vscode.DocumentPasteEdit {
  told = false;

  constructor(
    readonly rows: SpreadsheetRows,
    override readonly additionalEdit: vscode.WorkspaceEdit,
  ) {
    super('', vscode.l10n.t('Insert as Loyalty Programs'), KIND);
  }
}

/**
 * Rows of a spreadsheet become programs where they are pasted between the programs of a loyalty file, or into an empty
 * one. Anything else, and anywhere else, is pasted as ever, and VS Code offers the plain paste beside this one.
 */
export class ProgramsPaste implements vscode.DocumentPasteEditProvider {
  async provideDocumentPasteEdits(
    document: vscode.TextDocument,
    [range, ...others]: readonly vscode.Range[],
    data: vscode.DataTransfer,
    _context: vscode.DocumentPasteEditContext,
    token: vscode.CancellationToken,
  ): Promise<ProgramsPasteEdit[] | undefined> {
    if (!range || others.length > 0 || !isLoyaltyUri(document.uri)) return undefined;
    const pasted = await data.get(PLAIN_TEXT)?.asString();
    const text = document.getText();
    if (!pasted || text.length + pasted.length > MAX_FILE_LENGTH || token.isCancellationRequested) return undefined;
    const offset = document.offsetAt(range.start);
    const place = pastePlace(text, { offset, length: document.offsetAt(range.end) - offset });
    if (!place) return undefined;
    const { readSpreadsheet } = await import('../loyaltyFile/readSpreadsheet');
    const reading = readSpreadsheet(pasted);
    if (reading.kind !== 'rows' || token.isCancellationRequested) return undefined;
    const edit = new vscode.WorkspaceEdit();
    const programs = reading.rows.map(({ program }) => program);
    for (const replacement of pasteEdits(text, place, programs, layoutOf(document))) {
      edit.replace(document.uri, rangeIn(document, replacement), replacement.text);
    }
    return [new ProgramsPasteEdit(reading, edit)];
  }

  /** VS Code asks for this when it applies the edit; again where the person switches to the plain paste and back. */
  resolveDocumentPasteEdit(edit: vscode.DocumentPasteEdit): vscode.DocumentPasteEdit {
    if (edit instanceof ProgramsPasteEdit && !edit.told) {
      edit.told = true;
      // Checking thousands of rows takes a moment, for which the paste need not wait.
      setImmediate(() => tellSpreadsheet(edit.rows));
    }
    return edit;
  }
}

/** How the editor that shows a document indents, which VS Code has found out from its text. */
function layoutOf(document: vscode.TextDocument): TextLayout {
  const { options } = vscode.window.visibleTextEditors.find((editor) => editor.document === document) ?? {};
  const size = typeof options?.tabSize === 'number' ? options.tabSize : 2;
  return {
    indent: options?.insertSpaces === false ? '\t' : ' '.repeat(size),
    lineEnd: document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n',
  };
}
