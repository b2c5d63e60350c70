import { type BenchRow, medianOf, verdictOf } from './benchRow';
import { figureText } from './resultsPage';

const START = '<!-- Made by npm run bench -->';
const END = '<!-- End of what npm run bench made -->';

/** The README with the rows that have a headline in the place that is marked for them. Throws where there is none. */
export function withReadmeTable(readme: string, rows: readonly BenchRow[]): string {
  const start = readme.indexOf(START) + START.length;
  const end = readme.indexOf(END);
  if (start < START.length || end < start) throw new Error('The README has no place for the results');
  const lines = rows.flatMap((row) => {
    const { headline, runs, unit } = row;
    if (headline === undefined || runs.length === 0) return [];
    // A figure that a noisy machine made is not passed off as one.
    const doubt = verdictOf(row) === 'inconclusive' ? ' (inconclusive)' : '';
    return [`| ${headline} | ${figureText(medianOf(runs), unit)}${doubt} |`];
  });
  return `${readme.slice(0, start)}\n\n| | ours, where theirs is 1 |\n| --- | ---: |\n${lines.join('\n')}\n\n${readme.slice(end)}`;
}
