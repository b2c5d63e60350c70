import type { AddOutcome } from '../mews/addOutcome';
import { programWithoutTokens } from './programWithoutTokens';
import { wordsWithoutTokens } from './wordsWithoutTokens';

/** The outcome with every token redacted by `clean`, a `redactor`: each text of an answer can echo the request, tokens included. */
export function withoutTokens(outcome: AddOutcome, clean: (text: string) => string): AddOutcome {
  return {
    ...wordsWithoutTokens<AddOutcome>(outcome, clean),
    ...('redirectHost' in outcome &&
      outcome.redirectHost !== undefined && { redirectHost: clean(outcome.redirectHost) }),
    ...('matched' in outcome && {
      matched: outcome.matched.map((matched) => ({
        ...matched,
        program: programWithoutTokens(matched.program, clean),
      })),
    }),
  };
}
