import type { Expected } from './faultRow';

/**
 * What has to come of a request, by its outcome: everything that rows expect in common stands here. `why` is the pattern
 * of the sentence that says what went wrong.
 */

const MAY_EXIST = 'may have been created: check before you add (them )?again\\.';
const REQUEST = 'RequestId [^ ,)]+|no RequestId';
const SAID = `[\\s\\S]*\\((${REQUEST}), \\d+ ms\\)`;

/** Requests, all of them reads, that "Add" makes before the first request to add programs. */
export const READS_BEFORE_ADD = 1;

/** What is shown while the first request of a row to add programs is under way, once that takes longer than a moment. */
export const SENDING = /^progress: Mews: adding (2 loyalty programs|loyalty programs 1 to )/;

/** Nobody knows what became of the programs. */
export function unknown(why: string, changes: Partial<Expected> = {}): Expected {
  return {
    says: [new RegExp(`^error: ${why}.*${MAY_EXIST}( \\(RequestId [^ )]+\\))? \\[Check\\] \\[Show Output\\]$`)],
    output: new RegExp(`${why}.*${MAY_EXIST}${SAID}`),
    journal: 'unknown',
    adds: 1,
    ...changes,
  };
}

/** Every program got its Id. */
export function confirmed(count = 2, changes: Partial<Expected> = {}): Expected {
  return {
    says: [
      new RegExp(`^information: Added ${count} loyalty programs? to .*\\. \\[Show Programs\\] \\[Show Output\\]$`),
    ],
    output: new RegExp(`Mews created ${count} loyalty programs?\\.${SAID}`),
    journal: 'confirmed',
    adds: 1,
    ...changes,
  };
}

/** Mews refused the request. */
export function rejected(why: string, changes: Partial<Expected> = {}): Expected {
  return {
    says: [new RegExp(`^error: ${why}.*Nothing was created\\.( \\(RequestId [^ )]+\\))? \\[Show Output\\]$`)],
    output: new RegExp(`${why}.*Nothing was created\\.${SAID}`),
    journal: 'rejected',
    adds: 1,
    ...changes,
  };
}

/** Mews took no request in the end. */
export function throttled(changes: Partial<Expected> = {}): Expected {
  const why = 'Mews takes no more requests for now \\(429\\)\\..*Nothing was created\\. Add the programs again .*\\.';
  return {
    says: [new RegExp(`^error: ${why}( \\(RequestId [^ )]+\\))? \\[Add the Rest\\] \\[Show Output\\]$`)],
    output: new RegExp(`${why}${SAID}`),
    journal: 'throttled',
    adds: 1,
    ...changes,
  };
}

/** Nothing left this machine. */
export function notSent(why: string, changes: Partial<Expected> = {}): Expected {
  return {
    says: [new RegExp(`^error: ${why}.* \\[Show Output\\]$`)],
    output: new RegExp(`${why}${SAID}`),
    journal: 'not-sent',
    adds: 0,
    ...changes,
  };
}

/** The extension itself says no, before a run begins. */
export function refused(says: string, changes: Partial<Expected> = {}): Expected {
  return { says: [new RegExp(`^(error|warning|information): .*${says}`)], journal: 'no run', adds: 0, ...changes };
}

/** Mews can't be reached at all, which the read before sending finds out: nothing is asked, and no run begins. */
export function unreached(why: string, changes: Partial<Expected> = {}): Expected {
  return {
    says: [new RegExp(`^error: ${why}.* \\[Show Output\\]$`)],
    output: new RegExp(`row-\\w+\\.loyalty\\.json: ${why}`),
    journal: 'no run',
    adds: 0,
    ...changes,
  };
}

/** What Mews has could not be read, which the person is told before the question; what comes after the answer. */
export function unread(why: string, then: Pick<Expected, 'says' | 'journal' | 'adds'>): Expected {
  const failed = `Existing programs could not be checked(\\. |: )${why}`;
  return {
    ...then,
    says: [new RegExp(`^dialog: Add 2 loyalty programs to .*${failed}.* \\[Add 2 Programs\\]$`), ...then.says],
    output: new RegExp(failed),
  };
}
