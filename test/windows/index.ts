import { join } from 'node:path';
import { runMocha } from '../vscode/runMocha';

/** Runs the one suite that this window was opened for, a bundle beside this one. VS Code calls it by this name. */
export function run(): Promise<void> {
  const suite = join(__dirname, `${process.env.MEWS_LOYALTY_WINDOW}.test.js`);
  return runMocha(() => require(suite));
}
