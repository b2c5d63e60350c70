import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { byFile } from './byFile';
import { type ExplainedSurvivors, explainedSurvivors, survivorsOf } from './explainedSurvivors';
import { installStryker } from './installStryker';
import { measuredFile, readMeasuredFiles, stampOf } from './measuredFile';
import type { Mutant } from './mutant';
import { readReport } from './readReport';
import { resultsPage, survivorLine } from './resultsPage';
import { scoreOf } from './scoreOf';
import config from './stryker.config.json';
import survivors from './survivors.json';

/** The least score of each single file, in percent; StrykerJS holds all of them together to it. */
const LEAST_SCORE = config.thresholds.break;

/** So many survivors any file may have: of few changes, two are many percent. */
const FEW = 2;

void main(process.argv.slice(2));

/** Mutates the files that are named, else all of the configuration, and writes what it found of them into the results. */
async function main(wanted: readonly string[]): Promise<void> {
  const program = await installStryker((line) => process.stderr.write(`${line}\n`));
  const report = config.jsonReporter.fileName;
  rmSync(report, { force: true });
  const args = [
    'run',
    path.join(__dirname, 'stryker.config.json'),
    ...(wanted.length > 0 ? ['--mutate', `${wanted}`] : []),
  ];
  const [code] = await once(spawn(process.execPath, [program, ...args], { stdio: 'inherit' }), 'close');
  // It has said why.
  if (!existsSync(report)) return process.exit(1);
  const mutants = readReport(readFileSync(report, 'utf8'));
  const files = byFile(mutants);
  const known = survivors.filter(({ file }) => wanted.length === 0 || files.has(file));
  const judged = explainedSurvivors(mutants, known);
  writeResults(files, judged, wanted.length === 0);
  const complaints = [...lowScores(files), ...broken(mutants), ...complaintsOf(judged)];
  for (const complaint of complaints) process.stdout.write(`\n${complaint}\n`);
  process.stdout.write(`\n${scoreOf(mutants).toFixed(1)} % of ${mutants.length} changes noticed\n`);
  if (code !== 0 || complaints.length > 0) process.exitCode = 1;
}

/** Of what was not mutated now the page keeps what it said, unless all was. */
function writeResults(files: ReadonlyMap<string, readonly Mutant[]>, judged: ExplainedSurvivors, all: boolean): void {
  const page = path.join(__dirname, 'results.md');
  const former = all ? [] : readMeasuredFiles(readFileSync(page, 'utf8'));
  const survivors = [...judged.explained, ...judged.unexplained.map((mutant) => ({ ...mutant, why: '' }))];
  const now = [...files].map(([file, mutants]) => {
    const lines = survivors.filter((mutant) => mutant.file === file).map((mutant) => survivorLine(mutant, mutant.why));
    return measuredFile(file, readFileSync(file, 'utf8'), mutants, lines);
  });
  const kept = former.filter(({ file }) => !files.has(file) && existsSync(file));
  writeFileSync(
    page,
    resultsPage([...kept, ...now], (file) => stampOf(readFileSync(file, 'utf8'))),
  );
}

function lowScores(files: ReadonlyMap<string, readonly Mutant[]>): string[] {
  return [...files]
    .filter(([, mutants]) => scoreOf(mutants) < LEAST_SCORE && survivorsOf(mutants).length > FEW)
    .map(([file, mutants]) => `${file}: ${scoreOf(mutants).toFixed(1)} %, below ${LEAST_SCORE} %`);
}

function broken(mutants: readonly Mutant[]): string[] {
  return mutants
    .filter(({ fate }) => fate === 'broken')
    .map(
      ({ file, lineNumber, was, becomes }) =>
        `${file}:${lineNumber} with ${becomes} for ${was}: a test file calls it while it is loaded. Call it inside a test.`,
    );
}

function complaintsOf({ unexplained, outdated }: ExplainedSurvivors): string[] {
  return [
    ...unexplained.map(({ file, lineNumber, line, was, becomes }) => {
      const entry = JSON.stringify({ file, line, was, becomes, why: '' }, null, 2);
      return `${file}:${lineNumber} survived. Write a test that notices it, or say in survivors.json why it may stay:\n${entry}`;
    }),
    ...outdated.map(
      (explanation) => `survivors.json explains what did not survive:\n${JSON.stringify(explanation, null, 2)}`,
    ),
  ];
}
