import { checkContract } from './checkContract';
import type { LoyaltyProgramAddParameters } from './contractTypes';
import type { LoyaltyProgramStore } from './loyaltyProgramStore';
import { namedChain } from './namedChain';
import { answeredProgram, forbidden, invalid, type OperationCall, type OperationResult } from './operation';

/** `loyaltyPrograms/add`: creates each program in the order of the request, with a new Id. */
export function addLoyaltyPrograms(call: OperationCall): OperationResult {
  const check = checkContract(
    'MultipleLoyaltyProgramAddParameters',
    call.rules.strictTypes ? call.body : withDefaults(call.body),
  );
  if (check.kind === 'invalid') {
    return invalid(check.parameter);
  }
  const chain = namedChain(call.session, check.value.ChainId);
  if (chain.kind === 'refused') {
    return chain;
  }
  const taken = call.rules.uniqueCodes ? takenCode(call.store, chain.id, check.value.LoyaltyPrograms) : undefined;
  if (taken !== undefined) {
    return forbidden(`A loyalty program with code ${taken} already exists.`);
  }
  const programs = check.value.LoyaltyPrograms.slice(0, call.maxAdds);
  return {
    kind: 'done',
    body: {
      LoyaltyPrograms: programs.map((program) => answeredProgram(call.store.add(chain.id, program, call.nowUtc))),
    },
  };
}

function withDefaults(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const programs: unknown = body.LoyaltyPrograms;
  return Array.isArray(programs)
    ? { ...body, LoyaltyPrograms: programs.map((program: unknown) => withDefaultMembers(program)) }
    : body;
}

function withDefaultMembers(program: unknown): unknown {
  return typeof program === 'object' && program !== null && !Array.isArray(program)
    ? { Type: 'Unknown', Subscription: 'Free', ...program }
    : program;
}

function takenCode(
  store: LoyaltyProgramStore,
  chainId: string,
  programs: readonly LoyaltyProgramAddParameters[],
): string | undefined {
  const codes = new Set(
    store
      .all()
      .filter((program) => program.ChainId === chainId && program.ActivityState === 'Active')
      .map((program) => program.Code),
  );
  return programs.find(({ Code }) => {
    const isTaken = codes.has(Code);
    codes.add(Code);
    return isTaken;
  })?.Code;
}
