/** A stretch of items of a run: the index of the first, and how many. */
export type ItemRange = readonly [from: number, count: number];

/** Indexes in ascending order as stretches: a request of 1000 programs takes one pair of numbers in the journal. */
export function itemRanges(indexes: readonly number[]): ItemRange[] {
  const ranges: [number, number][] = [];
  for (const index of indexes) {
    const last = ranges.at(-1);
    if (last && last[0] + last[1] === index) last[1]++;
    else ranges.push([index, 1]);
  }
  return ranges;
}

/** The indexes of stretches, in their order. */
export function indexesOf(ranges: readonly ItemRange[]): number[] {
  return ranges.flatMap(([from, count]) => Array.from({ length: count }, (_, offset) => from + offset));
}
