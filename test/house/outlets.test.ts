import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sourceFiles } from './sourceFile';

const SRC = path.join(__dirname, '..', '..', 'src');

/** What leaves the window or the process, and the one file that may use it: there the last line is. */
const OUTLETS: readonly (readonly [use: RegExp, file: string | undefined])[] = [
  [/\bshow(Information|Warning|Error)Message\b/, 'editor/messages'],
  [/\bcreateOutputChannel\b/, 'editor/output'],
  [/\bconsole\b|process\.std(out|err)\b|\bcreateTelemetryLogger\b/, undefined],
];

describe('what leaves the window', () => {
  for (const [use, only] of OUTLETS) {
    it(`${use.source} stands in ${only ?? 'no file'}`, () => {
      const files = sourceFiles
        .map(({ name }) => name)
        .filter((name) => use.test(readFileSync(path.join(SRC, `${name}.ts`), 'utf8')));
      assert.deepEqual(files, only === undefined ? [] : [only]);
    });
  }
});
