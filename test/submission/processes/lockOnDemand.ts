import { type ConnectionLock, lockConnection } from '../../../src/submission/connectionLock';
import { ownLockFacts } from '../lockFacts';

// Locks a connection on "lock" and releases it on "release". Argument: the folder.
const [, , folder = ''] = process.argv;
let held: ConnectionLock | undefined;

process.on('message', async (message) => {
  if (message === 'lock') {
    const result = await lockConnection(folder, '0123456789abcdef', await ownLockFacts(), async () => false);
    if (result.kind === 'locked') held = result.lock;
    process.send?.(result.kind);
  } else {
    await held?.release();
    process.send?.('released');
  }
});
process.send?.('ready');
