/** So many pairs are kept and read, the newest. Ours: whoever comes back to an older file chooses once more. */
export const MAX_PAIRS = 500;

/** The longest text in a pair, in UTF-16 units. Ours: the longest path there is (4096 bytes on Linux), each byte as %XX. */
export const MAX_TEXT_LENGTH = 3 * 4096;

/** The pairs of texts in a value that was kept in `globalState`, which may be anything by now: what is none is left out. */
export function keptPairs(value: unknown): [string, string][] {
  return Array.isArray(value) ? value.slice(-MAX_PAIRS).filter(isPair) : [];
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every(isText);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.length <= MAX_TEXT_LENGTH;
}
