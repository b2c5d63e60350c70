import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of the replacements' sources. */
const SOURCES = join(__dirname, 'standIns');

/**
 * Puts small replacements where an installed VS Code expects modules that only a C++ compiler or another download gives.
 *
 * @param packages the `node_modules` of the pinned set.
 * @param vscodePackages the `node_modules` of the VS Code in it.
 */
export function putStandIns(packages: string, vscodePackages: string): void {
  replace(join(vscodePackages, '@vscode', 'spdlog'), 'spdlog.js');
  // It has another name in VS Code 1.103.
  replace(join(vscodePackages, '@vscode', 'native-watchdog'), 'nativeWatchdog.js');
  replace(join(vscodePackages, 'native-watchdog'), 'nativeWatchdog.js');
  const argon2 = join(packages, 'argon2');
  // Newer versions carry it built.
  if (!existsSync(join(argon2, 'prebuilds'))) replace(argon2, 'argon2.js');

  // The ripgrep package of VS Code 1.103 downloads its program from GitHub; newer ones carry it. Finding files needs it.
  const ripgrep = join(vscodePackages, '@vscode', 'ripgrep');
  const ownProgram = join(packages, '@vscode', `ripgrep-linux-${process.arch}`, 'bin', 'rg');
  if (existsSync(ripgrep) && existsSync(ownProgram)) {
    mkdirSync(join(ripgrep, 'bin'), { recursive: true });
    cpSync(ownProgram, join(ripgrep, 'bin', 'rg'));
  }
}

function replace(packageFolder: string, source: string): void {
  if (!existsSync(packageFolder)) return;
  cpSync(join(SOURCES, source), join(packageFolder, 'index.js'));
  writeFileSync(join(packageFolder, 'package.json'), '{ "main": "index.js" }\n');
}
