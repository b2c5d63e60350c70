import { checkContract } from './checkContract';
import type { ContractTypes, TimeFilterInterval } from './contractTypes';
import type { StoredLoyaltyProgram } from './loyaltyProgramStore';
import { answeredProgram, invalid, type OperationCall, type OperationResult } from './operation';
import { chainsOf } from './session';

type Filter = ContractTypes['LoyaltyProgramFilterParameters'];

const MAX_COUNT = 1000;
const MAX_INTERVAL_MONTHS = 3;

/**
 * `loyaltyPrograms/getAll`: the newest programs first, of the chains the token reaches, deleted ones included unless
 * ActivityStates says otherwise. Cursor is the Id of the last program of the page when older ones follow, else null.
 * A page without programs is an empty list, although the contract asks for one program at least.
 */
export function getAllLoyaltyPrograms(call: OperationCall): OperationResult {
  const check = checkContract('LoyaltyProgramFilterParameters', call.body);
  if (check.kind === 'invalid') {
    return invalid(check.parameter);
  }
  const filter = check.value;
  const { Count, Cursor } = filter.Limitation;
  if (Count < 1 || Count > MAX_COUNT) {
    return invalid('Limitation.Count');
  }
  for (const name of ['CreatedUtc', 'UpdatedUtc'] as const) {
    if (!isInterval(filter[name])) {
      return invalid(name);
    }
  }
  const newestFirst = visiblePrograms(call).toReversed();
  const cursor = Cursor?.toLowerCase() ?? null;
  const last = cursor === null ? -1 : newestFirst.findIndex(({ Id }) => Id === cursor);
  if (cursor !== null && last === -1) {
    return invalid('Limitation.Cursor');
  }
  const codes = filter.Codes ? new Set(filter.Codes) : null;
  const found = newestFirst.slice(last + 1).filter((program) => passes(program, filter, codes));
  const page = found.slice(0, Count);
  return {
    kind: 'done',
    body: {
      LoyaltyPrograms: page.map(answeredProgram),
      Cursor: found.length > page.length ? (page.at(-1)?.Id ?? null) : null,
    },
  };
}

function visiblePrograms(call: OperationCall): readonly StoredLoyaltyProgram[] {
  const chainIds = new Set(chainsOf(call.session).map(({ Id }) => Id));
  const newest = call.nowUtc.getTime() - call.rules.getAllLagMs;
  return call.store
    .all()
    .filter((program) => chainIds.has(program.ChainId) && Date.parse(program.CreatedUtc) <= newest);
}

function passes(program: StoredLoyaltyProgram, filter: Filter, codes: ReadonlySet<string> | null): boolean {
  return (
    includes(filter.ChainIds, program.ChainId) &&
    includes(filter.LoyaltyProgramIds, program.Id) &&
    (codes?.has(program.Code) ?? true) &&
    (filter.ActivityStates?.includes(program.ActivityState) ?? true) &&
    isWithin(program.CreatedUtc, filter.CreatedUtc) &&
    isWithin(program.UpdatedUtc, filter.UpdatedUtc)
  );
}

function includes(ids: readonly string[] | null | undefined, id: string): boolean {
  return ids?.some((listed) => listed.toLowerCase() === id) ?? true;
}

function isWithin(utc: string, interval: TimeFilterInterval | null | undefined): boolean {
  const time = Date.parse(utc);
  const isAfterStart = interval?.StartUtc == null || Date.parse(interval.StartUtc) <= time;
  const isBeforeEnd = interval?.EndUtc == null || time <= Date.parse(interval.EndUtc);
  return isAfterStart && isBeforeEnd;
}

function isInterval(interval: TimeFilterInterval | null | undefined): boolean {
  const times = [interval?.StartUtc, interval?.EndUtc].map((utc) => (utc == null ? null : Date.parse(utc)));
  const [start = null, end = null] = times;
  if (times.includes(Number.NaN)) {
    return false;
  }
  if (start === null || end === null) {
    return true;
  }
  const latestEnd = new Date(start);
  latestEnd.setUTCMonth(latestEnd.getUTCMonth() + MAX_INTERVAL_MONTHS);
  return start <= end && end <= latestEnd.getTime();
}
