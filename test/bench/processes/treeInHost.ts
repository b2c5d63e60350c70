import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import type { CreatedProgramsNode } from '../../../src/editor/createdProgramsNode';
import { CreatedProgramsTree } from '../../../src/editor/createdProgramsTree';
import { Output } from '../../../src/editor/output';
import { Runs } from '../../../src/editor/runs';
import { Journal } from '../../../src/submission/journal';
import { JournalFolders } from '../../../src/submission/journalFolders';
import { interleave, ratioOfMinima } from '../interleave';

const RESOLUTION_MS = 1;

/** Runs in the extension host, which calls it by this name. Leaves its figures beside this file. */
export async function run(): Promise<void> {
  const output = new Output((text) => text);
  const small = treeOf('1000', output);
  const large = treeOf('20000', output);
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.reset();
  const start = performance.now();
  const connections = await large.getChildren();
  const read = performance.now() - start;
  const rows = await rowsOf(large, connections);
  const first = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  const runs: { readonly growth: number; readonly same: number }[] = [];
  for (let count = 0; count < 3; count++) {
    const times = await interleave(
      { small: () => refresh(small), again: () => refresh(small), large: () => refresh(large) },
      { warmups: 2, rounds: 8, repeats: 1 },
    );
    runs.push({
      growth: ratioOfMinima(times('large'), times('small')) / 20,
      same: ratioOfMinima(times('again'), times('small')),
    });
  }
  const figures = {
    rows: [rows],
    first: [first],
    read: [read],
    blocked: [delay.max / 1e6 - RESOLUTION_MS],
    growth: runs.map(({ growth }) => growth),
    same: runs.map(({ same }) => same),
  };
  mkdirSync(__dirname, { recursive: true });
  writeFileSync(path.join(__dirname, 'treeInHost.json'), JSON.stringify(figures));
}

function treeOf(journal: string, output: Output): CreatedProgramsTree {
  const folder = path.join(__dirname, 'journals', journal);
  const owner = async () => ({ pid: process.pid, host: '' });
  const noOthers = new JournalFolders(path.join(folder, 'others'));
  const records = new Journal(folder, { now: () => new Date(), rescueFolders: [] });
  return new CreatedProgramsTree(new Runs(records, owner, noOthers), output);
}

/** All that VS Code asks for before it draws. */
async function refresh(tree: CreatedProgramsTree): Promise<number> {
  return rowsOf(tree, await tree.getChildren());
}

/** Makes these rows and those below them that are open at first, as VS Code does. Gives how many. */
async function rowsOf(tree: CreatedProgramsTree, nodes: readonly CreatedProgramsNode[]): Promise<number> {
  let rows = nodes.length;
  for (const node of nodes) {
    const { collapsibleState } = tree.getTreeItem(node);
    if (collapsibleState === vscode.TreeItemCollapsibleState.Expanded)
      rows += await rowsOf(tree, await tree.getChildren(node));
  }
  return rows;
}
