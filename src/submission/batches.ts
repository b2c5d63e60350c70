/** A stretch of a list: `count` items from index `from`. */
export interface Batch {
  readonly from: number;
  readonly count: number;
}

/** Cuts a list of `total` items into stretches of at most `size` (1 or more), in order, without gap or overlap. */
export function batchesOf(total: number, size: number): Batch[] {
  const step = Math.max(1, Math.floor(size));
  return Array.from({ length: Math.ceil(total / step) }, (_, batch) => {
    const from = batch * step;
    return { from, count: Math.min(step, total - from) };
  });
}
