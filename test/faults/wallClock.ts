const RealDate = globalThis.Date;

/** Sets the wall clock of this process off by so many ms; gives what sets it right. Monotonic time goes on as it is. */
export function setWallClock(offsetMs: number): () => void {
  globalThis.Date = class extends RealDate {
    constructor(...args: readonly unknown[]) {
      // The clock is only read where nothing is given.
      super(...((args.length === 0 ? [RealDate.now() + offsetMs] : args) as [number]));
    }
    static override now(): number {
      return RealDate.now() + offsetMs;
    }
  } as DateConstructor;
  return () => {
    globalThis.Date = RealDate;
  };
}
