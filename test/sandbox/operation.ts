import type { LoyaltyProgram } from './contractTypes';
import type { LoyaltyProgramStore, StoredLoyaltyProgram } from './loyaltyProgramStore';
import type { Session } from './session';

/** Where Mews documents nothing or two things, the sandbox can be told which way to go. */
export interface SandboxRules {
  /** Type and Subscription are required, as in the OpenAPI document. Otherwise missing ones become Unknown and Free. */
  readonly strictTypes: boolean;
  /** A Code that the chain already has, or the request names twice, is refused with 403. */
  readonly uniqueCodes: boolean;
  /** `configuration/get` with a Portfolio Access Token refuses to answer without an EnterpriseId. */
  readonly requireEnterpriseId: boolean;
  /** `getAll` does not see programs created less than this long ago. */
  readonly getAllLagMs: number;
}

/** One request after the checks that all operations share. */
export interface OperationCall {
  /** The parsed body without LanguageCode and CultureCode, not yet checked against the contract. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly session: Session;
  readonly store: LoyaltyProgramStore;
  readonly rules: SandboxRules;
  readonly nowUtc: Date;
  /** How many programs an `add` creates at most; the rest is left out of the answer, too. */
  readonly maxAdds: number;
}

/** An error the client is told of, in Mews' form. */
export type Refusal = { readonly kind: 'refused'; readonly status: 400 | 401 | 403; readonly message: string };

/** The body of a 200, or why there is none. */
export type OperationResult = { readonly kind: 'done'; readonly body: object } | Refusal;

/** Checks the body and does what it asks, all of it or nothing. */
export type Operation = (call: OperationCall) => OperationResult;

/** A 400 that names the parameter, such as `LoyaltyPrograms[0].Name`; an empty name stands for the body itself. */
export function invalid(parameter: string): Refusal {
  return { kind: 'refused', status: 400, message: parameter === '' ? 'Invalid body' : `Invalid ${parameter}` };
}

/** A 403: a business rule says no, in a sentence meant for people. */
export function forbidden(message: string): Refusal {
  return { kind: 'refused', status: 403, message };
}

/** The members that leave the sandbox. */
export function answeredProgram(program: StoredLoyaltyProgram): LoyaltyProgram {
  const { Id, ChainId, Name, Code, Type, Subscription } = program;
  return { Id, ChainId, Name, Code, Type, Subscription };
}
