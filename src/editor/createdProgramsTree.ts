import * as vscode from 'vscode';
import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import type { CreatedRecord } from '../submission/journalRecord';
import type { Run } from '../submission/run';
import { environmentName, fullTarget } from './connectionWords';
import { harmless } from './harmless';
import { documentName } from './loyaltyDocument';
import type { Output } from './output';
import type { Runs } from './runs';

const { t } = vscode.l10n;
const WARNING = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));

/** A row of the tree: a connection, a run through it, or a program that run created. */
export type CreatedProgramsNode =
  | { readonly kind: 'connection'; readonly key: string; readonly runs: readonly Run[] }
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'program'; readonly run: Run; readonly program: CreatedRecord }
  | { readonly kind: 'uncertain'; readonly run: Run; readonly program: LoyaltyProgram };

/** The view "Created Programs": what the journal says, newest run first. */
export class CreatedProgramsTree implements vscode.TreeDataProvider<CreatedProgramsNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly subscription: vscode.Disposable;
  /** Damaged records that have been told of. */
  private readonly told = new Set<string>();

  constructor(
    private readonly runs: Runs,
    private readonly output: Output,
  ) {
    this.subscription = runs.onDidChange(() => this.changed.fire());
  }

  dispose(): void {
    this.subscription.dispose();
    this.changed.dispose();
  }

  async getChildren(node?: CreatedProgramsNode): Promise<CreatedProgramsNode[]> {
    switch (node?.kind) {
      case undefined:
        return this.connections();
      case 'connection':
        return node.runs.map((run) => ({ kind: 'run', run }));
      case 'run':
        return programNodes(node.run);
      case 'program':
      case 'uncertain':
        return [];
    }
  }

  getTreeItem(node: CreatedProgramsNode): vscode.TreeItem {
    switch (node.kind) {
      case 'connection':
        return connectionItem(node.key, node.runs);
      case 'run':
        return runItem(node.run);
      case 'program':
        return programItem(node.run, node.program);
      case 'uncertain':
        return uncertainItem(node.program);
    }
  }

  /** Every connection that created something or may have, the one used last on top. */
  private async connections(): Promise<CreatedProgramsNode[]> {
    const { runs, damaged } = await this.runs.all();
    for (const runId of damaged.filter((id) => !this.told.has(id))) {
      this.told.add(runId);
      this.output.warn(t("The record of a run can't be read and is left as it is: {0}", runId));
    }
    const groups = new Map<string, Run[]>();
    for (const run of runs) {
      if (run.created.length === 0 && run.state !== 'uncertain') continue;
      const { platformAddress, connection, enterpriseName, chainName } = run.begin;
      // A connection can be given other tokens: each hotel keeps its own Ids.
      const key = [platformAddress, connection, enterpriseName, chainName].join('|');
      const group = groups.get(key);
      if (group) group.push(run);
      else groups.set(key, [run]);
    }
    return [...groups].map(([key, group]) => ({ kind: 'connection', key, runs: group }));
  }
}

function programNodes(run: Run): CreatedProgramsNode[] {
  return [
    ...run.created.map((program) => ({ kind: 'program', run, program }) as const),
    ...run.uncertain.map((program) => ({ kind: 'uncertain', run, program }) as const),
  ];
}

function connectionItem(key: string, runs: readonly Run[]): vscode.TreeItem {
  const begin = runs[0]?.begin;
  const item = new vscode.TreeItem(harmless(begin?.connection ?? key), vscode.TreeItemCollapsibleState.Expanded);
  item.id = key;
  item.contextValue = 'connection';
  item.iconPath = new vscode.ThemeIcon('plug');
  if (!begin) return item;
  item.description = environmentName(begin.platformAddress);
  item.tooltip = `${fullTarget({ ...begin, name: begin.connection })}\n${begin.platformAddress}`;
  item.accessibilityInformation = { label: t('Connection {0}, {1}', harmless(begin.connection), item.description) };
  return item;
}

function runItem({ runId, at, begin, state, created, uncertain, notCreated, results }: Run): vscode.TreeItem {
  const file = harmless(documentName(vscode.Uri.parse(begin.file)));
  const when = timeOf(new Date(at));
  const item = new vscode.TreeItem(file, vscode.TreeItemCollapsibleState.Expanded);
  item.id = runId;
  item.contextValue = created.length > 0 ? 'run withIds' : 'run';
  const certain = state !== 'uncertain';
  item.iconPath = certain ? new vscode.ThemeIcon('check') : WARNING;
  const counts = created.length > 0 || certain ? [t('{0} created', created.length)] : [];
  if (!certain) counts.push(t('{0} uncertain', uncertain.length));
  if (notCreated > 0) counts.push(t('{0} not created', notCreated));
  item.description = `${counts.join(', ')} · ${when}`;
  const requestIds = results.map(({ requestId }) => requestId).filter((id) => id !== undefined);
  const target = fullTarget({ ...begin, name: begin.connection }, begin.chainId);
  const facts = [vscode.Uri.parse(begin.file).path, target, when, counts.join(', ')];
  if (requestIds.length > 0) facts.push(t('RequestId: {0}', requestIds.join(', ')));
  if (!certain) facts.push(t('Uncertain programs may have been created: look in Mews before you add them again.'));
  item.tooltip = facts.join('\n');
  item.accessibilityInformation = { label: t('{0}, {1}, {2}', file, when, counts.join(', ')) };
  return item;
}

/** Today's runs by their time alone: the side bar is narrow. */
function timeOf(date: Date): string {
  const today = date.toDateString() === new Date().toDateString();
  return date.toLocaleString(undefined, today ? { timeStyle: 'short' } : { dateStyle: 'short', timeStyle: 'short' });
}

function programItem({ runId, begin }: Run, program: CreatedRecord): vscode.TreeItem {
  const sent = program.index === undefined ? undefined : begin.programs[program.index];
  const name = harmless(program.Name ?? sent?.Name ?? program.Id);
  const code = harmless(program.Code ?? sent?.Code ?? '');
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.None);
  item.id = `${runId}/${program.index ?? 'extra'}/${program.Id}`;
  item.description = code;
  item.contextValue = program.index === undefined ? 'program' : 'program inFile';
  item.iconPath = new vscode.ThemeIcon('star-empty');
  const { Id, ChainId, Type = sent?.Type, Subscription = sent?.Subscription } = program;
  const members: readonly (readonly [string, string | undefined])[] = [
    ['Id', Id],
    ['Name', name],
    ['Code', code],
    ['Type', Type],
    ['Subscription', Subscription],
    ['ChainId', ChainId],
  ];
  item.tooltip = members
    .filter(([, value]) => value !== undefined)
    .map(([member, value]) => `${member}: ${harmless(value ?? '')}`)
    .join('\n');
  item.accessibilityInformation = { label: t('{0}, Code {1}, Id {2}', name, code, Id) };
  return item;
}

function uncertainItem({ Name, Code }: LoyaltyProgram): vscode.TreeItem {
  const item = new vscode.TreeItem(harmless(Name), vscode.TreeItemCollapsibleState.None);
  item.description = t('{0} · uncertain', harmless(Code));
  item.contextValue = 'uncertain inFile';
  item.iconPath = WARNING;
  item.tooltip = t('May have been created: look in Mews before you add it again.');
  item.accessibilityInformation = { label: t('{0}, Code {1}, uncertain', harmless(Name), harmless(Code)) };
  return item;
}
