import { checkContract } from './checkContract';
import { forbidden, invalid, type OperationCall, type OperationResult } from './operation';
import { chainsOf } from './session';

/** `loyaltyPrograms/delete`: marks the programs as deleted; refused when one of them has active memberships. */
export function deleteLoyaltyPrograms(call: OperationCall): OperationResult {
  const check = checkContract('LoyaltyProgramDeleteParameters', call.body);
  if (check.kind === 'invalid') {
    return invalid(check.parameter);
  }
  const chainIds = new Set(chainsOf(call.session).map(({ Id }) => Id));
  const found = check.value.LoyaltyProgramIds.map((id) => {
    const program = call.store.get(id);
    return program !== undefined && program.ActivityState === 'Active' && chainIds.has(program.ChainId)
      ? program
      : undefined;
  });
  const unknown = found.indexOf(undefined);
  if (unknown !== -1) {
    return invalid(`LoyaltyProgramIds[${unknown}]`);
  }
  const programs = found.filter((program) => program !== undefined);
  const inUse = programs.find((program) => program.activeMemberships > 0);
  if (inUse !== undefined) {
    return forbidden(`The loyalty program ${inUse.Name} has active memberships and cannot be deleted.`);
  }
  for (const program of programs) {
    call.store.replace({ ...program, ActivityState: 'Deleted', UpdatedUtc: call.nowUtc.toISOString() });
  }
  return { kind: 'done', body: {} };
}
