import * as vscode from 'vscode';
import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import type { CreatedItem, Run } from '../submission/run';
import { factsBeside, fullTarget, targetOf } from './connectionWords';
import type { CreatedProgramsNode } from './createdProgramsNode';
import { harmless } from './harmless';
import { documentName } from './loyaltyDocument';
import type { UnreadableRun } from './runs';

const { t } = vscode.l10n;
const WARNING = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));

/** A row of "Created Programs" as VS Code shows it. */
export function createdProgramsItem(node: CreatedProgramsNode): vscode.TreeItem {
  switch (node.kind) {
    case 'connection':
      return connectionItem(node.key, node.runs);
    case 'run':
      return runItem(node.run);
    case 'stretch':
      return stretchItem(node.run, node.first, node.rows.length);
    case 'program':
      return programItem(node.run, node.program);
    case 'uncertain':
      return uncertainItem(node.program);
    case 'absent':
      return absentItem(node.program);
    case 'unreadable':
      return unreadableItem(node.record);
    default:
      return node satisfies never;
  }
}

function connectionItem(key: string, runs: readonly Run[]): vscode.TreeItem {
  const begin = runs[0]?.begin;
  const item = new vscode.TreeItem(harmless(begin?.connection ?? key), vscode.TreeItemCollapsibleState.Expanded);
  item.id = key;
  item.contextValue = 'connection';
  item.iconPath = new vscode.ThemeIcon('plug');
  if (!begin) return item;
  const name = harmless(begin.connection);
  item.description = factsBeside(name, targetOf(begin), begin.chainId).join(' · ');
  item.tooltip = `${fullTarget(targetOf(begin), begin.chainId)}\n${harmless(begin.platformAddress)}`;
  item.accessibilityInformation = { label: t('Connection {0}, {1}', name, item.description) };
  return item;
}

function runItem({
  runId,
  at,
  begin,
  state,
  created,
  uncertain,
  absentItems,
  notCreated,
  results,
}: Run): vscode.TreeItem {
  const file = harmless(documentName(vscode.Uri.parse(begin.file)));
  const when = timeOf(new Date(at));
  const item = new vscode.TreeItem(file, vscode.TreeItemCollapsibleState.Expanded);
  item.id = runId;
  const certain = state !== 'uncertain';
  const marks = [
    created.length > 0 && 'withIds',
    certain ? 'certain' : 'uncertain',
    certain && notCreated > 0 && 'open',
  ];
  item.contextValue = ['run', ...marks.filter((mark) => mark !== false)].join(' ');
  item.iconPath = certain ? new vscode.ThemeIcon('check') : WARNING;
  const found = created.filter(({ via }) => via !== 'answer').length;
  const confirmed = created.length - found;
  const counts = confirmed > 0 || (certain && found === 0) ? [t('{0} created', confirmed)] : [];
  if (found > 0) counts.push(t('{0} found', found));
  if (!certain) counts.push(t('{0} uncertain', uncertain.length));
  if (absentItems.length > 0) counts.push(t('{0} not found', absentItems.length));
  if (notCreated > absentItems.length) counts.push(t('{0} not created', notCreated - absentItems.length));
  item.description = `${counts.join(', ')} · ${when}`;
  const requestIds = results.map(({ requestId }) => requestId).filter((id) => id !== undefined);
  const target = fullTarget(targetOf(begin), begin.chainId);
  const facts = [harmless(vscode.Uri.parse(begin.file).path), target, when, counts.join(', ')];
  if (requestIds.length > 0) facts.push(t('RequestId: {0}', requestIds.join(', ')));
  if (!certain) facts.push(t('Uncertain programs may have been created: check before you add them again.'));
  item.tooltip = facts.join('\n');
  item.accessibilityInformation = { label: t('{0}, {1}, {2}', file, when, counts.join(', ')) };
  return item;
}

