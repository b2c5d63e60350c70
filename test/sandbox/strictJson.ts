/** What strict JSON in UTF-8 holds: no byte order mark, comments or trailing commas. */
export function strictJson(
  bytes: Uint8Array,
): { readonly kind: 'json'; readonly value: unknown } | { kind: 'notJson' } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    return { kind: 'json', value };
  } catch {
    return { kind: 'notJson' };
  }
}
