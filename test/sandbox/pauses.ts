import type { Delay } from './fault';

type PauseEnd = 'over' | 'abandoned';

/** The waits that are going on in a sandbox, so that they can be ended together. */
export class Pauses {
  readonly #ends = new Map<(end: PauseEnd) => void, Delay | 'never'>();

  /** Waits; `abandoned` when the sandbox was reset or closed meanwhile. */
  async wait(delay: Delay | 'never'): Promise<PauseEnd> {
    if (delay === 0) {
      return 'over';
    }
    return new Promise((resolve) => {
      const timer = typeof delay === 'number' ? setTimeout(() => end('over'), delay) : undefined;
      const end = (how: PauseEnd): void => {
        clearTimeout(timer);
        this.#ends.delete(end);
        resolve(how);
      };
      this.#ends.set(end, delay);
    });
  }

  /** Ends every wait for a release; how many there were. */
  release(): number {
    const waiting = [...this.#ends].filter(([, delay]) => delay === 'release');
    for (const [end] of waiting) {
      end('over');
    }
    return waiting.length;
  }

  /** Ends every wait as abandoned. */
  abandon(): void {
    for (const end of [...this.#ends.keys()]) {
      end('abandoned');
    }
  }
}
