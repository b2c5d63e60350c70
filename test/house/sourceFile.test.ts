import assert from 'node:assert/strict';
import { sourceFiles } from './sourceFile';

const MAX_LINES = 250;

function namesOf(rule: (name: string, text: string) => boolean): string[] {
  return sourceFiles.filter(({ name, text }) => rule(name, text)).map(({ name }) => name);
}

describe('each file of src/', () => {
  it(`has at most ${MAX_LINES} lines`, () => {
    assert.deepEqual(
      namesOf((_, text) => text.trimEnd().split('\n').length > MAX_LINES),
      [],
    );
  });

  it('is called after the one thing it holds, in camelCase', () => {
    assert.deepEqual(
      namesOf((name) => !/^[a-z][A-Za-z0-9]*$/.test(name.split('/').at(-1) ?? '')),
      [],
    );
    assert.deepEqual(
      namesOf((name) => /(^|\/)(index|utils?|helpers?|types?|common)(\/|$)/i.test(name)),
      [],
    );
  });

  it('passes on nothing of another file', () => {
    assert.deepEqual(
      namesOf((_, text) => /^export\s+(type\s+)?(\*|\{[^}]*\})[^;]*\bfrom\b/m.test(text)),
      [],
    );
  });

  it('has no default export', () => {
    assert.deepEqual(
      namesOf((_, text) => /^export default\b|\bas default\b/m.test(text)),
      [],
    );
  });
});
