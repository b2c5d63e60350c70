import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { BENCH_FOLDER } from './benchFolder';
import { type Figures, figuresOf } from './figures';

/**
 * Starts one of `processes/` in a fresh Node. It runs as bundled and minified as the extension itself: what tsx makes of our
 * files is slower, and nothing that a person ever runs.
 */
export function startProcess(name: string, args: readonly (string | number)[]): ChildProcess {
  return fork(path.join(BENCH_FOLDER, `${name}.js`), args.map(String), {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

/** Runs a process to its end and gives what it measured. Rejects when it fails. */
export async function figuresFrom(name: string, ...args: readonly (string | number)[]): Promise<Figures> {
  const child = startProcess(name, args);
  let figures: Figures | undefined;
  child.on('message', (message) => {
    figures = figuresOf(message);
  });
  const [code] = await once(child, 'close');
  if (code !== 0 || !figures) throw new Error(`The process "${name} ${args.join(' ')}" ended with ${code}`);
  return figures;
}
