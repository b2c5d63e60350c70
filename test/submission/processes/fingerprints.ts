import path from 'node:path';
import { connectionFingerprint } from '../../../src/submission/connectionFingerprint';

// Asks for a fingerprint in each of a number of folders, in turn, as soon as it is told to. Arguments: where they are, how many.
const [, , folder = '', count] = process.argv;

process.once('message', async () => {
  const fingerprints: string[] = [];
  for (let number = 0; number < Number(count); number++) {
    fingerprints.push(await connectionFingerprint(path.join(folder, String(number)), 'https://api.mews.com', 'token'));
  }
  process.send?.(fingerprints);
  process.disconnect();
});
process.send?.('ready');
