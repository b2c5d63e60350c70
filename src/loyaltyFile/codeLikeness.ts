/** What two Codes that a person could take for the same have in common: all but case and blanks. */
export function codeLikeness(code: string): string {
  return (/\s/.test(code) ? code.replace(/\s+/g, '') : code).toLowerCase();
}
