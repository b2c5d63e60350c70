/** Lets so many ms pass at once for who reads the monotonic clock of this process; gives what sets it right. */
export function setMonotonicClock(offsetMs: number): () => void {
  const now = performance.now.bind(performance);
  Object.defineProperty(performance, 'now', { value: () => now() + offsetMs, configurable: true, writable: true });
  return () => {
    Reflect.deleteProperty(performance, 'now');
  };
}
