import { checkFault } from './checkFault';
import type { LoyaltyProgramAddParameters } from './contractTypes';
import type { Fault } from './fault';
import type { StoredLoyaltyProgram } from './loyaltyProgramStore';
import type { OperationName } from './operationName';
import type { SeenRequest } from './requestLog';
import { chains } from './sandboxEnterprises';
import type { SandboxState } from './sandboxState';

/** What a test, or a person over HTTP, can see of a sandbox and do to it besides calling the API. */
export interface SandboxControls {
  /** Every program there is, oldest first, deleted ones included. */
  programs(): readonly StoredLoyaltyProgram[];
  /** Every request to the API since the start or the last reset, oldest first. */
  readonly seen: readonly SeenRequest[];
  /** Resolves with the count-th request (1 unless told) to an operation as soon as it has fully arrived. */
  whenReceived(operation: OperationName, count?: number): Promise<SeenRequest>;
  /** Lets something go wrong with the next matching request. Several faults queue up. Throws for what is no Fault. */
  fault(fault: Fault): void;
  /** Ends every delay that waits for a release; how many there were. */
  release(): number;
  /** Creates a program behind the client's back, in the chain of Hotel Aurora unless another is named. */
  addProgram(parameters: LoyaltyProgramAddParameters, chainId?: string): StoredLoyaltyProgram;
  /** Gives a program active memberships, so that it cannot be deleted; false when there is no such program. */
  setActiveMemberships(loyaltyProgramId: string, count: number): boolean;
  /** Forgets programs, faults, seen requests and rates, and breaks off what is waiting. */
  reset(): void;
}

/** The controls of the sandbox that holds this state. */
export function sandboxControls(state: SandboxState): SandboxControls {
  return {
    programs: () => state.store.all(),
    seen: state.log.entries,
    whenReceived: async (operation, count = 1) => state.log.whenReceived(operation, count),
    fault(fault) {
      const check = checkFault(fault);
      if (check.kind === 'invalid') {
        throw new TypeError(check.reason);
      }
      state.faults.add(check.value);
    },
    release: () => state.pauses.release(),
    addProgram: (parameters, chainId = chains.auroraHotels.Id) => state.store.add(chainId, parameters, state.nowUtc()),
    setActiveMemberships(loyaltyProgramId, count) {
      const program = state.store.get(loyaltyProgramId);
      if (program === undefined) {
        return false;
      }
      state.store.replace({ ...program, activeMemberships: count });
      return true;
    },
    reset() {
      state.pauses.abandon();
      state.faults.clear();
      state.store.clear();
      state.rate.clear();
      state.log.clear();
    },
  };
}
