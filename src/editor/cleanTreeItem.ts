import type * as vscode from 'vscode';
import { lastLine } from './lastLine';

/** The row of a tree with the last line over all it shows and says aloud. */
export function cleanTreeItem(item: vscode.TreeItem): vscode.TreeItem {
  const { label, description, tooltip, accessibilityInformation: spoken } = item;
  if (typeof label === 'string') item.label = lastLine.clean(label);
  else if (label) item.label = { ...label, label: lastLine.clean(label.label) };
  if (typeof description === 'string') item.description = lastLine.clean(description);
  if (typeof tooltip === 'string') item.tooltip = lastLine.clean(tooltip);
  else if (tooltip) tooltip.value = lastLine.clean(tooltip.value);
  if (spoken) item.accessibilityInformation = { ...spoken, label: lastLine.clean(spoken.label) };
  return item;
}
