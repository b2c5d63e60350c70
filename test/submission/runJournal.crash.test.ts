import assert from 'node:assert/strict';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseJournal } from '../../src/submission/parseJournal';
import { runOf } from '../../src/submission/run';
import { runJournal } from '../../src/submission/runJournal';
import { sendItems } from '../../src/submission/sendItems';
import { faultyFile } from './faultyFile';
import { begin, timeOf } from './journalEntries';
import { mutatedSource } from './mutatedSource';
import { useTemporaryFolder } from './temporaryFolder';

describe('runJournal, on a machine that loses what was not synced', () => {
  const temporary = useTemporaryFolder();
  const fileName = 'r1.jsonl';
  const name = () => path.join(temporary(), fileName);

  interface Source {
    readonly runJournal: typeof runJournal;
    readonly sendItems: typeof sendItems;
  }

  /** Sends two requests and gives what a power failure would make forgotten, at the worst of moments; undefined: nothing. */
  async function forgottenBy(source: Source): Promise<string | undefined> {
    let syncedBytes = 0;
    const file = faultyFile(await open(name(), 'ax'), {
      datasync: async (one) => {
        await one.datasync();
        syncedBytes = (await one.stat()).size;
      },
    });
    const place = { runId: 'r1', fileName, rescueFolders: [], now: () => new Date(timeOf(0)) };
    const journal = source.runJournal(file, place, 0, 0);
    const left = async () => {
      const bytes = syncedBytes;
      return runOf(parseJournal((await readFile(name())).subarray(0, bytes)).records);
    };
    const forgotten: string[] = [];
    const shown: Promise<void>[] = [];
    await journal.append(begin);
    await source.sendItems(
      {
        connection: { clientToken: 'c', accessToken: 'a' },
        client: 'Test',
        chainId: undefined,
        programs: begin.programs,
        items: [0, 1, 2],
        batchSize: 2,
        firstBatch: 1,
      },
      journal,
      {
        post: async (body) => {
          const codes = ['G1', 'S1', 'G2'].filter((code) => body.includes(`"${code}"`));
          const uncertain = (await left())?.uncertain.map(({ Code }) => Code) ?? [];
          if (codes.join() !== uncertain.join()) forgotten.push(`that ${codes} left`);
          const programs = codes.map((Code) => ({ Id: `id-${Code}`, Code }));
          return { kind: 'answered', answer: { status: 200, body: JSON.stringify({ LoyaltyPrograms: programs }) } };
        },
        wait: async () => {},
        now: () => new Date(timeOf(0)),
        clock: () => 0,
        random: () => 0,
        pace: { pauseMs: () => 0, took: () => {} },
        onProgress: () => {},
        onBatch: ({ items }) => {
          const { length } = items;
          const look = async () => {
            const ids = (await left())?.created.length ?? 0;
            if (ids < length) forgotten.push('Ids that were shown');
          };
          shown.push(look());
        },
      },
      new AbortController().signal,
    );
    await Promise.all(shown);
    await journal.close();
    assert.equal(shown.length, 2);
    return forgotten[0];
  }

  it('forgets no request that left, and no Ids that were shown', async () => {
    assert.equal(await forgottenBy({ runJournal, sendItems }), undefined);
  });

  it('does without its sync', async () => {
    const mutation = { file: 'runJournal', from: 'await file.datasync();', to: '' };
    assert.equal(await forgottenBy(await mutatedSource(['runJournal', 'sendItems'], mutation)), 'that G1,S1 left');
  });

  it('does where a request waits for no record', async () => {
    const mutation = {
      file: 'sendItems',
      from: 'await failureOf(journal.append(intent))',
      to: 'void failureOf(journal.append(intent))',
    };
    assert.equal(await forgottenBy(await mutatedSource(['runJournal', 'sendItems'], mutation)), 'that G1,S1 left');
  });
});