/** Today's runs by their time alone: the side bar is narrow. */
function timeOf(date: Date): string {
  const today = date.toDateString() === new Date().toDateString();
  return date.toLocaleString(undefined, today ? { timeStyle: 'short' } : { dateStyle: 'short', timeStyle: 'short' });
}

function stretchItem({ runId }: Run, first: number, count: number): vscode.TreeItem {
  const item = new vscode.TreeItem(
    t('{0} to {1}', first + 1, first + count),
    first === 0 ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = `${runId}/${first}`;
  item.contextValue = 'stretch';
  item.accessibilityInformation = { label: t('Programs {0} to {1}', first + 1, first + count) };
  return item;
}

function programItem({ runId, begin }: Run, program: CreatedItem): vscode.TreeItem {
  const sent = program.index === undefined ? undefined : begin.programs[program.index];
  const name = harmless(program.Name ?? sent?.Name ?? program.Id);
  const code = harmless(program.Code ?? sent?.Code ?? '');
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.None);
  item.id = `${runId}/${program.index ?? 'extra'}/${program.Id}`;
  item.description = program.via === 'answer' ? code : t('{0} · found', code);
  item.contextValue = program.index === undefined ? 'program' : 'program inFile';
  item.iconPath = new vscode.ThemeIcon(program.via === 'answer' ? 'star-empty' : 'eye');
  const { Id, ChainId, Type = sent?.Type, Subscription = sent?.Subscription } = program;
  const members: readonly (readonly [string, string | undefined])[] = [
    ['Id', Id],
    ['Name', name],
    ['Code', code],
    ['Type', Type],
    ['Subscription', Subscription],
    ['ChainId', ChainId],
  ];
  let tooltip = members
    .filter(([, value]) => value !== undefined)
    .map(([member, value]) => `${member}: ${harmless(value ?? '')}`)
    .join('\n');
  if (program.via === 'check') tooltip += `\n${t('Found in Mews by a check; its answer never came.')}`;
  if (program.via === 'person') tooltip += `\n${t('Found in Mews, and taken for yours by you.')}`;
  item.tooltip = tooltip;
  item.accessibilityInformation = { label: t('{0}, Code {1}, Id {2}', name, code, Id) };
  return item;
}

function uncertainItem({ Name, Code }: LoyaltyProgram): vscode.TreeItem {
  const item = new vscode.TreeItem(harmless(Name), vscode.TreeItemCollapsibleState.None);
  item.description = t('{0} · uncertain', harmless(Code));
  item.contextValue = 'uncertain inFile';
  item.iconPath = WARNING;
  item.tooltip = t('May have been created: check before you add it again.');
  item.accessibilityInformation = { label: t('{0}, Code {1}, uncertain', harmless(Name), harmless(Code)) };
  return item;
}

function absentItem({ Name, Code }: LoyaltyProgram): vscode.TreeItem {
  const item = new vscode.TreeItem(harmless(Name), vscode.TreeItemCollapsibleState.None);
  item.description = t('{0} · not found', harmless(Code));
  item.contextValue = 'absent inFile';
  item.iconPath = new vscode.ThemeIcon('circle-slash');
  item.tooltip = t('Sent once, and not found in Mews by a check: very likely not created.');
  item.accessibilityInformation = { label: t('{0}, Code {1}, not found in Mews', harmless(Name), harmless(Code)) };
  return item;
}

function unreadableItem({ runId, why }: UnreadableRun): vscode.TreeItem {
  const label = why === 'newer' ? t('Made by a newer version') : t('Damaged record');
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.id = runId;
  item.description = runId.slice(0, 10);
  item.contextValue = 'unreadable';
  item.iconPath = WARNING;
  item.tooltip =
    why === 'newer'
      ? t('A newer version of this extension wrote the record {0}. It is left as it is.', runId)
      : t('The record {0} can not be read, and is left as it is. What it sent may have been created.', runId);
  item.accessibilityInformation = { label: `${label}, ${item.description}` };
  return item;
}
