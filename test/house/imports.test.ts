import assert from 'node:assert/strict';
import manifest from '../../package.json';
import { importsOf, sourceFiles } from './sourceFile';

/** What the files of each folder may import from src/: everything flows one way. */
const WAYS: Readonly<Record<string, RegExp>> = {
  extension: /^(editor|loyaltyFile|submission|mews)\//,
  editor: /^(editor|loyaltyFile|submission|mews)\//,
  submission: /^(submission|mews)\/|^generated\/(journal|lock)Validator$/,
  loyaltyFile: /^loyaltyFile\/|^mews\/(loyaltyProgram|limits)$|^generated\/loyaltyFileValidator$/,
  mews: /^mews\/|^generated\/(mews|connection)Validators$/,
};

const folders = new Set([...sourceFiles.map(({ name }) => folderOf(name)), 'generated', '..']);

function folderOf(name: string): string {
  return name.split('/')[0] ?? '';
}

function isFile(name: string): boolean {
  return folders.has(folderOf(name));
}

/** Every `file -> import` of src/ that a rule is against. */
function offences(rule: (file: string, imported: string) => boolean): string[] {
  return sourceFiles.flatMap(({ name, imports }) =>
    imports.filter((imported) => !rule(name, imported)).map((imported) => `${name} -> ${imported}`),
  );
}

/** A way from a file back to itself, or nothing. */
function cycleFrom(start: string, importsByName: ReadonlyMap<string, readonly string[]>): string | undefined {
  const waiting = [[start]];
  const seen = new Set<string>();
  for (let way = waiting.pop(); way; way = waiting.pop()) {
    for (const next of importsByName.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return [...way, next].join(' -> ');
      if (!seen.has(next)) waiting.push([...way, next]);
      seen.add(next);
    }
  }
  return undefined;
}

describe('the imports of src/', () => {
  it('run one way between the folders', () => {
    assert.deepEqual(
      offences((file, imported) => !isFile(imported) || (WAYS[folderOf(file)]?.test(imported) ?? false)),
      [],
    );
  });

  it('are all of files that exist', () => {
    const names = new Set(sourceFiles.map(({ name }) => name));
    assert.deepEqual(
      offences((_, imported) => !isFile(imported) || imported.startsWith('generated/') || names.has(imported)),
      [],
    );
  });

  it('are of vscode only in editor/ and extension.ts', () => {
    assert.deepEqual(
      offences((file, imported) => imported !== 'vscode' || /^(editor\/|extension$)/.test(file)),
      [],
    );
  });

  it('are otherwise of Node, by its prefix, and of the runtime dependencies', () => {
    const known = new Set(['vscode', ...Object.keys(manifest.dependencies)]);
    assert.deepEqual(
      offences((_, imported) => isFile(imported) || imported.startsWith('node:') || known.has(imported)),
      [],
    );
  });

  it('make no cycle', () => {
    const importsByName = new Map(sourceFiles.map(({ name, imports }) => [name, imports]));
    assert.deepEqual(
      sourceFiles.flatMap(({ name }) => cycleFrom(name, importsByName) ?? []),
      [],
    );
  });

  it('are found in all their forms', () => {
    const text = `import type { A } from './a';
      import {
        b,
      } from '../mews/b';
      import 'c';
      const d = await import('./d'); const e: import('./e').E = require('node:f');
      export { g } from './g';`;
    assert.deepEqual(importsOf('editor/x', text), [
      'editor/a',
      'mews/b',
      'c',
      'editor/d',
      'editor/e',
      'node:f',
      'editor/g',
    ]);
    assert.ok(sourceFiles.length > 40);
  });
});
