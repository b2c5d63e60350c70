import * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import { type ConnectionChain, chainsOf } from './chainsOf';
import { chainWords } from './chainWords';
import type { ConnectionStore } from './connectionStore';
import { environmentName } from './connectionWords';
import { harmless } from './harmless';
import { SCHEMA_SCHEME } from './ids';

const { t } = vscode.l10n;

/** More values are not suggested: nobody looks through them, and each connection can know fifty. */
const MAX_SUGGESTED = 200;

/**
 * Gives the second schema of a loyalty file. VS Code's JSON support asks for it when such a file opens, and asking for
 * its scheme is what activates this extension: there is no activation event for a file's name. It suggests the chains
 * that the connections know as values of ChainId, and asserts nothing.
 */
export class WakingSchema implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly subscriptions: vscode.Disposable;
  /** What was given for each Uri. */
  private readonly given = new Map<string, string>();

  constructor(private readonly connections: ConnectionStore) {
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      connections.onDidChange(() => this.tellChange()),
      vscode.workspace.registerTextDocumentContentProvider(SCHEMA_SCHEME, this),
    );
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const text = schemaText(this.connections);
    this.given.set(String(uri), text);
    return text;
  }

  private tellChange(): void {
    const now = schemaText(this.connections);
    for (const [uri, text] of this.given) if (text !== now) this.changed.fire(vscode.Uri.parse(uri));
  }
}

/**
 * A branch that suggests values beside one that takes any value asserts nothing. The chains of the connection in use come
 * first.
 */
function schemaText({ all, active }: Pick<ConnectionStore, 'all' | 'active'>): string {
  const chains = new Map<string, string[]>();
  const connections = active ? [active, ...all.filter(({ name }) => name !== active.name)] : all;
  for (const connection of connections) {
    for (const chain of chainsOf(connection)) {
      const told = chains.get(chain.chainId.toLowerCase());
      if (told) told.push(chainSentence(connection, chain));
      else if (chains.size < MAX_SUGGESTED) chains.set(chain.chainId.toLowerCase(), [chainSentence(connection, chain)]);
    }
  }
  if (chains.size === 0) return '{}';
  const known = {
    enum: [...chains.keys()],
    enumDescriptions: [...chains.values()].map((sentences) => sentences.join('\n')),
    enumSortTexts: [...chains.keys()].map((_, index) => `!${String(index).padStart(4, '0')}`),
  };
  return JSON.stringify({ properties: { ChainId: { suggestSortText: '1', anyOf: [known, {}] } } });
}

function chainSentence({ name, platformAddress }: ConnectionSummary, { chainName, hotels }: ConnectionChain): string {
  const connection = harmless(name);
  const place = environmentName(platformAddress);
  if (hotels) return t('{0}: covered by the connection "{1}" ({2})', chainWords(hotels), connection, place);
  return chainName === undefined
    ? t('The chain of the connection "{0}" ({1})', connection, place)
    : t('{0}: the chain of the connection "{1}" ({2})', harmless(chainName), connection, place);
}
