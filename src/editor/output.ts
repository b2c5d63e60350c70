import * as vscode from 'vscode';
import { UNSEEN } from './unseen';

/**
 * The output channel, and the only log there is. Takes sentences made elsewhere of facts, never a connection with its tokens, a
 * request or an answer; `redact` goes over each line last, and a line
 * stays one line.
 */
export class Output implements vscode.Disposable {
  private readonly channel = vscode.window.createOutputChannel('Mews Loyalty Programs', { log: true });

  constructor(private readonly redact: (text: string) => string) {}

  dispose(): void {
    this.channel.dispose();
  }

  /** Shows the channel without taking the focus. */
  show(): void {
    this.channel.show(true);
  }

  info(sentence: string): void {
    this.log('info', sentence);
  }

  warn(sentence: string): void {
    this.log('warn', sentence);
  }

  error(sentence: string): void {
    this.log('error', sentence);
  }

  private log(level: 'info' | 'warn' | 'error', sentence: string): void {
    this.channel[level](this.redact(sentence).replace(UNSEEN, ' '));
  }
}
