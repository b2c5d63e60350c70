import { randomUUID } from 'node:crypto';
import type { ActivityState, LoyaltyProgram, LoyaltyProgramAddParameters } from './contractTypes';

/** A program with what Mews knows of it but does not answer. */
export interface StoredLoyaltyProgram extends LoyaltyProgram {
  readonly CreatedUtc: string;
  readonly UpdatedUtc: string;
  readonly ActivityState: ActivityState;
  /** A program with any cannot be deleted. */
  readonly activeMemberships: number;
}

/** The programs of all chains, oldest first. Codes need not be unique. */
export class LoyaltyProgramStore {
  readonly #programs: Map<string, StoredLoyaltyProgram>;

  constructor(programs: readonly StoredLoyaltyProgram[] = []) {
    this.#programs = new Map(programs.map((program) => [program.Id, program]));
  }

  all(): readonly StoredLoyaltyProgram[] {
    return [...this.#programs.values()];
  }

  /** The program with an Id in any letter case. */
  get(id: string): StoredLoyaltyProgram | undefined {
    return this.#programs.get(id.toLowerCase());
  }

  add(chainId: string, parameters: LoyaltyProgramAddParameters, nowUtc: Date): StoredLoyaltyProgram {
    const { Name, Code, Type, Subscription } = parameters;
    const utc = nowUtc.toISOString();
    const program: StoredLoyaltyProgram = {
      Id: randomUUID(),
      ChainId: chainId,
      Name,
      Code,
      Type,
      Subscription,
      CreatedUtc: utc,
      UpdatedUtc: utc,
      ActivityState: 'Active',
      activeMemberships: 0,
    };
    this.#programs.set(program.Id, program);
    return program;
  }

  /** Puts a changed program in the place of the one with its Id. */
  replace(program: StoredLoyaltyProgram): void {
    this.#programs.set(program.Id, program);
  }

  /** A store of its own with the same programs, to find out what an operation would answer. */
  copy(): LoyaltyProgramStore {
    return new LoyaltyProgramStore(this.all());
  }

  clear(): void {
    this.#programs.clear();
  }
}
