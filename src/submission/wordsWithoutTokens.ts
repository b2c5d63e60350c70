/** What Mews said, with every token redacted by `clean`, a `redactor`: a server could say the tokens. */
export function wordsWithoutTokens<
  Words extends { readonly kind: string; readonly message?: string; readonly requestId?: string },
>(words: Words, clean: (text: string) => string): Words {
  const { message, requestId } = words;
  return {
    ...words,
    ...(message !== undefined && { message: clean(message) }),
    ...(requestId !== undefined && { requestId: clean(requestId) }),
  };
}
