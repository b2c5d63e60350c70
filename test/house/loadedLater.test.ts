import assert from 'node:assert/strict';
import { projectText, sourceFiles } from './sourceFile';

/** Files of src/ that the build keeps out of dist/extension.js, by name. */
const loadedLater = [
  ...(/const LOADED_LATER = \[([^\]]*)\]/.exec(projectText('esbuild.mjs'))?.[1] ?? '').matchAll(/'src\/([^']+)\.ts'/g),
].map(([, name]) => name ?? '');

describe('the files that the extension loads later', () => {
  it('are imported by import() alone, else they would be in dist/extension.js as well', () => {
    assert.ok(loadedLater.length > 0);
    for (const name of loadedLater) {
      const importers = sourceFiles.filter(({ imports }) => imports.includes(name));
      assert.ok(importers.length > 0, name);
      const [base] = name.split('/').slice(-1);
      const otherwise = new RegExp(`(?:from|require\\(|import) *'[^']*/${base}'`);
      assert.deepEqual(
        importers
          .filter(({ text }) => otherwise.test(text.replace(/^import type .*$/gm, '')))
          .map((importer) => importer.name),
        [],
      );
    }
  });

  it('go into the package', () => {
    const allowed = projectText('.vscodeignore').split('\n');
    assert.deepEqual(
      loadedLater.map((name) => `!dist/${name.split('/').at(-1)}.js`).filter((line) => !allowed.includes(line)),
      [],
    );
  });
});
