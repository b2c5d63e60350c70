import type { LoyaltyProgram } from '../../src/mews/loyaltyProgram';

/** So many programs, each with a Code of its own. */
export function programsOf(count: number): LoyaltyProgram[] {
  return Array.from({ length: count }, (_, index) => ({
    Name: `Aurora Circle, level ${index}`,
    Code: `AC${index}`,
    Type: 'Hotel',
    Subscription: 'Free',
  }));
}
