import assert from 'node:assert/strict';
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { MAX_JOURNAL_BYTES } from '../../src/submission/journal';
import { begin, owner } from './journalEntries';
import { useJournals } from './useJournals';

// The files have holes: they take no room on the disk.
describe('Journal', function () {
  this.timeout(60_000);
  const { journal, fileOf, rescueFileOf, write } = useJournals();
  const tooLarge = /larger than any journal/;

  for (const bytes of [MAX_JOURNAL_BYTES - 1, MAX_JOURNAL_BYTES]) {
    it(`is read with ${bytes} bytes`, async () => {
      const runId = await write(journal(), begin);
      await truncate(fileOf(runId), bytes);
      const { records, end } = await journal().read(runId);
      assert.deepEqual([records.length, end], [1, 'torn']);
    });
  }

  it(`is neither read nor reopened with ${MAX_JOURNAL_BYTES + 1}`, async () => {
    const runId = await write(journal(), begin);
    await truncate(fileOf(runId), MAX_JOURNAL_BYTES + 1);
    await assert.rejects(journal().read(runId), tooLarge);
    await assert.rejects(journal().reopen(runId, owner), tooLarge);
  });

  it('is not read without what had to be written elsewhere, where that is larger', async () => {
    const runId = await write(journal(), begin);
    const rescued = rescueFileOf(runId, 1);
    await mkdir(path.dirname(rescued), { recursive: true });
    await writeFile(rescued, '');
    await truncate(rescued, MAX_JOURNAL_BYTES + 1);
    await assert.rejects(journal().read(runId), tooLarge);
    await assert.rejects(journal().reopen(runId, owner), tooLarge);
  });
});
