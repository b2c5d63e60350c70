import assert from 'node:assert/strict';
import { truncate } from 'node:fs/promises';
import { MAX_JOURNAL_BYTES } from '../../src/submission/journal';
import { begin } from './journalEntries';
import { useJournals } from './useJournals';

// What is larger is refused without reading it: journal.test.ts. The files have holes: they take no room on the disk.
describe('Journal', function () {
  this.timeout(60_000);
  const { journal, fileOf, write } = useJournals();

  for (const bytes of [MAX_JOURNAL_BYTES - 1, MAX_JOURNAL_BYTES]) {
    it(`is read with ${bytes} bytes`, async () => {
      const runId = await write(journal(), begin);
      await truncate(fileOf(runId), bytes);
      const { records, end } = await journal().read(runId);
      assert.deepEqual([records.length, end], [1, 'torn']);
    });
  }
});
