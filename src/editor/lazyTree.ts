import * as vscode from 'vscode';
import { cleanTreeItem } from './cleanTreeItem';
import type { CreatedProgramsNode } from './createdProgramsNode';
import type { CreatedProgramsTree } from './createdProgramsTree';
import { VIEWS } from './ids';

/** The view "Created Programs" from the start on; what it shows is loaded when VS Code first asks for it. */
export class LazyTree implements vscode.TreeDataProvider<CreatedProgramsNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<CreatedProgramsNode>;
  private subscription: vscode.Disposable | undefined;

  constructor(private readonly load: () => Promise<{ readonly tree: CreatedProgramsTree }>) {
    this.view = vscode.window.createTreeView(VIEWS.createdPrograms, { treeDataProvider: this, showCollapseAll: true });
  }

  dispose(): void {
    this.subscription?.dispose();
    this.view.dispose();
    this.changed.dispose();
  }

  /** The number on the view. */
  set badge(badge: vscode.ViewBadge | undefined) {
    this.view.badge = badge;
  }

  /** From now on the tree's changes are the view's. */
  become(tree: CreatedProgramsTree): void {
    this.subscription = tree.onDidChangeTreeData(() => this.changed.fire());
  }

  async getChildren(node?: CreatedProgramsNode): Promise<CreatedProgramsNode[]> {
    return (await this.load()).tree.getChildren(node);
  }

  async getTreeItem(node: CreatedProgramsNode): Promise<vscode.TreeItem> {
    return cleanTreeItem((await this.load()).tree.getTreeItem(node));
  }

  async getParent(node: CreatedProgramsNode): Promise<CreatedProgramsNode | undefined> {
    return (await this.load()).tree.getParent(node);
  }

  /** Shows and selects a row. */
  async reveal(node: CreatedProgramsNode): Promise<void> {
    await this.view.reveal(node, { select: true, focus: true, expand: true });
  }
}
