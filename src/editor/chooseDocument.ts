import * as vscode from 'vscode';
import { MAX_BYTES_PER_UNIT, MAX_FILE_LENGTH } from '../loyaltyFile/fileLimits';
import { harmless } from './harmless';
import { activeTabUri, documentName, isLoyaltyUri, openLoyaltyUris } from './loyaltyDocument';
import { messages } from './messages';
import { quickPick } from './quickPick';

const { t } = vscode.l10n;
const MAX_FOUND = 200;

const MAX_FILE_BYTES = MAX_BYTES_PER_UNIT * MAX_FILE_LENGTH;

/**
 * The document a command is for; undefined where there is none or the person chose none, which has been said then.
 * `title` is what the command is called.
 */
export async function chooseDocument(
  uri: vscode.Uri | undefined,
  title: string,
): Promise<vscode.TextDocument | undefined> {
  const chosen = uri ?? (await chooseUri(title));
  if (!chosen) return undefined;
  if (!isLoyaltyUri(chosen)) {
    void messages.error(
      t(
        '"{0}" can\'t be added: that takes a current file whose name ends in .loyalty.json. Nothing was sent.',
        harmless(documentName(chosen)),
      ),
    );
    return undefined;
  }
  return openDocument(chosen);
}

/** The loyalty file in view, else one of the open ones, else one of those in the workspace. */
async function chooseUri(title: string): Promise<vscode.Uri | undefined> {
  // With the focus in the output panel the active editor is the output; the tab still shows the file.
  const inView = [vscode.window.activeTextEditor?.document.uri, activeTabUri()];
  const active = inView.find((uri) => uri !== undefined && isLoyaltyUri(uri));
  if (active) return active;
  const open = openLoyaltyUris();
  const shown = new Set(open.map(String));
  const found = await vscode.workspace.findFiles('**/*.loyalty.json', '**/node_modules/**', MAX_FOUND);
  const closed = found.filter((uri) => !shown.has(String(uri)));
  if (open.length + closed.length === 0) {
    void messages.information(
      t('There is no loyalty file here. Open one, or create a file whose name ends in .loyalty.json.'),
    );
    return undefined;
  }
  const items = [...section(t('open'), open), ...section(t('in the workspace'), closed)];
  const chosen = await quickPick(items, {
    title,
    placeHolder: t('Which file holds the programs?'),
    matchOnDescription: true,
  });
  return chosen?.uri;
}

type FileItem = vscode.QuickPickItem & { readonly uri?: vscode.Uri };

/** Rows for some files under a heading; none where there are no files. */
function section(heading: string, uris: readonly vscode.Uri[]): FileItem[] {
  const rows = uris.map((uri) => ({
    label: harmless(documentName(uri)),
    description: uri.scheme === 'untitled' ? t('not saved yet') : harmless(vscode.workspace.asRelativePath(uri)),
    uri,
  }));
  const sorted = rows.toSorted((a, b) => a.description.localeCompare(b.description));
  return rows.length === 0 ? [] : [{ label: heading, kind: vscode.QuickPickItemKind.Separator }, ...sorted];
}

async function openDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const name = harmless(documentName(uri));
  try {
    if (uri.scheme !== 'untitled' && (await vscode.workspace.fs.stat(uri)).size > MAX_FILE_BYTES) {
      void messages.error(
        t(
          '"{0}" is too large to add ({1} MB at most). Split it into several files. Nothing was sent.',
          name,
          MAX_FILE_LENGTH / 1024 / 1024,
        ),
      );
      return undefined;
    }
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    void messages.error(t('"{0}" can\'t be opened. Was it renamed or deleted? Nothing was sent.', name));
    return undefined;
  }
}
