import assert from 'node:assert/strict';
import { READS_BEFORE_ADD, rejected } from './expected';
import type { Expected, FaultRow } from './faultRow';

const READ = 'loyaltyPrograms/getAll';

export function mewsRow(row: string, status: number, why: string, button?: string, looks = 0): FaultRow {
  return {
    row,
    fault: `${status} of Mews, with its error object${looks === 0 ? '' : ': a look verifies that nothing is there'}`,
    async play(stage) {
      stage.fault({ kind: 'error', status, message: 'Invalid Code' });
      await stage.add();
      const reads = stage.sandbox.seen.filter(({ operation }) => operation === READ).length;
      assert.equal(reads, READS_BEFORE_ADD + looks);
    },
    expected: rejected(`${why}.*Mews says: "Invalid Code"\\.`, requestIdTold(button)),
  };
}

/** The RequestId, which Mews' support asks for, stands in the notification. */
export function requestIdTold(button?: string): Partial<Expected> {
  const buttons = [...(button === undefined ? [] : [button]), '[Show Output]'].join(' ').replace(/[[\]]/g, '\\$&');
  return { says: [new RegExp(`^error: .*\\(RequestId [0-9a-f-]{36}\\) ${buttons}$`)] };
}
