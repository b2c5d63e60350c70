import { lockConnection } from '../../../src/submission/connectionLock';
import { ownLockFacts } from '../lockFacts';

// Locks connections named 0, 1, 2, … in turn, keeps what it gets, and says of each what came of it. Arguments: folder, how many.
const [, , folder = '', count] = process.argv;

process.on('message', async () => {
  const facts = await ownLockFacts();
  const kinds: string[] = [];
  for (let number = 0; number < Number(count); number++) {
    const result = await lockConnection(folder, String(number), facts, async () => true);
    kinds.push(result.kind === 'locked' && result.former ? 'taken over' : result.kind);
  }
  process.send?.(kinds);
});
process.send?.('ready');
