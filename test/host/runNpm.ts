import { basename } from 'node:path';
import { runToEnd } from './runToEnd';

/** Runs the npm that runs us, or the one on the PATH. No install script of any package runs. */
export function runNpm(cwd: string, args: readonly string[]): Promise<string> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--engine-strict=false'];
  const ourNpm = process.env.npm_execpath;
  return ourNpm && basename(ourNpm) === 'npm-cli.js'
    ? runToEnd(process.execPath, [ourNpm, ...args, ...quiet], { cwd })
    : runToEnd('npm', [...args, ...quiet], { cwd });
}
