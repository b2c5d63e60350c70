import * as vscode from 'vscode';
import { FIX_ALL_KIND } from './ids';

/** What VS Code has to know of providers before they are loaded. */
export const providerMetadata = {
  paste: {
    providedPasteEditKinds: [vscode.DocumentDropOrPasteEditKind.Empty.append('mewsLoyalty', 'programs')],
    pasteMimeTypes: ['text/plain'],
  },
  codeActions: {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.SourceFixAll.append(FIX_ALL_KIND)],
  },
  planActions: { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
} as const;
