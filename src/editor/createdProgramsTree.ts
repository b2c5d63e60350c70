import * as vscode from 'vscode';
import { batchesOf } from '../submission/batches';
import type { Run } from '../submission/run';
import { createdProgramsItem } from './createdProgramsItem';
import type { CreatedProgramsNode, ProgramNode } from './createdProgramsNode';
import type { Output } from './output';
import type { Runs } from './runs';

/** So many rows stand below one another at most. */
const MAX_ROWS = 500;

/** The view "Created Programs": what the journal says, newest run first. */
export class CreatedProgramsTree implements vscode.TreeDataProvider<CreatedProgramsNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly subscription: vscode.Disposable;
  /** Records that can't be read and have been told of. */
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
        return rowsOf(node.run);
      case 'stretch':
        return [...node.rows];
      case 'program':
      case 'uncertain':
      case 'absent':
      case 'unreadable':
        return [];
    }
  }

  getTreeItem(node: CreatedProgramsNode): vscode.TreeItem {
    return createdProgramsItem(node);
  }

  /** The row above; VS Code asks for it before it reveals a row. */
  async getParent(node: CreatedProgramsNode): Promise<CreatedProgramsNode | undefined> {
    if (!('run' in node)) return undefined;
    const { run } = node;
    if (node.kind !== 'run') {
      const stretch = rowsOf(run).find(
        (row) => row.kind === 'stretch' && row.rows.some((other) => isSameRow(other, node)),
      );
      return stretch ?? { kind: 'run', run };
    }
    const rows = await this.connections();
    return rows.find((row) => row.kind === 'connection' && row.runs.some(({ runId }) => runId === run.runId));
  }

  /** The row of the program with this Id; undefined where no run created it. */
  async rowOf(id: string): Promise<CreatedProgramsNode | undefined> {
    const { runs } = await this.runs.all();
    for (const run of runs) {
      const program = run.created.find(({ Id }) => Id === id);
      if (program) return { kind: 'program', run, program };
    }
    return undefined;
  }

  /** Every connection that created something or may have, the one used last on top; what can't be read comes first. */
  private async connections(): Promise<CreatedProgramsNode[]> {
    const { runs, unreadable } = await this.runs.all();
    for (const { runId } of unreadable.filter((record) => !this.told.has(record.runId))) {
      this.told.add(runId);
      this.output.warn(vscode.l10n.t("The record of a run can't be read and is left as it is: {0}", runId));
    }
    const groups = new Map<string, Run[]>();
    for (const run of runs) {
      if (run.created.length === 0 && run.state !== 'uncertain' && run.absentItems.length === 0) continue;
      const { platformAddress, connection, portfolio, enterpriseName, chainName, chainId } = run.begin;
      // A connection can be given other tokens, and a portfolio has several chains: each keeps its own Ids.
      const chain = portfolio ? chainId?.toLowerCase() : chainName;
      const key = [platformAddress, connection, enterpriseName, chain].join('|');
      const group = groups.get(key);
      if (group) group.push(run);
      else groups.set(key, [run]);
    }
    return [
      ...unreadable.map((record) => ({ kind: 'unreadable', record }) as const),
      ...[...groups].map(([key, group]) => ({ kind: 'connection', key, runs: group }) as const),
    ];
  }
}

function rowsOf(run: Run): CreatedProgramsNode[] {
  const rows = programNodes(run);
  if (rows.length <= MAX_ROWS) return rows;
  return batchesOf(rows.length, MAX_ROWS).map(({ from, count }) => ({
    kind: 'stretch',
    run,
    first: from,
    rows: rows.slice(from, from + count),
  }));
}

function isSameRow(row: ProgramNode, node: CreatedProgramsNode): boolean {
  return node.kind === row.kind && node.program === row.program;
}

function programNodes(run: Run): ProgramNode[] {
  const { created, uncertain, absentItems, begin } = run;
  return [
    ...created.map((program) => ({ kind: 'program', run, program }) as const),
    ...uncertain.map((program) => ({ kind: 'uncertain', run, program }) as const),
    ...absentItems
      .flatMap((index) => begin.programs[index] ?? [])
      .map((program) => ({ kind: 'absent', run, program }) as const),
  ];
}
