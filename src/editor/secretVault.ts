import type * as vscode from 'vscode';

/** Why a call of SecretStorage came to nothing: no answer in time, or an error. */
export type SecretFailure = 'hanging' | 'refused';

/** What reading a secret gave. */
export type ReadSecret =
  | { readonly kind: 'read'; readonly text: string }
  /** Nothing is there. `undecryptable`: something was, and VS Code has just thrown it away because it could not be decrypted. */
  | { readonly kind: 'absent'; readonly why: 'gone' | 'undecryptable' }
  | { readonly kind: 'failed'; readonly why: SecretFailure };

/** How long a call may take, in ms: a locked keyring can ask a person first. */
const DEADLINE_MS = 10_000;
/** The same while an earlier call has not been answered yet: nobody waits for each of them. */
const DEADLINE_WHILE_HANGING_MS = 1000;
/** VS Code throws away what it can't decrypt right after it has answered; its event comes within so many ms. */
const DISCARDED_WITHIN_MS = 250;

type Settled<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly why: SecretFailure };

/**
 * SecretStorage as it really is: it can hang behind a locked keyring, fail, forget, and say "stored" of what it did not keep. Its
 * errors are dropped: they can quote what was stored.
 */
export class SecretVault {
  /** The last attempt to store under each key: who comes late behind another has nothing to clean up. */
  private readonly attempts = new Map<string, object>();
  /** Calls that are past their deadline, and not answered yet. */
  private overdue = 0;

  constructor(private readonly secrets: vscode.SecretStorage) {}

  /** Reads a secret. Why one is absent takes a moment to learn; where nobody asks, it counts as gone. */
  async read(key: string, asksWhy = true): Promise<ReadSecret> {
    let discarded = () => {};
    const discarding = new Promise<boolean>((resolve) => {
      discarded = () => resolve(true);
    });
    const subscription = this.secrets.onDidChange((event) => {
      if (event.key === key) discarded();
    });
    try {
      const read = await this.inTime(settled(() => this.secrets.get(key)));
      if (read.kind === 'failed') return read;
      if (read.value !== undefined) return { kind: 'read', text: read.value };
      const wasDiscarded = asksWhy && (await orAfter(discarding, DISCARDED_WITHIN_MS, false));
      return { kind: 'absent', why: wasDiscarded ? 'undecryptable' : 'gone' };
    } finally {
      subscription.dispose();
    }
  }

  /**
   * Stores a secret and reads it back; `not-kept` where something else is there then. Where it may have been stored without anybody
   * knowing, `late` is called, unless something else was to be stored there since.
   */
  async keep(
    key: string,
    text: string,
    late: () => unknown = () => undefined,
  ): Promise<'kept' | 'not-kept' | SecretFailure> {
    const attempt = {};
    this.attempts.set(key, attempt);
    const isLast = () => this.attempts.get(key) === attempt;
    const storing = settled(() => this.secrets.store(key, text));
    const stored = await this.inTime(storing);
    if (stored.kind === 'failed') {
      if (stored.why === 'hanging')
        void storing.then((done) => (done.kind === 'done' && isLast() ? late() : undefined));
      return stored.why;
    }
    const back = await this.inTime(settled(() => this.secrets.get(key)));
    if (back.kind === 'failed') {
      void late();
      return back.why;
    }
    return back.value === text ? 'kept' : 'not-kept';
  }

  /** Deletes a secret. */
  async remove(key: string): Promise<'removed' | SecretFailure> {
    const removed = await this.inTime(settled(() => this.secrets.delete(key)));
    return removed.kind === 'done' ? 'removed' : removed.why;
  }

  private async inTime<T>(calling: Promise<Settled<T>>): Promise<Settled<T>> {
    const late: Settled<T> = { kind: 'failed', why: 'hanging' };
    const result = await orAfter(calling, this.overdue > 0 ? DEADLINE_WHILE_HANGING_MS : DEADLINE_MS, late);
    if (result === late) {
      this.overdue++;
      void calling.then(() => this.overdue--);
    }
    return result;
  }
}

async function settled<T>(call: () => Thenable<T>): Promise<Settled<T>> {
  try {
    return { kind: 'done', value: await call() };
  } catch {
    return { kind: 'failed', why: 'refused' };
  }
}

/** What a promise gives, or after so many ms something else. */
async function orAfter<T>(promise: Promise<T>, ms: number, instead: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(instead), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
