import { checkContract } from './checkContract';
import type { LoyaltyProgramUpdateParameters } from './contractTypes';
import type { StoredLoyaltyProgram } from './loyaltyProgramStore';
import { namedChain } from './namedChain';
import { answeredProgram, invalid, type OperationCall, type OperationResult } from './operation';

const MAX_NAME_LENGTH = 100;

/**
 * `loyaltyPrograms/update`: changes Name, Type and Subscription where an update is given; an update must hold a Value,
 * since none of them can be emptied. Deleted programs and those of other chains count as unknown.
 */
export function updateLoyaltyPrograms(call: OperationCall): OperationResult {
  const check = checkContract('MultipleLoyaltyProgramUpdateParameters', call.body);
  if (check.kind === 'invalid') {
    return invalid(check.parameter);
  }
  const chain = namedChain(call.session, check.value.ChainId);
  if (chain.kind === 'refused') {
    return chain;
  }
  const updates = check.value.LoyaltyProgramUpdates;
  for (const [index, update] of updates.entries()) {
    const program = call.store.get(update.LoyaltyProgramId);
    const wrong =
      program?.ChainId === chain.id && program.ActivityState === 'Active' ? wrongMember(update) : 'LoyaltyProgramId';
    if (wrong !== null) {
      return invalid(`LoyaltyProgramUpdates[${index}].${wrong}`);
    }
  }
  for (const update of updates) {
    const program = call.store.get(update.LoyaltyProgramId);
    if (program !== undefined) {
      call.store.replace(updated(program, update, call.nowUtc));
    }
  }
  const programs = updates.flatMap((update) => call.store.get(update.LoyaltyProgramId) ?? []);
  return { kind: 'done', body: { LoyaltyPrograms: programs.map(answeredProgram) } };
}

function wrongMember(update: LoyaltyProgramUpdateParameters): string | null {
  if (update.Name != null) {
    const length = [...(update.Name.Value ?? '')].length;
    if (length === 0 || length > MAX_NAME_LENGTH) {
      return 'Name';
    }
  }
  const unset = (['Type', 'Subscription'] as const).find(
    (member) => update[member] != null && update[member].Value === undefined,
  );
  return unset ?? null;
}

function updated(
  program: StoredLoyaltyProgram,
  update: LoyaltyProgramUpdateParameters,
  nowUtc: Date,
): StoredLoyaltyProgram {
  return {
    ...program,
    Name: update.Name?.Value ?? program.Name,
    Type: update.Type?.Value ?? program.Type,
    Subscription: update.Subscription?.Value ?? program.Subscription,
    UpdatedUtc: nowUtc.toISOString(),
  };
}
