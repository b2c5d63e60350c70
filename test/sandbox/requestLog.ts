import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Fault } from './fault';
import type { OperationName } from './operationName';

/** A request as the sandbox saw it, tokens included. */
export interface SeenRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** Null for a path or method the sandbox does not serve. */
  readonly operation: OperationName | null;
  readonly headers: IncomingHttpHeaders;
  /** 1 for the first connection made to the sandbox, and so on. */
  readonly connection: number;
  /** When its headers were read, in the milliseconds of `now`. */
  readonly time: number;
  /** When it took effect, in the same milliseconds; null when it has not (yet). */
  readonly doneTime: number | null;
  /** The body as it came; null while it has not fully arrived. */
  readonly text: string | null;
  /** The parsed body; undefined when there is none or it is not JSON. */
  readonly body: unknown;
  /** The fault that struck. */
  readonly fault: Fault['kind'] | null;
  /** The status sent; null when none was (yet), and for `raw`. */
  readonly status: number | null;
}

/** What the sandbox itself may still add to an entry. */
export type OpenEntry = { -readonly [Member in keyof SeenRequest]: SeenRequest[Member] };

interface Waiting {
  readonly operation: OperationName;
  readonly count: number;
  readonly resolve: (seen: SeenRequest) => void;
}

/** Every request since the start or the last reset, in the order in which their headers came. */
export class RequestLog {
  readonly #entries: OpenEntry[] = [];
  #waiting: Waiting[] = [];

  get entries(): readonly SeenRequest[] {
    return this.#entries;
  }

  begin(request: IncomingMessage, known: Pick<SeenRequest, 'operation' | 'connection' | 'time'>): OpenEntry {
    const entry: OpenEntry = {
      ...known,
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      doneTime: null,
      text: null,
      body: undefined,
      fault: null,
      status: null,
    };
    this.#entries.push(entry);
    return entry;
  }

  /** Notes that the body has fully arrived. */
  received(entry: OpenEntry, text: string, body: unknown): void {
    entry.text = text;
    entry.body = body;
    const done = this.#waiting.filter((waiting) => this.#nth(waiting) !== undefined);
    this.#waiting = this.#waiting.filter((waiting) => !done.includes(waiting));
    for (const waiting of done) {
      waiting.resolve(this.#nth(waiting) ?? entry);
    }
  }

  /** The count-th request to an operation, as soon as it has fully arrived. */
  async whenReceived(operation: OperationName, count: number): Promise<SeenRequest> {
    return new Promise((resolve) => {
      const waiting: Waiting = { operation, count, resolve };
      const entry = this.#nth(waiting);
      if (entry === undefined) {
        this.#waiting.push(waiting);
      } else {
        resolve(entry);
      }
    });
  }

  clear(): void {
    this.#entries.length = 0;
  }

  #nth({ operation, count }: Waiting): SeenRequest | undefined {
    return this.#entries.filter((entry) => entry.operation === operation && entry.text !== null)[count - 1];
  }
}
