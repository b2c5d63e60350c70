import type { EndedHistory } from './history';
import type { KillWorld } from './killWorld';
import type { Task } from './nextTask';

/** A row of the table: what a group of histories came to, in numbers. */
export interface KillRow {
  readonly what: string;
  readonly histories: number;
  /** Histories that count for nothing, and in no other number. */
  readonly tooLate: number;
  readonly kills: number;
  /** How many of the kills struck while a person was adding, checking, or sending the rest. */
  readonly killsDuring: Readonly<Record<Exclude<Task, 'done'>, number>>;
  /** Ids that no answer brought to us, found by a check. */
  readonly foundByCheck: number;
  readonly duplicates: number;
  readonly missing: number;
}

export function killRow(what: string, { ended, tooLate }: Pick<KillWorld, 'ended' | 'tooLate'>): KillRow {
  const sum = (count: (history: EndedHistory) => number) => ended.reduce((total, each) => total + count(each), 0);
  const during = (task: Task) =>
    sum(({ turns }) => turns.filter((turn) => turn.how === 'killed' && turn.task === task).length);
  return {
    what,
    histories: ended.length,
    tooLate: tooLate.length,
    kills: sum(({ kills }) => kills),
    killsDuring: { add: during('add'), check: during('check'), continue: during('continue') },
    foundByCheck: sum(({ foundByCheck }) => foundByCheck),
    duplicates: sum(({ duplicates }) => duplicates.length),
    missing: sum(({ missing }) => missing.length),
  };
}

/** The rows as a table in Markdown. */
export function killTable(rows: readonly KillRow[]): string {
  const head = [
    'killed',
    'histories',
    'not counted',
    'kills',
    'while adding',
    'while checking',
    'while sending the rest',
    'Ids found by a check',
    'doubled Codes',
    'Ids of Mews missing from the journal',
  ];
  const lines = rows.map(({ what, histories, tooLate, kills, killsDuring, foundByCheck, duplicates, missing }) => {
    const { add, check, continue: rest } = killsDuring;
    return [what, histories, tooLate, kills, add, check, rest, foundByCheck, duplicates, missing];
  });
  return [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...lines]
    .map((cells) => `| ${cells.join(' | ')} |\n`)
    .join('');
}
