import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { activationRow } from './activationRow';
import { BENCH_FOLDER } from './benchFolder';
import { type BenchRow, medianOf, verdictOf } from './benchRow';
import { bundleRow } from './bundleRow';
import { firstDiagnosticsRow } from './firstDiagnosticsRow';
import { growthRows } from './growthRows';
import { JOURNALS } from './journalOfRun';
import { machine } from './machine';
import { memoryRows } from './memoryRows';
import { withReadmeTable } from './readmeTable';
import { figureText, resultsPage } from './resultsPage';
import { runRows } from './runRows';
import { treeRows } from './treeRows';
import { validationRows } from './validationRows';

const ROOT = path.join(__dirname, '..', '..');

/** Exact facts first, then what needs no window, then what does. */
const GROUPS: Readonly<Record<string, () => Promise<readonly BenchRow[]>>> = {
  bundle: bundleRow,
  run: runRows,
  validation: validationRows,
  growth: growthRows,
  first: firstDiagnosticsRow,
  memory: memoryRows,
  tree: treeRows,
  activation: activationRow,
};

void main(process.argv.slice(2));

/** Measures the groups that are named, else all; only then the results and the README are written. */
async function main(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.filter((name) => !(name in GROUPS));
  if (unknown.length > 0) {
    process.stderr.write(`There is no ${unknown.join(', ')}. Groups: ${Object.keys(GROUPS).join(' ')}\n`);
    process.exitCode = 2;
    return;
  }
  rmSync(JOURNALS, { recursive: true, force: true });
  mkdirSync(BENCH_FOLDER, { recursive: true });
  const where = machine();
  process.stdout.write(`${where.join('\n')}\n`);
  const found = new Map<string, readonly BenchRow[]>();
  for (const [name, measure] of Object.entries(GROUPS)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const start = performance.now();
    const rows = await measure();
    found.set(name, rows);
    process.stdout.write(
      `\n${name} (${Math.round((performance.now() - start) / 1000)} s)\n${rows.map(lineOf).join('')}`,
    );
  }
  if (wanted.length > 0) return;
  writeFileSync(path.join(__dirname, 'results.md'), resultsPage(where, found));
  const readme = path.join(ROOT, 'README.md');
  writeFileSync(readme, withReadmeTable(readFileSync(readme, 'utf8'), [...found.values()].flat()));
}

function lineOf(row: BenchRow): string {
  const { what, unit, runs, atMost, same = [], note } = row;
  const figure = runs.length === 0 ? '-' : figureText(medianOf(runs), unit);
  const facts = [
    atMost === undefined ? '' : `at most ${figureText(atMost, unit)}`,
    verdictOf(row),
    runs.length > 1 ? `runs ${runs.map((each) => figureText(each, unit === '×' ? '×' : '')).join(' ')}` : '',
    same.length > 0 ? `A/A ${same.map((ratio) => ratio.toFixed(2)).join(' ')}` : '',
    note ?? '',
  ];
  return `  ${figure.padStart(12)}  ${what}  [${facts.filter((fact) => fact !== '').join(' · ')}]\n`;
}
