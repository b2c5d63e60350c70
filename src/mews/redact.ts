const MARK = '«token»';

/** A text as it stands inside a JSON string. */
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** The ways a token can stand in a text: as it is, in JSON, in JSON that quotes a request, in an address, in base64. */
function formsOf(token: string): string[] {
  const base64 = Buffer.from(token, 'utf8').toString('base64');
  const inAddress = encodeURIComponent(token.toWellFormed());
  return [token, inJson(token), inJson(inJson(token)), inAddress, base64, base64.replace(/=+$/, '')];
}

/**
 * The text with every token in it replaced by a mark, in any of the forms a server or a library may echo it in.
 * Longer forms go first, so a token inside another leaves no rest; all go at once, so no mark is taken for text.
 */
export function redact(text: string, tokens: readonly string[]): string {
  const forms = [...new Set(tokens.filter((token) => token !== '').flatMap(formsOf))].sort(
    (a, b) => b.length - a.length,
  );
  if (forms.length === 0) return text;
  const pattern = forms.map((form) => form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('|');
  return text.replace(new RegExp(pattern, 'gi'), MARK);
}
