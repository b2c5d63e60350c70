import fetch from 'node-fetch';
import { ADD_PATH, addBody } from '../../src/mews/addBody';
import { type AddOutcome, addOutcome } from '../../src/mews/addOutcome';
import type { Exchange } from '../../src/mews/exchange';
import type { LoyaltyProgram } from '../../src/mews/loyaltyProgram';
import { type PostOptions, postJson } from '../../src/mews/postJson';
import { sandboxTokens } from '../sandbox/sandboxTokens';

/** The programs that `addThrough` sends. */
export const gold = { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Paid' } as const;
export const silver = { Name: 'Silver', Code: 'S1', Type: 'SoftBrand', Subscription: 'Free' } as const;
export const sent: readonly LoyaltyProgram[] = [gold, silver];

/** The body that `addThrough` sends. */
export const body = addBody(sandboxTokens, 'Test 1.0.0', null, sent);

/** A POST with the tokens of the sandbox, through the real node-fetch; nothing but the server ends it unless told. */
export async function postTo(url: string, options: Partial<PostOptions> = {}): Promise<Exchange> {
  const { signal } = new AbortController();
  return postJson(url, body, { fetch, signal, deadlineMs: 60_000, userAgent: 'Test/1.0.0', ...options });
}

/** One add of gold and silver at an address, and what it came to. */
export async function addThrough(address: string, options: Partial<PostOptions> = {}): Promise<AddOutcome> {
  return addOutcome(await postTo(address + ADD_PATH, options), sent, 0);
}

/** The kind of an outcome with its reason, for tables. */
export function inShort(outcome: AddOutcome): string {
  return 'why' in outcome ? `${outcome.kind}: ${outcome.why}` : outcome.kind;
}
