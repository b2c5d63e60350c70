/** The shape of Mews' tokens: two runs of hexadecimal digits. */
const TOKEN_SHAPE = /[0-9A-F]{32}-[0-9A-F]{31}/gi;

/** Everything of the shape of a token in a text, in order. */
export function tokensIn(text: string): string[] {
  return text.match(TOKEN_SHAPE) ?? [];
}

/** A text without what has the shape of a token, and without the brackets and blanks that then hold nothing. */
export function withoutTokenTexts(text: string): string {
  return text
    .replace(TOKEN_SHAPE, '')
    .replace(/\(\s*\)|\[\s*\]|\{\s*\}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
