// Runs a program and ends together with whoever started it: `node guardProcess.mjs <program> <args...>`.
// The guard leads a process group of its own. Its stdin is a pipe that its parent never writes to: when the pipe ends,
// the parent is gone, however it went, and the whole group goes too.
import { spawn } from 'node:child_process';

const [program, ...args] = process.argv.slice(2);
const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });

function endGroup() {
  process.kill(-process.pid, 'SIGKILL');
}

child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
  // What the program leaves behind goes with it.
  process.stdout.write('', endGroup);
});
process.stdin.on('end', endGroup);
process.stdin.on('error', endGroup);
process.stdin.resume();
// The group is ended by its owner, who first asks the program itself to end.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
