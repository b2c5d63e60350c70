import { UNSEEN } from './unseen';

/** The most of a text that is shown, in characters (code points). Ours: a notification hardly shows more. */
const MAX_LENGTH = 500;
/** Words that are harmless as they are, which is most of them. What follows takes a hundred times longer. */
const PLAIN = /^\w+(?:[ .'&/-]\w+)*$/;

/**
 * Text from a server or a file, made fit for a notification, a label or a log line: one line, no hidden or reordering
 * characters, nothing that VS Code would turn into a link, a command or an icon, at most MAX_LENGTH characters.
 */
export function harmless(text: string): string {
  if (text.length <= MAX_LENGTH && PLAIN.test(text)) return text;
  const line = text
    .toWellFormed()
    .replace(UNSEEN, ' ')
    .replace(/\s+/g, ' ')
    .replaceAll('](', '] (')
    .replaceAll('$(', '$ (')
    .trim();
  const characters = [...line];
  return characters.length > MAX_LENGTH ? `${characters.slice(0, MAX_LENGTH - 1).join('')}…` : line;
}
