#!/usr/bin/env node
// The executable that stands for VS Code's own in a test run: the work is in serverVsCode.ts.
import { createRequire } from 'node:module';
import { register } from 'tsx/cjs/api';

register();
const { serverVsCode } = createRequire(import.meta.url)('./serverVsCode.ts');
try {
  process.exitCode = await serverVsCode(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
