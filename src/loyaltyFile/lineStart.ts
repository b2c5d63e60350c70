/**
 * Where the line of an offset starts. Not by lastIndexOf: of the line end that a text does not use it would look through
 * all of the text.
 */
export function lineStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && !/[\r\n]/.test(text.charAt(start - 1))) start -= 1;
  return start;
}
