import * as vscode from 'vscode';
import { programRemoval } from '../loyaltyFile/programRemoval';
import type { CreatedProgramsTree } from './createdProgramsTree';
import { COMMANDS } from './ids';
import { lastLine } from './lastLine';
import type { MarkedFile, PlanMark, PlanMarks } from './planMarks';
import { rangeIn } from './rangeIn';

const { t } = vscode.l10n;

/** An action whose edits are made when it is chosen, because they can be thousands. */
class RemovalAction extends vscode.CodeAction {
  constructor(
    title: string,
    readonly document: vscode.TextDocument,
    readonly marked: MarkedFile,
  ) {
    super(title, vscode.CodeActionKind.QuickFix);
  }
}

/** The light bulb on programs that Mews has already. None of its actions is preferred: whether they are too many only a person knows. */
export class PlanFixes implements vscode.CodeActionProvider {
  constructor(
    private readonly marks: PlanMarks,
    private readonly tree: Pick<CreatedProgramsTree, 'rowOf'>,
  ) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { only }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const marked = this.marks.of(document);
    const mark = marked?.marks.find(({ diagnostic }) => diagnostic.range.intersection(range));
    if (!marked || !mark || (only && !only.contains(vscode.CodeActionKind.QuickFix))) return [];
    const isCreatedHere = (await this.tree.rowOf(mark.id)) !== undefined;
    if (token.isCancellationRequested) return [];
    const actions = [
      ...removals(document, marked, mark),
      calling(t('Copy its Id'), COMMANDS.copyText, mark.id),
      ...(isCreatedHere ? [calling(t('Show in Created Programs'), COMMANDS.showInTree, mark.id)] : []),
    ];
    for (const action of actions) action.diagnostics = [mark.diagnostic];
    return actions;
  }

  resolveCodeAction(action: vscode.CodeAction): vscode.CodeAction {
    if (!(action instanceof RemovalAction)) return action;
    const { document, marked } = action;
    // A text that went on since then has no marks any more.
    const edit = this.marks.of(document) === marked ? removalEdit(document, marked.same) : undefined;
    if (edit) action.edit = edit;
    return action;
  }
}

/** For one program, and for all that stand in Mews as they do in the file. Those that differ are looked at one by one. */
function removals(document: vscode.TextDocument, marked: MarkedFile, { code, index }: PlanMark): vscode.CodeAction[] {
  const actions: vscode.CodeAction[] = [];
  const edit = removalEdit(document, [index]);
  if (edit) {
    const action = new vscode.CodeAction(t('Remove this program from the file'), vscode.CodeActionKind.QuickFix);
    action.edit = edit;
    actions.push(action);
  }
  const { same, programCount } = marked;
  if (code === 'already-in-mews' && same.length > 1 && same.length < programCount) {
    const title = t('Remove all {0} programs that Mews has already', same.length);
    actions.push(new RemovalAction(title, document, marked));
  }
  return actions;
}

function calling(title: string, command: string, id: string): vscode.CodeAction {
  const shown = lastLine.clean(title);
  const action = new vscode.CodeAction(shown, vscode.CodeActionKind.QuickFix);
  action.command = { title: shown, command, arguments: [id] };
  return action;
}

/** Undefined where nothing can be taken out: a file keeps one program. */
function removalEdit(document: vscode.TextDocument, indexes: readonly number[]): vscode.WorkspaceEdit | undefined {
  const edits = programRemoval(document.getText(), indexes);
  if (edits.length === 0) return undefined;
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    edits.map((change) => vscode.TextEdit.replace(rangeIn(document, change), change.text)),
  );
  return edit;
}
