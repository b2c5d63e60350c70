import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** The steps of `npm test`, cheapest first: the first that fails ends it. */
const STEPS = ['check', 'test:unit', 'test:kill', 'test:vscode', 'test:windows', 'test:ui'] as const;

/** Runs a script of package.json; gives its exit code and the tests it counted. */
async function runStep(
  step: string,
): Promise<{ readonly code: number; readonly passed: number; readonly failed: number }> {
  // npm_execpath is the npm that runs this; the plain name is for those who start it without npm.
  const npm = process.env.npm_execpath;
  const [command, args] = npm ? [process.execPath, [npm, 'run', step]] : ['npm', ['run', step]];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk);
    output += chunk.toString();
  });
  const code = await new Promise<number>((resolve) => {
    child.on('close', (exitCode) => resolve(exitCode ?? 1));
    child.on('error', () => resolve(1));
  });
  const count = (word: string) =>
    [...output.matchAll(new RegExp(`^\\s*(\\d+) ${word}`, 'gm'))].reduce((sum, [, n]) => sum + Number(n), 0);
  return { code, passed: count('passing'), failed: count('failing') };
}

async function runAll(): Promise<void> {
  let passed = 0;
  let failed = 0;
  for (const step of STEPS) {
    const start = performance.now();
    process.stdout.write(`\n── ${step}\n`);
    const result = await runStep(step);
    passed += result.passed;
    failed += result.failed;
    process.stdout.write(
      `── ${step}: ${result.code === 0 ? 'ok' : 'FAILED'} in ${Math.round((performance.now() - start) / 1000)} s\n`,
    );
    if (result.code !== 0) {
      process.exitCode = 1;
      failed = Math.max(failed, 1);
      break;
    }
  }
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
}

void runAll();
