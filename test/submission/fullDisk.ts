import type { JournalEntry } from '../../src/submission/journalRecord';
import type { RunJournal } from '../../src/submission/runJournal';

/** A journal whose disk is full when a record comes that `fails` names. Where that is rescued to is as real as the rest. */
export function fullDisk(journal: RunJournal, fails: (entry: JournalEntry) => boolean): RunJournal {
  return {
    ...journal,
    append: async (entry) => {
      if (fails(entry)) throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
      await journal.append(entry);
    },
  };
}
