import type { AddOutcome } from '../mews/addOutcome';
import type { CreatedLoyaltyProgram } from '../mews/loyaltyProgram';
import { redact } from '../mews/redact';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The outcome with every token redacted: each text of an answer can echo the request, tokens included. */
export function withoutTokens(outcome: AddOutcome, tokens: readonly string[]): AddOutcome {
  const clean = (text: string) => redact(text, tokens);
  return {
    ...outcome,
    ...('message' in outcome && outcome.message !== undefined && { message: clean(outcome.message) }),
    ...('requestId' in outcome && outcome.requestId !== undefined && { requestId: clean(outcome.requestId) }),
    ...('redirectHost' in outcome &&
      outcome.redirectHost !== undefined && { redirectHost: clean(outcome.redirectHost) }),
    ...('matched' in outcome && {
      matched: outcome.matched.map((matched) => ({ ...matched, program: cleanProgram(matched.program, clean) })),
    }),
  };
}

/** An Id in Mews' own shape stays as it is: a token of a few characters must not cost it. */
function cleanProgram(program: CreatedLoyaltyProgram, clean: (text: string) => string): CreatedLoyaltyProgram {
  const { Id, ChainId, Name, Code, Type, Subscription } = program;
  return {
    Id: UUID.test(Id) ? Id : clean(Id),
    ...(ChainId !== undefined && { ChainId: clean(ChainId) }),
    ...(Name !== undefined && { Name: clean(Name) }),
    ...(Code !== undefined && { Code: clean(Code) }),
    ...(Type !== undefined && { Type: clean(Type) }),
    ...(Subscription !== undefined && { Subscription: clean(Subscription) }),
  };
}
