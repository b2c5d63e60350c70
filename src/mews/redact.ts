const MARK = '«token»';

/** The ways a token can stand in a text: as it is, inside JSON, inside an address, and in base64. */
function formsOf(token: string): string[] {
  const base64 = Buffer.from(token, 'utf8').toString('base64');
  return [token, JSON.stringify(token).slice(1, -1), encodeURIComponent(token), base64, base64.replace(/=+$/, '')];
}

/**
 * The text with every token in it replaced by a mark, in any of the forms a server or a library may echo it in.
 * Longer forms go first, so a token inside another leaves no rest.
 */
export function redact(text: string, tokens: readonly string[]): string {
  const forms = [...new Set(tokens.filter((token) => token !== '').flatMap(formsOf))].sort(
    (a, b) => b.length - a.length,
  );
  let redacted = text;
  for (const form of forms) {
    const pattern = new RegExp(form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), 'gi');
    redacted = redacted.replace(pattern, MARK);
  }
  return redacted;
}
