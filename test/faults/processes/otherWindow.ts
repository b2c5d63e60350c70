import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type MewsWorld, paces, readPort, sendPorts } from '../../../src/editor/mewsWorld';
import { nodeFetch } from '../../../src/editor/nodeFetch';
import { mewsClient } from '../../../src/mews/mewsClient';
import { addLoyaltyPrograms } from '../../../src/submission/addLoyaltyPrograms';
import { connectionFingerprint } from '../../../src/submission/connectionFingerprint';
import { lockConnection } from '../../../src/submission/connectionLock';
import { existingPrograms } from '../../../src/submission/existingPrograms';
import { Journal } from '../../../src/submission/journal';
import { JournalFolders } from '../../../src/submission/journalFolders';
import { processIdentity } from '../../../src/submission/processIdentity';
import type { OtherAdd } from '../otherWindow';

const CLIENT = 'Other window 1.0.0';

/** What another window does with the programs of a file, without the window: the same lock, journal and requests. */
async function add({ shared, journalFolder, connection, file, programs }: OtherAdd): Promise<string> {
  const owner = await processIdentity(process.pid);
  if (!owner) throw new Error('This process has no identity');
  const locks = path.join(shared, 'locks');
  const fingerprint = await connectionFingerprint(locks, connection.platformAddress, connection.accessToken);
  const facts = { connection: connection.name, file, at: new Date().toISOString(), owner, journalFolder };
  const locked = await lockConnection(locks, fingerprint, facts, async () => true);
  if (locked.kind !== 'locked') return locked.kind;
  const clock = () => performance.now();
  const world: MewsWorld = {
    client: CLIENT,
    mews: mewsClient(nodeFetch, CLIENT, { env: {}, onUnchecked: () => undefined }),
    paceOf: paces(clock),
    wait: (ms, signal) => pause(ms, undefined, { signal }),
    now: () => new Date(),
    clock,
    random: Math.random,
  };
  const { signal } = new AbortController();
  const read = readPort(world, connection, undefined);
  await new JournalFolders(path.join(shared, 'journals')).add(journalFolder);
  const report = await addLoyaltyPrograms(
    {
      connection,
      fingerprint,
      owner,
      file,
      text: '',
      chainId: undefined,
      programs,
      existing: await existingPrograms(programs, read, signal),
      addedAnyway: [],
      client: CLIENT,
      batchSize: 1000,
    },
    {
      ...sendPorts(world, connection),
      journal: new Journal(journalFolder, { now: world.now, rescueFolders: [] }),
      read,
      onProgress: () => undefined,
      onBatch: () => undefined,
    },
    signal,
  );
  await locked.lock.release();
  return report.batches.at(-1)?.outcome.kind ?? 'nothing';
}

process.once('message', (message: OtherAdd) => {
  void add(message).then((came) => process.send?.(came, () => process.disconnect()));
});
process.send?.('ready');
