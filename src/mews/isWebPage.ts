import type { Answer } from './exchange';

/**
 * Whether an answer holds a web page (or XML) in place of JSON, as a proxy or the login of a network says it. The body decides, and
 * the Content-Type where the body is no text we can read.
 */
export function isWebPage({ body, contentType = '' }: Pick<Answer, 'body' | 'contentType'>): boolean {
  return body === undefined ? /^text\/html\b/i.test(contentType.trimStart()) : body.trimStart().startsWith('<');
}
