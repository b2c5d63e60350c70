import fc from 'fast-check';
import { LOYALTY_PROGRAM_SUBSCRIPTIONS, LOYALTY_PROGRAM_TYPES } from '../../src/mews/limits';
import type { LoyaltyProgram } from '../../src/mews/loyaltyProgram';

/** Any text of so many characters, whatever the alphabet. */
export function anyText(minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: 'binary', minLength, maxLength }),
    fc.string({ unit: 'grapheme-ascii', minLength, maxLength }),
  );
}

/** Programs that Mews accepts. */
export const anyProgram: fc.Arbitrary<LoyaltyProgram> = fc.record({
  Name: anyText(1, 100),
  Code: anyText(1, 50),
  Type: fc.constantFrom(...LOYALTY_PROGRAM_TYPES),
  Subscription: fc.constantFrom(...LOYALTY_PROGRAM_SUBSCRIPTIONS),
});
