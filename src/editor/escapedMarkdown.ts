import { harmless } from './harmless';

/** A word without what could end code or a cell or what stands around addresses, or one character of these. */
const WORDS = /[^ |`"()<>]+|[|`"()<>]/g;
/** What makes an address of a word. Backslashes do not hide it from markdown-it 12, which VS Code's preview has long had; code does. */
const ADDRESS = /\/\/|@/;
/** Every mark of ASCII: Markdown takes any of them literally behind a backslash. */
const MARKS = /[!-/:-@[-`{-~]/g;

/**
 * Text from a file or a server as it stands in Markdown: one line of words, in a table as well, never a link, picture or HTML. A word that
 * could become a link by itself stands there as code.
 */
export function escapedMarkdown(text: string): string {
  return harmless(text).replace(WORDS, (word) => (ADDRESS.test(word) ? `\`${word}\`` : word.replace(MARKS, '\\$&')));
}
