import { keptName } from './keptName';
import { REDACTED } from './redact';

/** Words by which a union is told apart: ours, never Mews'. */
const OWN_WORDS: ReadonlySet<string> = new Set(['kind', 'why']);
/** Where a sentence stands, which is shown once and not kept. */
const SENTENCE = 'message';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * What Mews said of a connection, with every token redacted by `clean`, a `redactor`, and names and Ids then cut as `keptName` does:
 * they are kept and shown, and a server could say the tokens. In this order, because a token that is cut is not known any more. An
 * Id in Mews' own shape stays as it is, unless it is a token as a whole: a token of a few characters must not cost it.
 */
export function redacted<T>(told: T, clean: (text: string) => string): T {
  return JSON.parse(
    JSON.stringify(told, (member, value: unknown) => {
      if (typeof value !== 'string' || OWN_WORDS.has(member)) return value;
      const cleaned = clean(value);
      if (UUID.test(value) && cleaned !== REDACTED) return value;
      return member === SENTENCE ? cleaned : keptName(cleaned);
    }),
  );
}
