import type * as vscode from 'vscode';

/**
 * `globalState` with every text that is kept in it cleaned first, each by itself: it is plain text on the disk, and no place
 * for a secret.
 */
export class CleanState implements vscode.Memento {
  constructor(
    private readonly state: vscode.Memento,
    private readonly clean: (text: string) => string,
  ) {}

  keys(): readonly string[] {
    return this.state.keys();
  }

  get<T>(key: string): T | undefined;
  get<T>(key: string, otherwise: T): T;
  get<T>(key: string, otherwise?: T): T | undefined {
    const kept = this.state.get<T>(key);
    return kept === undefined ? otherwise : kept;
  }

  update(key: string, value: unknown): Thenable<void> {
    return this.state.update(key, this.cleanValue(value));
  }

  private cleanValue(value: unknown): unknown {
    if (typeof value === 'string') return this.clean(value);
    if (Array.isArray(value)) return value.map((each) => this.cleanValue(each));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [this.clean(name), this.cleanValue(each)]));
  }
}
