import { type BenchRow, medianOf, verdictOf } from './benchRow';

const INTRODUCTION = `# Results of \`npm run bench\`

Made by \`npm run bench\`. Do not edit.

A ratio is time (or memory) of ours to that of the other on the same text in the same process: the least of all rounds of ours to the least of
theirs, because no interrupted round is ever the least. The peer is the library behind VS Code's own JSON validation, with the same
schema. A figure is the median of its runs. *Missed* means over "at most" in all of them; *inconclusive* means that the same
code against itself (A/A) was outside 0.9 to 1.1, so the machine was too noisy to tell.
`;

/** The results as a Markdown page: the machine, and a table for each group. */
export function resultsPage(machine: readonly string[], groups: ReadonlyMap<string, readonly BenchRow[]>): string {
  const tables = [...groups].map(([name, rows]) => `## ${name}\n\n${tableOf(rows)}\n`);
  return `${INTRODUCTION}\n${machine.map((line) => `- ${line}\n`).join('')}\n${tables.join('\n')}`;
}

/** A figure with its unit, as people read it. */
export function figureText(figure: number, unit: BenchRow['unit']): string {
  const digits = unit === '×' ? digitsOf(figure) : 0;
  const number = figure.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return unit === '' || unit === '×' ? number : `${number} ${unit}`;
}

/** Two that matter. */
function digitsOf(ratio: number): number {
  if (ratio < 0.1) return 3;
  return ratio < 1 ? 2 : 1;
}

function tableOf(rows: readonly BenchRow[]): string {
  const head = [
    '| | figure | at most | to publish | | runs | A/A | |',
    '| --- | ---: | ---: | ---: | --- | --- | --- | --- |',
  ];
  return [...head, ...rows.map((row) => `| ${cellsOf(row).join(' | ')} |`)].join('\n');
}

function cellsOf(row: BenchRow): readonly string[] {
  const { what, unit, runs, atMost, publish, same = [], note = '' } = row;
  const bare = (figures: readonly number[]) =>
    figures.map((figure) => figureText(figure, unit === '×' ? '×' : '')).join(', ');
  return [
    what,
    runs.length === 0 ? '' : figureText(medianOf(runs), unit),
    atMost === undefined ? '' : figureText(atMost, unit),
    publish === undefined ? '' : figureText(publish, unit),
    verdictOf(row),
    bare(runs),
    same.map((ratio) => ratio.toFixed(2)).join(', '),
    note,
  ];
}
