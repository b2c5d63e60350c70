/** A text as a JSON value, undefined where there is none. The parser's message is dropped: it quotes the text. */
export function parseJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
