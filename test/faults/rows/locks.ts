import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { connectionFingerprint } from '../../../src/submission/connectionFingerprint';
import { type LockFacts, lockText } from '../../../src/submission/lockRecord';
import { processIdentity } from '../../../src/submission/processIdentity';
import { testApi } from '../../vscode/extensionApi';
import { programsText } from '../../vscode/files';
import { assertRun, CREATED } from '../assertRun';
import { deadOwner } from '../deadOwner';
import { confirmed, refused } from '../expected';
import type { FaultRow } from '../faultRow';
import { ADDED, asked, HELD, holdOther, otherProfile, UNCERTAIN_TODAY } from '../heldElsewhere';
import { sharedFolder } from '../sharedFolder';
import type { Stage } from '../stage';

const FOUND = /^information: Found in Mews: 2 loyalty programs\. The Ids are in the tree\. \[Show Programs\]$/;
const IS_ANOTHER =
  /^dialog: Is another window still adding programs\? .* two at once can add programs twice\. \[It Is Gone, Go On\]$/;
/** A lock that another window has left, or holds asleep. */
export const locks: readonly FaultRow[] = [
  {
    row: '88a',
    fault: 'a window was killed while it held the connection: the next takes it over, once its record is read',
    async play(stage) {
      const { journalFolder } = await (await testApi()).requested();
      const other = await holdOther(stage, journalFolder);
      await other.kill();
      await stage.add(programsText('THIRD', 'FOURTH'));
      const [, before] = await stage.runs();
      assert.equal(before?.state, 'uncertain');
    },
    expected: confirmed(2, { says: [ADDED], adds: 2 }),
  },
  {
    row: '88b',
    fault: 'a window was killed on its request, and the same programs are added: they are checked first',
    async play(stage) {
      const { journalFolder } = await (await testApi()).requested();
      const other = await holdOther(stage, journalFolder, true);
      await other.kill();
      await stage.add();
      await assertRun(stage, CREATED);
    },
    expected: {
      ...asked(UNCERTAIN_TODAY, '(Nothing new for|Add )', 'Check First'),
      says: [...asked(UNCERTAIN_TODAY, '(Nothing new for|Add )', 'Check First').says, FOUND],
      journal: 'no result',
      adds: 1,
    },
  },
  lockRow('88c', 'the lock names a process whose number another one has by now', async () => {
    const own = await processIdentity(process.pid);
    assert(own);
    return { ...own, started: 'another boot 1' };
  }),
  lockRow('88d', 'the lock names a process that is dead', deadOwner),
  lockRow('88e', 'the lock is of another machine, and the person says that its window is gone', otherHost, true),
  {
    ...lockRow('88f', 'the lock is of another machine, and the person does not know', otherHost),
    async play(stage) {
      await putLock(stage, await factsOf(await otherHost()));
      stage.window.answer(() => undefined);
      await stage.add();
    },
    expected: { ...refused(''), says: [IS_ANOTHER] },
  },
  {
    row: '88g',
    fault: 'the lock is no lock that can be read, and the person says that its window is gone',
    async play(stage) {
      await putLock(stage, 'SSH-2.0');
      await stage.add();
    },
    expected: confirmed(2, { says: [IS_ANOTHER, ADDED] }),
  },
  {
    row: '88h',
    fault: 'the lock is of a process that is dead, whose records can’t be read: the person decides',
    async play(stage) {
      const journalFolder = path.join(otherProfile(stage), 'no-folder');
      await mkdir(path.dirname(journalFolder), { recursive: true });
      await writeFile(journalFolder, '');
      await putLock(stage, { ...(await factsOf(await deadOwner())), journalFolder });
      await stage.add();
    },
    expected: confirmed(2, { says: [IS_ANOTHER, ADDED] }),
  },
  {
    row: '89',
    fault: 'another window holds the connection, and its machine sleeps: it still holds it, and goes on',
    async play(stage) {
      const other = await holdOther(stage, otherProfile(stage));
      other.stop();
      await stage.add();
      stage.sandbox.release();
      stage.window.answer(({ modal }) => (modal ? 'Add All 2' : undefined));
      await stage.add();
      other.goOn();
      assert.equal(await other.came, 'confirmed');
      await stage.add(programsText('THIRD', 'FOURTH'));
    },
    expected: confirmed(2, { says: [HELD, /^dialog: Nothing new /, HELD, ADDED], adds: 2, addsElsewhere: 1 }),
  },
];

async function otherHost() {
  return { pid: process.pid, host: `not-${hostname()}` };
}

async function factsOf(owner: LockFacts['owner']): Promise<LockFacts> {
  const { journalFolder } = await (await testApi()).requested();
  return {
    connection: 'Fault',
    file: 'file:///elsewhere.loyalty.json',
    at: '2026-01-01T10:00:00Z',
    owner,
    journalFolder,
  };
}

/** Puts a lock where this window will look for one. */
async function putLock(stage: Stage, lock: LockFacts | string): Promise<void> {
  const locks = path.join(sharedFolder(), 'locks');
  const { platformAddress, accessToken } = await stage.connection();
  const folder = path.join(locks, await connectionFingerprint(locks, platformAddress, accessToken));
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, '1.lock'),
    typeof lock === 'string' ? lock : lockText({ v: 1, kind: 'locked', ...lock }),
  );
}

function lockRow(row: string, fault: string, owner: () => Promise<LockFacts['owner']>, isAsked = false): FaultRow {
  return {
    row,
    fault,
    async play(stage) {
      await putLock(stage, await factsOf(await owner()));
      await stage.add();
    },
    expected: confirmed(2, { says: [...(isAsked ? [IS_ANOTHER] : []), ADDED] }),
  };
}
