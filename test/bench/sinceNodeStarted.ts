import { performance } from 'node:perf_hooks';

/** The ms since Node was ready to run a file: reading and compiling that file count, Node's own start doesn't. */
export function sinceNodeStarted(): number {
  return performance.now() - performance.nodeTiming.bootstrapComplete;
}
