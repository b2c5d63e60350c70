import type * as vscode from 'vscode';
import { keptPairs } from './keptPairs';

const USE = 'connectionUse';
const FILES = 'fileConnections';

/** When connections were used, and which one for which file. Names and places alone; it decides nothing by itself. */
export class ConnectionMemory {
  constructor(
    private readonly state: vscode.Memento,
    private readonly now: () => Date,
  ) {}

  /** When a connection was used last; undefined where it never was. */
  lastUse(name: string): Date | undefined {
    const at = new Map(this.pairs(USE)).get(name);
    return at === undefined || Number.isNaN(Date.parse(at)) ? undefined : new Date(at);
  }

  /** The name of the connection that a file was added through last, or that was chosen for it since. */
  ofFile(uri: vscode.Uri): string | undefined {
    return new Map(this.pairs(FILES)).get(uri.toString());
  }

  /** A connection is used now. */
  async used(name: string): Promise<void> {
    await this.put(USE, name, this.now().toISOString());
  }

  /** A connection is meant for a file. An untitled one has no name that lasts. */
  async remember(uri: vscode.Uri, name: string): Promise<void> {
    if (uri.scheme !== 'untitled' && this.ofFile(uri) !== name) await this.put(FILES, uri.toString(), name);
  }

  /** Files and folders have other names now. What had those names before is gone, with its past. */
  async moved(renamed: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): Promise<void> {
    const moves = renamed.map(({ oldUri, newUri }) => ({ from: oldUri.toString(), to: newUri.toString() }));
    const pairs = this.pairs(FILES);
    if (!pairs.some(([file]) => moves.some(({ from, to }) => isWithin(file, from) || isWithin(file, to)))) return;
    const kept = pairs.flatMap(([file, name]) => {
      const move = moves.find(({ from }) => isWithin(file, from));
      if (move) return [[`${move.to}${file.slice(move.from.length)}`, name]];
      return moves.some(({ to }) => isWithin(file, to)) ? [] : [[file, name]];
    });
    await this.state.update(FILES, keptPairs(kept));
  }

  /** A connection has another name now; or it is gone: its files still name it, so that none of them goes elsewhere in silence. */
  async rename(former: string, name: string | undefined): Promise<void> {
    const use = this.pairs(USE).flatMap(([known, at]) => (known !== former ? [[known, at]] : name ? [[name, at]] : []));
    await this.state.update(USE, use);
    if (name === undefined) return;
    const files = this.pairs(FILES).map(([file, known]) => [file, known === former ? name : known]);
    await this.state.update(FILES, files);
  }

  /** A connection is for another hotel now: no file went there yet. */
  async forgetFiles(name: string): Promise<void> {
    const others = this.pairs(FILES).filter(([, known]) => known !== name);
    await this.state.update(FILES, others);
  }

  private async put(key: string, name: string, value: string): Promise<void> {
    const others = this.pairs(key).filter(([other]) => other !== name);
    await this.state.update(key, keptPairs([...others, [name, value]]));
  }

  private pairs(key: string): [string, string][] {
    return keptPairs(this.state.get<unknown>(key));
  }
}

/** Whether a place is this one, or below it. */
function isWithin(file: string, place: string): boolean {
  return file === place || file.startsWith(`${place}/`);
}
