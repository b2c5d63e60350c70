import { homedir } from 'node:os';
import { stateFolder } from '../../src/submission/stateFolder';

/** The folder that all windows and profiles of this person share, which the tests' window has for itself. */
export function sharedFolder(): string {
  return stateFolder(process.env, process.platform, homedir());
}
