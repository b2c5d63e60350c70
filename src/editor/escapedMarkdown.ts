import { harmless } from './harmless';

/** Every mark of ASCII: Markdown takes any of them literally behind a backslash, also those that make links by themselves. */
const MARKS = /[!-/:-@[-`{-~]/g;

/** Text from a file or a server as it stands in Markdown: one line of words, in a table as well, never a link, picture or HTML. */
export function escapedMarkdown(text: string): string {
  return harmless(text).replace(MARKS, '\\$&');
}
