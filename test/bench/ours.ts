import { readLoyaltyFile } from '../../src/loyaltyFile/readLoyaltyFile';

/** Our check of one text, from text to problems and, where nothing blocks sending, to what is sent. */
export function ours(text: string): () => number {
  return () => readLoyaltyFile(text, { portfolio: false }).problems.length;
}
