import type { PlacedFinding } from './loyaltyFileProblem';
import { severityOf } from './severity';

/**
 * The findings that may be among the first `limit`, errors before warnings before information and each in the order of the
 * text. Makes no positions: within a program, and outside of the list, a few more are kept than are needed.
 */
export function firstOfText(placed: readonly PlacedFinding[], limit: number): readonly PlacedFinding[] {
  if (placed.length <= limit) return placed;
  const chosen: PlacedFinding[] = [];
  for (const severity of ['error', 'warning', 'information'] as const) {
    if (chosen.length >= limit) break;
    const some = placed.filter(({ finding }) => severityOf(finding) === severity);
    const last = lastProgram(some, limit - chosen.length);
    for (const each of some) if (programOf(each) <= last) chosen.push(each);
  }
  return chosen;
}

/** The first program with which there are as many findings as wanted. */
function lastProgram(placed: readonly PlacedFinding[], wanted: number): number {
  const counts = new Map<number, number>();
  for (const each of placed) counts.set(programOf(each), (counts.get(programOf(each)) ?? 0) + 1);
  let seen = 0;
  for (const index of [...counts.keys()].sort((a, b) => a - b)) {
    if (index >= 0) seen += counts.get(index) ?? 0;
    if (seen >= wanted) return index;
  }
  return Number.POSITIVE_INFINITY;
}

/** The index of the program a finding is about; -1 of one outside of the programs, which may stand anywhere in the text. */
function programOf({ path }: PlacedFinding): number {
  const [list, index] = path;
  return list === 'LoyaltyPrograms' && typeof index === 'number' ? index : -1;
}
