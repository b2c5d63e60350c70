import * as vscode from 'vscode';

/**
 * The output channel. Takes sentences made elsewhere of facts, never a connection with its tokens: what it is not given it
 * can't print.
 */
export class Output implements vscode.Disposable {
  private readonly channel = vscode.window.createOutputChannel('Mews Loyalty Programs', { log: true });

  dispose(): void {
    this.channel.dispose();
  }

  /** Shows the channel without taking the focus. */
  show(): void {
    this.channel.show(true);
  }

  info(sentence: string): void {
    this.channel.info(sentence);
  }

  warn(sentence: string): void {
    this.channel.warn(sentence);
  }

  error(sentence: string): void {
    this.channel.error(sentence);
  }
}
