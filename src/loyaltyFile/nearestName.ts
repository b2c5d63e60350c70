/** Which of some names a text was meant to be, and whether only capitals, blanks and signs between words differ. */
export interface NearestName<T extends string> {
  readonly name: T;
  readonly by: 'case' | 'spelling';
}

/**
 * The name that a text was most likely meant to be: one that differs only by case, blanks, hyphens and underscores, else
 * the nearest one with at most a letter in three wrong, left out, added or swapped with its neighbour. Of names equally
 * near the first. Undefined where none is near.
 */
export function nearestName<T extends string>(text: string, names: readonly T[]): NearestName<T> | undefined {
  const plain = plainOf(text);
  const same = names.find((name) => plainOf(name) === plain);
  if (same !== undefined) return { name: same, by: 'case' };
  let nearest: T | undefined;
  let least = Math.max(1, Math.floor(plain.length / 3)) + 1;
  for (const name of names) {
    if (Math.abs(name.length - plain.length) >= least) continue;
    const distance = distanceOf(plain, plainOf(name));
    if (distance >= least) continue;
    least = distance;
    nearest = name;
  }
  return nearest === undefined ? undefined : { name: nearest, by: 'spelling' };
}

function plainOf(text: string): string {
  return text.replace(/[\s_-]+/g, '').toLowerCase();
}

/** Optimal string alignment: the fewest letters changed, added, left out or swapped with their neighbour. */
function distanceOf(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min((last[column] ?? 0) + 1, (now[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + change);
      if (a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        least = Math.min(least, (beforeLast[column - 2] ?? 0) + 1);
      }
      now.push(least);
    }
    beforeLast = last;
    last = now;
  }
  return last[b.length] ?? 0;
}
