const MB = 1024 * 1024;

/** The bytes that stay in memory of what has been done so far, garbage taken out. */
export function idleMemory(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

/** How far the process has gone over `idle` bytes at its highest, in MB. */
export function peakOver(idle: number): number {
  return (process.resourceUsage().maxRSS * 1024 - idle) / MB;
}
