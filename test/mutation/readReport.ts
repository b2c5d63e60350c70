import assert from 'node:assert/strict';
import type { Fate, Mutant } from './mutant';

const FATES: ReadonlyMap<unknown, Fate> = new Map([
  ['Killed', 'killed'],
  ['Timeout', 'timeout'],
  ['Survived', 'survived'],
  ['NoCoverage', 'uncovered'],
  ['RuntimeError', 'broken'],
]);

/**
 * The mutants of StrykerJS's JSON report (mutation-testing-report-schema 2), in the order of the source. Throws where
 * the report is another than is expected here.
 */
export function readReport(json: string): Mutant[] {
  const { files } = objectOf(JSON.parse(json));
  return Object.entries(objectOf(files)).flatMap(([file, entry]) => {
    const { source, mutants } = objectOf(entry);
    assert.ok(typeof source === 'string' && Array.isArray(mutants), file);
    const lines = source.split('\n');
    return mutants.map((mutant: unknown) => readMutant(file, lines, objectOf(mutant))).sort(inOrder);
  });
}

function readMutant(file: string, lines: readonly string[], mutant: Readonly<Record<string, unknown>>): Mutant {
  const fate = FATES.get(mutant.status);
  assert.ok(fate, `${file}: a mutant that is ${mutant.status}`);
  const { start, end } = objectOf(mutant.location);
  const [from, to] = [positionOf(start), positionOf(end)];
  const covered = lines.slice(from.line - 1, to.line);
  const last = covered.pop() ?? '';
  const was = [...covered, last.slice(0, to.column - 1)].join('\n').slice(from.column - 1);
  return {
    file,
    lineNumber: from.line,
    line: onOneLine(lines[from.line - 1] ?? ''),
    was: onOneLine(was),
    becomes: onOneLine(String(mutant.replacement)),
    fate,
  };
}

function inOrder(one: Mutant, other: Mutant): number {
  return one.lineNumber - other.lineNumber;
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function positionOf(value: unknown): { readonly line: number; readonly column: number } {
  const { line, column } = objectOf(value);
  assert.ok(typeof line === 'number' && typeof column === 'number');
  return { line, column };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), 'an object was expected');
  return { ...value };
}
