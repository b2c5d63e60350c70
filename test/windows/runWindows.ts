import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runSuites } from '../host/runSuites';
import type { WindowCase } from './windowCase';

const ROOT = join(__dirname, '..', '..');

/**
 * Opens a window for each case, one after the other, with the suite of that case in it. Gives whether all passed. With names, opens only the
 * windows whose name holds one of them.
 */
async function runWindows(only: readonly string[]): Promise<boolean> {
  const names = readdirSync(__dirname)
    .filter((file) => file.endsWith('.window.ts'))
    .map((file) => file.slice(0, -'.window.ts'.length))
    .filter((name) => only.length === 0 || only.some((part) => name.includes(part)));
  if (names.length === 0) throw new Error(`There is no window named ${only.join(' or ')}`);
  const failed: string[] = [];
  for (const name of names) {
    process.stdout.write(`\n── ${name}\n`);
    if (!(await runWindow(name))) failed.push(name);
  }
  if (failed.length > 0) process.stderr.write(`\nFailed: ${failed.join(', ')}\n`);
  return failed.length === 0;
}

async function runWindow(name: string): Promise<boolean> {
  const { windowCase }: { readonly windowCase: WindowCase } = await import(`./${name}.window`);
  const { workspace, env, tokens, ...own } = windowCase;
  return runSuites({
    extensionTestsPath: join(ROOT, 'out', 'test', 'windows', 'index.js'),
    workspaceTemplate: join(__dirname, 'workspaces', workspace ?? 'empty'),
    env: { ...env, MEWS_LOYALTY_WINDOW: name },
    ...(tokens && { tokens }),
    own,
  });
}

runWindows(process.argv.slice(2)).then(
  (passed) => {
    process.exitCode = passed ? 0 : 1;
  },
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  },
);
