import * as vscode from 'vscode';
import { MAX_FILE_LENGTH } from '../loyaltyFile/fileLimits';
import { fileOutline, type OutlineProgram } from '../loyaltyFile/fileOutline';
import { harmless } from './harmless';
import { isLoyaltyUri } from './loyaltyDocument';
import { rangeIn } from './rangeIn';

const { t } = vscode.l10n;

/** Outline and breadcrumbs: the ChainId, and each program by its Name and Code. */
export const loyaltySymbols: vscode.DocumentSymbolProvider = {
  provideDocumentSymbols(document) {
    const text = document.getText();
    if (!isLoyaltyUri(document.uri) || text.length > MAX_FILE_LENGTH) return [];
    const { chainId, list } = fileOutline(text);
    const symbols: vscode.DocumentSymbol[] = [];
    if (chainId) {
      const range = rangeIn(document, chainId.range);
      symbols.push(
        new vscode.DocumentSymbol('ChainId', harmless(chainId.value), vscode.SymbolKind.Constant, range, range),
      );
    }
    if (list) {
      const range = rangeIn(document, list.range);
      const count = String(list.programs.length);
      const symbol = new vscode.DocumentSymbol('LoyaltyPrograms', count, vscode.SymbolKind.Array, range, range);
      symbol.children = list.programs.map((program) => programSymbol(document, program));
      symbols.push(symbol);
    }
    return symbols;
  },
};

function programSymbol(document: vscode.TextDocument, { range, members }: OutlineProgram): vscode.DocumentSymbol {
  const { Name, Code } = members;
  return new vscode.DocumentSymbol(
    // VS Code takes no symbol without a name.
    harmless(Name?.value ?? '') || t('(no Name)'),
    harmless(Code?.value ?? ''),
    vscode.SymbolKind.Object,
    rangeIn(document, range),
    rangeIn(document, (Name ?? Code)?.range ?? { offset: range.offset, length: 1 }),
  );
}
