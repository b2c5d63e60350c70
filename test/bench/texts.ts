import { LOYALTY_PROGRAM_SUBSCRIPTIONS, LOYALTY_PROGRAM_TYPES } from '../../src/mews/limits';
import type { LoyaltyProgram } from '../../src/mews/loyaltyProgram';

/** What is wrong with a text, if anything. */
export const FAULTS = [
  'none',
  'ten errors',
  'an error each',
  'seven errors each',
  'no quote at the start',
  'no quote in the middle',
  'no quote at the end',
] as const;
export type Fault = (typeof FAULTS)[number];

/** One mistake, of another kind for each number. Both readers report each of them, once. */
const MISTAKES = [
  { Name: 7 },
  { Code: '' },
  { Type: 'hotel' },
  { Subscription: 'Gratis' },
  { Name: 'N'.repeat(101) },
  { Code: undefined },
  { Tier: 'Gold' },
];

/** A loyalty file of so many programs, written as an editor formats it, with this fault. */
export function loyaltyText(count: number, fault: Fault): string {
  const programs = loyaltyPrograms(count).map((program, index) => ({ ...program, ...mistake(fault, index, count) }));
  const text = `${JSON.stringify({ LoyaltyPrograms: programs }, undefined, 2)}\n`;
  switch (fault) {
    case 'no quote at the start':
      return withoutQuote(text, 0);
    case 'no quote in the middle':
      return withoutQuote(text, Math.floor(count / 2));
    case 'no quote at the end':
      return withoutQuote(text, count - 1);
    default:
      return text;
  }
}

/** Programs without a mistake, each with a Code of its own. */
export function loyaltyPrograms(count: number): readonly LoyaltyProgram[] {
  return Array.from({ length: count }, (_, index) => ({
    Name: `Aurora Circle, level ${index}`,
    Code: codeOf(index),
    Type: LOYALTY_PROGRAM_TYPES[index % LOYALTY_PROGRAM_TYPES.length] ?? 'Unknown',
    Subscription: LOYALTY_PROGRAM_SUBSCRIPTIONS[index % LOYALTY_PROGRAM_SUBSCRIPTIONS.length] ?? 'Free',
  }));
}

const codeOf = (index: number) => `AC${String(index).padStart(5, '0')}`;

function mistake(fault: Fault, index: number, count: number): object {
  switch (fault) {
    case 'ten errors':
      return index % Math.ceil(count / 10) === 0 ? one(Math.floor(index / Math.ceil(count / 10))) : {};
    case 'an error each':
      return one(index);
    case 'seven errors each':
      return { Name: 7, Code: '', Type: 'hotel', Subscription: 'Gratis', Tier: 1, Level: 2, Points: 3 };
    default:
      return {};
  }
}

const one = (index: number): object => MISTAKES[index % MISTAKES.length] ?? {};

/** As while typing: the quote that ends a Code isn't there yet. */
function withoutQuote(text: string, index: number): string {
  return text.replace(`"${codeOf(index)}"`, `"${codeOf(index)}`);
}
