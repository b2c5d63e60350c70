import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BENCH_FOLDER } from './benchFolder';

/** Packs an extension that does nothing, woken by the same file as ours. Gives where its package is. */
export function emptyExtension(): string {
  const folder = path.join(BENCH_FOLDER, 'empty');
  const manifest = {
    name: 'empty',
    publisher: 'bench',
    version: '1.0.0',
    engines: { vscode: '^1.103.0' },
    main: './extension.js',
    activationEvents: ['onFileSystem:mews-loyalty'],
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'extension.js'), 'exports.activate = () => {};');
  writeFileSync(path.join(folder, 'LICENSE'), '');
  const vsix = path.join(folder, 'empty.vsix');
  const vsce = path.join(__dirname, '../../node_modules/@vscode/vsce/vsce');
  execFileSync(process.execPath, [vsce, 'package', '--allow-missing-repository', '--out', vsix], {
    cwd: folder,
    stdio: 'pipe',
  });
  return vsix;
}
