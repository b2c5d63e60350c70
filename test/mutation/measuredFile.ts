import { createHash } from 'node:crypto';
import type { Mutant } from './mutant';
import { scoreOf } from './scoreOf';

/** What a run found about one file, as its row and its survivors on the results page. */
export interface MeasuredFile {
  readonly file: string;
  /** `stampOf` the source that was changed. */
  readonly stamp: string;
  /** Changes, and how many of them had each of the fates, in the order of `FATES`. */
  readonly counts: readonly number[];
  /** Its survivors with their reasons, a Markdown line each. */
  readonly survivors: readonly string[];
}

const FATES = ['killed', 'timeout', 'survived', 'uncovered'] as const;
const ROW = /^\| `(?<file>[^`]+)` \| [\d.]+ % \| (?<counts>[\d |]+?) \| (?<stamp>\w+)[^|]*\|$/;

/** A short text that is another one for another source. */
export function stampOf(source: string): string {
  return createHash('sha256').update(source).digest('hex').slice(0, 8);
}

export function measuredFile(
  file: string,
  source: string,
  mutants: readonly Mutant[],
  survivors: readonly string[],
): MeasuredFile {
  const counts = FATES.map((fate) => mutants.filter((mutant) => mutant.fate === fate).length);
  return { file, stamp: stampOf(source), counts: [mutants.length, ...counts], survivors };
}

/** The files of a page that `resultsPage` made. */
export function readMeasuredFiles(page: string): MeasuredFile[] {
  const sections = new Map(
    page
      .split(/^### /m)
      .slice(1)
      .map((section) => {
        const [file = '', ...lines] = section.split('\n');
        return [file, lines.filter((line) => line.startsWith('- '))] as const;
      }),
  );
  return page.split('\n').flatMap((line) => {
    const { file, counts, stamp } = ROW.exec(line)?.groups ?? {};
    if (file === undefined || counts === undefined || stamp === undefined) return [];
    return [{ file, stamp, counts: counts.split(' | ').map(Number), survivors: sections.get(file) ?? [] }];
  });
}

/** The share of changes that were noticed, in percent. */
export function scoreOfCounts([changes = 0, killed = 0, timeout = 0]: readonly number[]): number {
  return changes === 0 ? scoreOf([]) : (100 * (killed + timeout)) / changes;
}
