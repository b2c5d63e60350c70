import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

const SUBMISSION = path.join(__dirname, '../../src/submission');

/** A change to one file of src/submission: each text must stand in it exactly once. */
export interface Mutation {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Files of src/submission as one module with everything they export, and one rule of theirs switched off: what a property
 * must notice. Its files are not touched.
 */
export async function mutatedSource(files: readonly string[], { file, from, to }: Mutation) {
  const name = path.join(SUBMISSION, `${file}.ts`);
  const text = await readFile(name, 'utf8');
  assert.equal(text.split(from).length, 2, `${JSON.stringify(from)} stands once in ${file}.ts`);
  const { outputFiles } = await build({
    stdin: { contents: files.map((one) => `export * from './${one}';`).join('\n'), resolveDir: SUBMISSION },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    logLevel: 'warning',
    plugins: [
      {
        name: 'mutation',
        setup: ({ onLoad }) => {
          onLoad({ filter: /\.ts$/ }, (loaded) =>
            loaded.path === name ? { contents: text.replace(from, () => to), loader: 'ts' } : undefined,
          );
        },
      },
    ],
  });
  const code = `const module = { exports: {} }; ${outputFiles[0]?.text}; return module.exports;`;
  return new Function('require', code)(createRequire(__filename));
}
