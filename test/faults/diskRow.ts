import { diskError } from './diskFaults';
import { refused } from './expected';
import type { Expected, FaultRow } from './faultRow';

export function diskRow(
  row: string,
  fault: string,
  code: string,
  where: { record: string; atSync?: boolean },
  expected: Expected,
): FaultRow {
  return {
    row,
    fault,
    async play(stage) {
      await stage.breakDisk({ ...where, strike: () => Promise.reject(diskError(code)) });
      await stage.add();
    },
    expected,
  };
}

export function nothingSent(code: string, journal: Expected['journal'] = 'no result'): Expected {
  return {
    ...refused(''),
    says: [
      new RegExp(`^error: No record of the run can be kept on this disk \\(${code}\\), so nothing more was sent\\.`),
    ],
    output: new RegExp(`No record of the run could be written \\(${code}\\), so nothing more was sent\\.`),
    journal,
  };
}
