import { readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { lockConnection } from '../../../src/submission/connectionLock';
import { processIdentity } from '../../../src/submission/processIdentity';
import { ownLockFacts } from '../lockFacts';

// Takes the lock of a connection, and lets it go, so many times; between the two, a witness file is its own. Says "held"
// each time, and at the end how often it was refused. Arguments: the folder, the witness, how many times.
const [, , folder = '', witness = '', rounds] = process.argv;

process.once('message', async () => {
  const facts = await ownLockFacts();
  let refused = 0;
  for (let held = 0; held < Number(rounds); ) {
    const result = await lockConnection(folder, '0123456789abcdef', facts, async () => true);
    if (result.kind === 'locked') {
      held++;
      await bearWitness();
      process.send?.('held');
      if (!(await result.lock.update(`${held}`))) throw new Error('The lock is lost');
      await unlink(witness);
      await result.lock.release();
    } else if (result.kind === 'held') {
      refused++;
    } else {
      throw new Error(`The lock is ${JSON.stringify(result)}`);
    }
    // Give the others a chance: each has a share of two processors.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
  }
  process.send?.(refused);
  process.disconnect();
});
process.send?.('ready');

/** Throws where another process that runs is a witness too. */
async function bearWitness(): Promise<void> {
  try {
    await writeFile(witness, String(process.pid), { flag: 'wx' });
  } catch {
    const other = await readFile(witness, 'utf8');
    if ((await processIdentity(Number(other))) !== undefined) throw new Error(`${other} holds it too`);
    await rm(witness);
    await bearWitness();
  }
}
