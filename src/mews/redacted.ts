/** Words by which a union is told apart: ours, never Mews'. */
const OWN_WORDS: ReadonlySet<string> = new Set(['kind', 'why']);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * What Mews said of a connection, with every token redacted by `clean`, a `redactor`: it is kept and shown, and a server could say
 * the tokens. An Id in Mews' own shape stays as it is: a token of a few characters must not cost it.
 */
export function redacted<T>(told: T, clean: (text: string) => string): T {
  return JSON.parse(
    JSON.stringify(told, (member, value: unknown) =>
      typeof value === 'string' && !OWN_WORDS.has(member) && !UUID.test(value) ? clean(value) : value,
    ),
  );
}
