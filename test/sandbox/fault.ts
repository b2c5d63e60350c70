import type { OperationName } from './operationName';

/** Milliseconds, or until the next `release()` of the sandbox. */
export type Delay = number | 'release';

interface FaultScope {
  /** The operation it waits for; without it, the next request to any of them. */
  readonly operation?: OperationName;
  /** How many matching requests pass untouched before it strikes. 0 unless told. */
  readonly skip?: number;
  /** How many requests it strikes. 1 unless told. */
  readonly times?: number | 'always';
}

interface FaultTiming {
  /** How long the request, fully read, waits before anything is done about it. */
  readonly delayMs?: Delay;
  /**
   * How long the operation is carried out after that. A fault that needs the operation's own answer waits for it; all
   * others strike at once, and the programs appear later, even when the client has left.
   */
  readonly commitDelayMs?: Delay;
}

interface OwnAnswer extends FaultTiming {
  /**
   * How much of the operation takes effect: all (true, unless told), nothing (false: the answer is then a lie), or the
   * first so many programs of an add.
   */
  readonly commit?: boolean | number;
  /** How long the answer waits after the operation took effect. */
  readonly delayAfterCommitMs?: Delay;
}

interface OtherAnswer extends FaultTiming {
  /** How much of the operation takes effect: nothing unless told, all (true), or the first programs of an add. */
  readonly commit?: boolean | number;
  readonly delayAfterCommitMs?: Delay;
}

/** What `changed` does to the programs of an answer. Changes of one program take the one at `index`, 0 unless told. */
export type AnswerChange =
  | 'noMember'
  | 'none'
  | 'fewer'
  | 'foreign'
  | 'reordered'
  | 'missingId'
  | 'emptyId'
  | 'numericId'
  | 'duplicateId'
  | 'missingChainId'
  | 'otherChainId'
  | 'changedName'
  | 'changedCode'
  | 'extraMembers';

type FaultKind =
  /** The connection is reset as soon as it is made, whatever was to be asked. */
  | { readonly kind: 'resetOnConnection'; readonly operation?: never }
  /** The connection is reset after the headers, with the body unread. */
  | { readonly kind: 'resetBeforeReading' }
  /** The whole request is read; then the connection is reset, or closed in good order, or stays silent for ever. */
  | ({ readonly kind: 'resetAfterRequest' | 'closeAfterRequest' | 'hold' } & OtherAnswer)
  /** Exactly this answer: no header is added but Content-Length and what HTTP asks for. */
  | ({
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string | readonly string[]>>;
      readonly body?: string;
      /** Answers while the body may still be on its way; nothing is committed. */
      readonly beforeReading?: boolean;
      /** Resets the connection once the answer is out. */
      readonly thenReset?: boolean;
    } & OtherAnswer)
  /** An error in Mews' form, with a Request-Id. `echo` puts the request, tokens included, into Details. */
  | ({
      readonly kind: 'error';
      readonly status: number;
      readonly message?: string | null;
      readonly details?: unknown;
      readonly echo?: boolean;
      readonly headers?: Readonly<Record<string, string | readonly string[]>>;
    } & OtherAnswer)
  /**
   * Bytes as they are, in pieces. `{answer}` stands for the body of the operation's own answer, `{length}` and
   * `{hexLength}` for its length in bytes. Afterwards the connection is closed (unless told), reset or left open.
   */
  | ({
      readonly kind: 'raw';
      readonly pieces: readonly string[];
      readonly everyMs?: number;
      readonly end?: 'close' | 'reset' | 'open';
    } & OwnAnswer)
  /** The operation's own answer, only later. */
  | ({ readonly kind: 'delay' } & OwnAnswer)
  /** The operation's own answer with other programs than it should hold. */
  | ({ readonly kind: 'changed'; readonly change: AnswerChange; readonly index?: number } & OwnAnswer)
  /** The operation's own answer, of whose body only the first `bytes` come (half unless told). */
  | ({
      readonly kind: 'cut';
      readonly framing: 'contentLength' | 'chunked' | 'untilClose';
      readonly bytes?: number;
      readonly end?: 'close' | 'reset';
    } & OwnAnswer)
  /** The operation's own answer, byte by byte: from its first byte, or from the first of its body. */
  | ({
      readonly kind: 'slow';
      readonly part: 'headers' | 'body';
      readonly everyMs: number;
      readonly bytes?: number;
    } & OwnAnswer)
  /** The operation's own answer, then spaces until the client leaves. */
  | ({ readonly kind: 'endless' } & OwnAnswer)
  /** The operation's own answer and so many spaces, compressed whether or not the client can take it. */
  | ({ readonly kind: 'compressed'; readonly encoding: 'gzip' | 'br'; readonly spaces?: number } & OwnAnswer);

/** Something that goes wrong with a request. Plain data, so that it can also be asked for over HTTP. */
export type Fault = FaultScope & FaultKind;
