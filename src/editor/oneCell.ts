/** A text as it is, but for what would end a cell of a spreadsheet. */
export function oneCell(text: string): string {
  return text.replace(/[\t\r\n]/g, ' ');
}
