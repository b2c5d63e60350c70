import { testApi } from '../vscode/extensionApi';

/** The pauses of runs and checks, in the hands of a row: nobody waits for them. */
export interface HeldPauses {
  /** Those that were made, in ms, in order. A countdown is made of many. */
  readonly made: readonly number[];
  /** All of them together, in ms. */
  total(): number;
  /** From now on pauses last until they are let go, or cancelled. Resolves when the next begins. */
  hold(): Promise<void>;
  /** Ends the pause that is held, and holds no further one. */
  letGo(): void;
  restore(): void;
}

/** Takes the pauses of the extension in hand. They are over at once until a row holds them. */
export async function holdPauses(): Promise<HeldPauses> {
  const { time } = await (await testApi()).requested();
  const { wait } = time;
  const made: number[] = [];
  let onHeld: (() => void) | undefined;
  let end: (() => void) | undefined;
  time.wait = async (ms, signal) => {
    made.push(ms);
    if (!onHeld) return;
    onHeld();
    await new Promise<void>((resolve) => {
      end = resolve;
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  };
  return {
    made,
    total: () => made.reduce((sum, ms) => sum + ms, 0),
    hold: () =>
      new Promise((resolve) => {
        onHeld = resolve;
      }),
    letGo() {
      onHeld = undefined;
      end?.();
    },
    restore() {
      time.wait = wait;
      onHeld = undefined;
      end?.();
    },
  };
}
