import * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import { cleanRow } from './cleanRow';
import { connectionItem } from './connectionItem';
import type { ConnectionMemory } from './connectionMemory';
import type { ConnectionStore } from './connectionStore';
import { harmless } from './harmless';
import { lastLine } from './lastLine';

const { t } = vscode.l10n;

/** What is asked. */
export interface ConnectionQuestion {
  readonly title: string;
  readonly placeholder: string;
  /** Why a connection is offered before the others, by its name. */
  readonly reasons?: ReadonlyMap<string, readonly string[]>;
  /** Whether a new one can be added instead. */
  readonly orAdd?: boolean;
  /** The folder that can be told to keep the answer, by a button on each row. */
  readonly folder?: vscode.WorkspaceFolder;
}

/** The answer; `forFolder`: the folder shall keep it. */
export type PickedConnection =
  | { readonly kind: 'connection'; readonly summary: ConnectionSummary; readonly forFolder: boolean }
  | { readonly kind: 'add' };

type Row = vscode.QuickPickItem & { readonly answer?: PickedConnection };

/** Asks for one of the connections: first those that there is a reason for, then by their last use. Undefined: none. */
export function pickConnection(
  store: ConnectionStore,
  memory: ConnectionMemory,
  question: ConnectionQuestion,
): Promise<PickedConnection | undefined> {
  const pick = vscode.window.createQuickPick<Row>();
  pick.title = question.title;
  pick.placeholder = lastLine.clean(question.placeholder);
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = rowsOf(store, memory, question).map(cleanRow);
  return new Promise((resolve) => {
    const settle = (picked: PickedConnection | undefined) => {
      resolve(picked);
      pick.dispose();
    };
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen?.answer) settle(chosen.answer);
    });
    pick.onDidTriggerItemButton(({ item: { answer } }) => {
      if (answer?.kind === 'connection') settle({ ...answer, forFolder: true });
    });
    pick.onDidHide(() => settle(undefined));
    pick.show();
  });
}

function rowsOf(store: ConnectionStore, memory: ConnectionMemory, question: ConnectionQuestion): Row[] {
  const { reasons = new Map<string, readonly string[]>(), orAdd = false, folder } = question;
  const active = store.active?.name;
  const lastUseOf = ({ name }: ConnectionSummary) => memory.lastUse(name)?.getTime() ?? 0;
  const rank = ({ name }: ConnectionSummary) => (name === active ? 2 : reasons.has(name) ? 1 : 0);
  const sorted = store.all.toSorted((a, b) => rank(b) - rank(a) || lastUseOf(b) - lastUseOf(a));
  const buttons = folder
    ? [
        {
          iconPath: new vscode.ThemeIcon('pin'),
          tooltip: lastLine.clean(t('Use, and keep for the folder "{0}"', harmless(folder.name))),
        },
      ]
    : [];
  const rows = sorted.map(
    (summary): Row => ({
      ...connectionItem(summary, store, memory, reasons.get(summary.name)),
      buttons: store.isHeld(summary) ? [] : buttons,
      answer: { kind: 'connection', summary, forFolder: false },
    }),
  );
  if (!orAdd) return rows;
  return [
    ...rows,
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: t('$(add) Add Connection…'), answer: { kind: 'add' } },
  ];
}
