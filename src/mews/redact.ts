const MARK = '«token»';

/** A text as it stands inside a JSON string. */
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** The ways a token can stand in a text: as it is, in JSON, in JSON that quotes JSON up to twice, in an address, in base64. */
function formsOf(token: string): string[] {
  const base64 = Buffer.from(token, 'utf8').toString('base64');
  const inAddress = encodeURIComponent(token.toWellFormed());
  const quoted = inJson(inJson(token));
  return [token, inJson(token), quoted, inJson(quoted), inAddress, base64, base64.replace(/=+$/, '')];
}

/**
 * Gives what makes a text the same text with every token in it replaced by a mark, in any of the forms a server or a
 * library may echo it in. Longer forms go first, so a token inside another leaves no rest; all go at once, so no mark is
 * taken for text. Making it costs more than using it: make it once for all the texts that came with some tokens.
 */
export function redactor(tokens: readonly string[]): (text: string) => string {
  const forms = [...new Set(tokens.filter((token) => token !== '').flatMap(formsOf))].sort(
    (a, b) => b.length - a.length,
  );
  // Letter case changes no length (without the flag u), so a text shorter than every form holds none.
  const shortest = forms.at(-1)?.length ?? Number.POSITIVE_INFINITY;
  // In a group each: of bare ones V8 drops some where letters have a second capital (`/\u212a|k|K/i` finds no `K`).
  const escaped = forms.map((form) => `(?:${form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')})`);
  const pattern = new RegExp(escaped.join('|'), 'gi');
  return (text) => (text.length < shortest ? text : text.replace(pattern, MARK));
}
