import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import manifest from '../../package.json';
import { packedNames } from './packedNames';

const ROOT = path.join(__dirname, '..', '..');
/** What vsce adds by itself, and the names it gives to files that every package has. */
const OWN = ['[Content_Types].xml', 'extension.vsixmanifest'];
const RENAMED: Readonly<Record<string, string>> = {
  'dist/README.md': 'readme.md',
  'CHANGELOG.md': 'changelog.md',
  LICENSE: 'LICENSE.txt',
};

describe('the package', () => {
  it('holds the files that .vscodeignore lists, and no other', async () => {
    const [, ...listed] = readFileSync(path.join(ROOT, '.vscodeignore'), 'utf8').trimEnd().split('\n');
    const expected = listed.map((line) => line.slice(1)).map((file) => `extension/${RENAMED[file] ?? file}`);
    assert.deepEqual(
      await packedNames(path.join(ROOT, 'out', 'mews-loyalty-programs.vsix')),
      [...OWN, ...expected].toSorted(),
    );
  });

  it('would not be made of a file with a secret', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'mews-loyalty-secret-'));
    const [command, , ...flags] = manifest.scripts.package.split(' ');
    assert.equal(command, 'vsce');
    const { name, publisher, version, engines } = manifest;
    writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name, publisher, version, engines }));
    writeFileSync(path.join(folder, 'LICENSE'), 'MIT');
    const out = path.join(folder, 'made.vsix');
    const packed = (content: string) => {
      writeFileSync(path.join(folder, 'README.md'), '# A package of a test');
      writeFileSync(path.join(folder, 'code.js'), content);
      const own = flags.map((flag, at) => (flags[at - 1] === '--out' ? out : flag));
      const args = own.map((flag, at) => (own[at - 1] === '--readme-path' ? 'README.md' : flag));
      const vsce = path.join(ROOT, 'node_modules', '@vscode', 'vsce', 'vsce');
      return spawnSync(process.execPath, [vsce, 'package', ...args], { cwd: folder, encoding: 'utf8' });
    };
    try {
      assert.equal(packed('// nothing').status, 0);
      // Put together here, so that this file holds none itself.
      const secret = `ghp_${'aB3dE6gH9j'.repeat(4).slice(0, 36)}`;
      const { status, stdout, stderr } = packed(`const token = '${secret}';`);
      assert.notEqual(status, 0);
      assert.match(stdout + stderr, /secret/i);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
