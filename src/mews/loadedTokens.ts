import { redactor } from './redact';

/** Tokens shorter than this stay in texts of ours: words would be taken for them. Mews' own have 64 characters. */
const SHORTEST_TOKEN = 8;

/**
 * Every token that this process has had in its hands: read from secret storage, or typed in. Whatever leaves for a screen, a log or
 * a disk goes through `redact` last, whoever made it and whatever was done to it before.
 */
export class LoadedTokens {
  private readonly tokens = new Set<string>();
  private clean = (text: string) => text;

  /** Knows these tokens from now on, for as long as the process lives: one that was replaced can still be in use. */
  add(...tokens: readonly string[]): void {
    const added = tokens.filter((token) => token.length >= SHORTEST_TOKEN && !this.tokens.has(token));
    if (added.length === 0) return;
    for (const token of added) this.tokens.add(token);
    this.clean = redactor([...this.tokens]);
  }

  /** The text without any of them, in any form that `redactor` knows. Can be handed on by itself. */
  readonly redact = (text: string): string => this.clean(text);
}
