import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CreatedProgramsNode } from '../../src/editor/createdProgramsNode';
import type { TestApi } from '../../src/extension';
import { tokenTrace } from '../faults/tokenTraces';
import { extension } from '../vscode/extensionApi';
import { outputText } from '../vscode/output';
import { changedFiles } from './changedFiles';
import { type SeenText, seenTexts } from './seenTexts';

/** Runs whose rows have been looked at. A run that changes is another object. */
const runsLookedAt = new WeakSet<object>();

/** More than any form of a token, one that stands in what was looked at and in what is new. */
const OVERLAP = 4096;

/** Schemes of documents whose text is the person's own, or is looked at elsewhere. */
const OWN: ReadonlySet<string> = new Set(['file', 'untitled', 'output', 'vscode-remote']);

/**
 * Looks through everything the extension has shown or kept since it looked last, and through what it shows now. Fails where
 * a token, or a piece of one, stands in any of it. `more` is what only the caller has seen.
 */
export async function assertNoTokenLeft(more: readonly SeenText[] = []): Promise<void> {
  // What an extension that is not active gives can't be asked for.
  const api = extension().isActive ? extension().exports : undefined;
  const places = [
    ...more,
    ...seenTexts.take(),
    { where: 'the output', text: newOutput() },
    ...diagnostics(),
    ...documents(),
    { where: 'the clipboard', text: await vscode.env.clipboard.readText() },
    ...(await changedFiles()),
    ...(api ? await shownBy(api) : []),
  ];
  for (const { where, text } of places) {
    const trace = tokenTrace(text);
    // The trace itself is a token of a test, which may be told.
    assert.equal(trace, undefined, `a token stands in ${where}`);
  }
}

let outputLookedAt = 0;

/** What the output has got since it was looked at last, and a little before it. */
function newOutput(): string {
  const text = outputText();
  const from = text.length < outputLookedAt ? 0 : Math.max(0, outputLookedAt - OVERLAP);
  outputLookedAt = text.length;
  return text.slice(from);
}

async function shownBy({ state, view }: TestApi): Promise<SeenText[]> {
  const kept = state.keys().map((key) => ({
    where: `globalState: ${key}`,
    text: JSON.stringify([key, state.get<unknown>(key)]),
  }));
  return [...kept, ...(await lenses()), ...(isTreeLoaded() ? await rowsBelow(undefined, view) : [])];
}

/** What opening a file does not need is loaded when somebody first asks for it, which is not to be the canary. */
function isTreeLoaded(): boolean {
  return Object.keys(require.cache).some((file) => file.endsWith('onRequest.js'));
}

async function rowsBelow(node: CreatedProgramsNode | undefined, view: TestApi['view']): Promise<SeenText[]> {
  const texts: SeenText[] = [];
  for (const child of await view.getChildren(node)) {
    const { label, description, tooltip, accessibilityInformation } = await view.getTreeItem(child);
    texts.push({
      where: 'the tree',
      text: JSON.stringify([label, description, tooltip, accessibilityInformation]).replaceAll('\\\\', '\\'),
    });
    for (const text of [label, description, tooltip, accessibilityInformation?.label]) {
      if (typeof text === 'string') texts.push({ where: 'the tree', text });
    }
    if (child.kind === 'run') {
      if (runsLookedAt.has(child.run)) continue;
      runsLookedAt.add(child.run);
    }
    texts.push(...(await rowsBelow(child, view)));
  }
  return texts;
}

function diagnostics(): SeenText[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([, all]) => all)
    .filter(({ source }) => source === 'Mews')
    .flatMap(({ message, relatedInformation = [], code }) => [
      message,
      ...relatedInformation.map((related) => related.message),
      typeof code === 'object' ? `${code.value} ${code.target}` : String(code),
    ])
    .map((text) => ({ where: 'a diagnostic', text }));
}

function documents(): SeenText[] {
  return vscode.workspace.textDocuments
    .filter(({ uri }) => !OWN.has(uri.scheme))
    .map((document) => ({ where: `a document of ${document.uri.scheme}`, text: document.getText() }));
}

async function lenses(): Promise<SeenText[]> {
  const found: SeenText[] = [];
  for (const { document } of vscode.window.visibleTextEditors) {
    const { uri } = document;
    if (!uri.path.endsWith('.loyalty.json')) continue;
    const all = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    for (const { command } of all) found.push({ where: 'a code lens', text: command?.title ?? '' });
  }
  return found;
}
