/** What two texts that a person could take for the same have in common: all but case and blanks. */
export function likeness(text: string): string {
  return (/\s/.test(text) ? text.replace(/\s+/g, '') : text).toLowerCase();
}
