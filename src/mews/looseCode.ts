/** What two Codes have in common that Mews, or who typed them, may take for one: all but case and blanks around them. */
export function looseCode(code: string): string {
  return code.trim().toLowerCase();
}
