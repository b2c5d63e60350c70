import { byFile } from './byFile';
import type { Mutant } from './mutant';
import { scoreOf } from './scoreOf';

const INTRODUCTION = `# Results of \`npm run test:mutation\`

Made by \`npm run test:mutation\`. Do not edit.

StrykerJS changes the source, one place at a time, and runs the tests that reach the place. A change that makes a test fail is
noticed; one that ends in a loop counts as noticed too, and stands in a column of its own. The score is the share of
changes that were noticed. Each of the others is listed below with the reason why it may stay.
`;

/** The results as a Markdown page: the score of each file, and every survivor with its reason. */
export function resultsPage(
  mutants: readonly Mutant[],
  explained: readonly (Mutant & { readonly why: string })[],
): string {
  const files = [...byFile(mutants)].sort(([one], [other]) => (one < other ? -1 : 1));
  const table = [
    '| | score | changes | noticed | by time | survived | not reached |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...files.map(([file, ofFile]) => rowOf(`\`${file}\``, ofFile)),
    rowOf('all', mutants),
  ];
  const survivors = [...byFile(explained)].map(
    ([file, ofFile]) => `### ${file}\n\n${ofFile.map(entryOf).join('\n')}\n`,
  );
  return [INTRODUCTION, `${table.join('\n')}\n`, '## Survivors\n', ...survivors].join('\n');
}

function rowOf(name: string, mutants: readonly Mutant[]): string {
  const count = (fate: Mutant['fate']) => mutants.filter((mutant) => mutant.fate === fate).length;
  const counts = [mutants.length, count('killed'), count('timeout'), count('survived'), count('uncovered')];
  return `| ${[name, `${scoreOf(mutants).toFixed(1)} %`, ...counts].join(' | ')} |`;
}

function entryOf({ line, was, becomes, why }: Mutant & { readonly why: string }): string {
  return `- ${code(was)} → ${code(becomes)} in ${code(line)}: ${why}`;
}

/** A text as Markdown code, whatever backticks it has. Of a long one its ends: they are where it was changed, mostly. */
function code(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 40)} … ${text.slice(-40)}` : text;
  return short.includes('`') ? `\`\` ${short} \`\`` : `\`${short}\``;
}
