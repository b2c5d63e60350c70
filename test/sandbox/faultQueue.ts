import type { Fault } from './fault';
import type { OperationName } from './operationName';

interface QueuedFault {
  readonly fault: Fault;
  skip: number;
  times: number;
}

/** The faults asked for, in that order. Each request gets the first that is for it and done with skipping. */
export class FaultQueue {
  readonly #queued: QueuedFault[] = [];

  add(fault: Fault): void {
    const { skip = 0, times = 1 } = fault;
    this.#queued.push({ fault, skip, times: times === 'always' ? Number.POSITIVE_INFINITY : times });
  }

  takeForConnection(): Fault | null {
    return this.#take((fault) => fault.kind === 'resetOnConnection');
  }

  takeForRequest(operation: OperationName): Fault | null {
    return this.#take(
      (fault) => fault.kind !== 'resetOnConnection' && (fault.operation === undefined || fault.operation === operation),
    );
  }

  clear(): void {
    this.#queued.length = 0;
  }

  #take(isMeant: (fault: Fault) => boolean): Fault | null {
    for (const queued of this.#queued) {
      if (!isMeant(queued.fault) || queued.times <= 0) {
        continue;
      }
      if (queued.skip > 0) {
        queued.skip -= 1;
        continue;
      }
      queued.times -= 1;
      return queued.fault;
    }
    return null;
  }
}
