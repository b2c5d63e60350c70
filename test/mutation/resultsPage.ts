import type { MeasuredFile } from './measuredFile';
import { scoreOfCounts } from './measuredFile';
import type { Mutant } from './mutant';

const INTRODUCTION = `# Results of \`npm run test:mutation\`

Made by \`npm run test:mutation\`. Do not edit.

StrykerJS changes the source, one place at a time, and runs the tests that reach the place. A change that makes a test fail is
noticed; one that ends in a loop counts as noticed too, and stands in a column of its own. The score is the share of
changes that were noticed. Each of the others is listed below with the reason why it may stay. A run of some files replaces
their rows alone; \`source\` is the beginning of the SHA-256 of the source a row was measured with, and says so where the
file has changed since.
`;

/** The results as a Markdown page: the score of each file, and every survivor with its reason. */
export function resultsPage(measured: readonly MeasuredFile[], stampNow: (file: string) => string): string {
  const files = measured.toSorted((one, other) => (one.file < other.file ? -1 : 1));
  const all = [0, 1, 2, 3, 4].map((at) => files.reduce((sum, { counts }) => sum + (counts[at] ?? 0), 0));
  const table = [
    '| | score | changes | noticed | by time | survived | not reached | source |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |',
    ...files.map(({ file, counts, stamp }) =>
      rowOf(`\`${file}\``, counts, stamp === stampNow(file) ? stamp : `${stamp}, changed since`),
    ),
    rowOf('all', all, ''),
  ];
  const survivors = files
    .filter((each) => each.survivors.length > 0)
    .map((each) => `### ${each.file}\n\n${each.survivors.join('\n')}\n`);
  return [INTRODUCTION, `${table.join('\n')}\n`, '## Survivors\n', ...survivors].join('\n');
}

/** A survivor as a line of the page; `why` is empty where nobody has said it yet. */
export function survivorLine({ line, was, becomes }: Mutant, why: string): string {
  return `- ${code(was)} → ${code(becomes)} in ${code(line)}: ${why || '**not explained**'}`;
}

function rowOf(name: string, counts: readonly number[], source: string): string {
  return `| ${[name, `${scoreOfCounts(counts).toFixed(1)} %`, ...counts, source].join(' | ')} |`;
}

/** A text as Markdown code, whatever backticks it has. Of a long one its ends: they are where it was changed, mostly. */
function code(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 40)} … ${text.slice(-40)}` : text;
  return short.includes('`') ? `\`\` ${short} \`\`` : `\`${short}\``;
}
