import { indexesOf } from '../../src/submission/itemRanges';
import type { JournalRecord } from '../../src/submission/journalRecord';

/** What nobody may forget of a run, read from its records without the projection. */
export interface RunFacts {
  /** Items of which a request left, or may have left, that was not certainly turned down. */
  readonly sent: ReadonlySet<number>;
  /** Every Id that came. */
  readonly ids: ReadonlySet<string>;
}

const NOTHING_CREATED: ReadonlySet<string> = new Set(['rejected', 'throttled', 'not-sent']);

/** Reads them. Answers of 403 and 429 count as turned down, those of 200 as Mews' list of programs. */
export function runFacts(records: readonly JournalRecord[]): RunFacts {
  const sent = new Set<number>();
  const ids = new Set<string>();
  records.forEach((record, place) => {
    if (record.kind === 'result') for (const { Id } of record.created) ids.add(Id);
    if (record.kind === 'checked') for (const { Id } of record.found) ids.add(Id);
    if (record.kind === 'answer' && record.status === 200) {
      for (const [, id] of record.body.matchAll(/"Id":"([^"]*)"/g)) ids.add(id ?? '');
    }
    if (record.kind !== 'intent') return;
    const behind = records.slice(place + 1);
    const next = behind.findIndex(({ kind }) => kind === 'intent');
    const own = next === -1 ? behind : behind.slice(0, next);
    const turnedDown = own.some(
      (one) =>
        (one.kind === 'result' && NOTHING_CREATED.has(one.outcome)) ||
        (one.kind === 'answer' && (one.status === 403 || one.status === 429)),
    );
    if (!turnedDown) for (const item of indexesOf(record.items)) sent.add(item);
  });
  return { sent, ids };
}
