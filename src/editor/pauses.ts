import type * as vscode from 'vscode';

/** Work that waits until what it is about has rested for a while: asked for again, it waits anew. */
export class Pauses implements vscode.Disposable {
  /** How long typing must rest before a document is read again, in ms: one reading for all who follow it. */
  static readonly TYPING_MS = 150;

  private readonly waiting = new Map<string, NodeJS.Timeout>();

  constructor(private readonly pauseMs: number) {}

  dispose(): void {
    for (const timer of this.waiting.values()) clearTimeout(timer);
  }

  after(key: string, work: () => void): void {
    this.cancel(key);
    this.waiting.set(
      key,
      setTimeout(() => {
        this.waiting.delete(key);
        work();
      }, this.pauseMs),
    );
  }

  cancel(key: string): void {
    clearTimeout(this.waiting.get(key));
    this.waiting.delete(key);
  }
}
