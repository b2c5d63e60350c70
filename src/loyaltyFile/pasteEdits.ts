import { indentAt } from './jsonStyle';
import { lineStart } from './lineStart';
import type { PastePlace } from './pastePlace';
import { programsText, type TextLayout } from './programsText';
import type { RowProgram } from './spreadsheetReading';
import type { TextEdit } from './textEdit';

/** How far the first member of a program is looked for, in UTF-16 units. */
const MAX_LOOK = 1000;

/**
 * What has to change in a text so that it has these programs at a place: correct JSON where the rest of it is. Laid out
 * as the programs around them are: one line each where those have one, else one line a member. The replacements don't
 * meet each other, and stand in the order of the text.
 */
export function pasteEdits(
  text: string,
  place: PastePlace,
  programs: readonly RowProgram[],
  layout: TextLayout,
): TextEdit[] {
  if (place.kind === 'whole-file') return [{ offset: 0, length: text.length, text: programsText(programs, layout) }];
  const { gap, commaAt, next, sibling } = place;
  const { lineEnd } = layout;
  const outer = indentAt(text, place.list);
  const own = sibling === undefined ? undefined : ownLine(text, sibling);
  const indent =
    (sibling !== undefined && own !== undefined && levelBelow(text, sibling, own)) || outer || layout.indent;
  const inner = own ?? `${outer}${indent}`;
  const write = sibling !== undefined && isOneLine(text, sibling) ? oneLine : manyLines(indent, `${lineEnd}${inner}`);
  const newLine = `${lineEnd}${inner}`;
  const ends = {
    entry: `,${newLine}`,
    comma: '',
    close: `${lineEnd}${outer}`,
    end: '',
  } as const satisfies Record<typeof next, string>;
  const entries = `${newLine}${programs.map(write).join(`,${newLine}`)}${ends[next]}`;
  // A comment may stand between the entry and the gap; the comma belongs to the entry.
  if (commaAt === gap.offset) return [{ ...gap, text: `,${entries}` }];
  const comma = commaAt === undefined ? [] : [{ offset: commaAt, length: 0, text: ',' }];
  return [...comma, { ...gap, text: entries }];
}

function oneLine(program: RowProgram): string {
  const members = Object.entries(program).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{ ${members.join(', ')} }`;
}

function manyLines(indent: string, newLine: string): (program: RowProgram) => string {
  return (program) => JSON.stringify(program, undefined, indent).replaceAll('\n', newLine);
}

/** Whether the object that begins here ends in the same line. */
function isOneLine(text: string, offset: number): boolean {
  const end = text.indexOf('}', offset);
  return end > 0 && !/[\r\n]/.test(text.slice(offset, end));
}

/** The blanks before a place, if it is the first in its line. */
function ownLine(text: string, offset: number): string | undefined {
  const blanks = indentAt(text, offset);
  return lineStart(text, offset) + blanks.length === offset ? blanks : undefined;
}

/** By how much the members of the object that begins here are indented more than itself. */
function levelBelow(text: string, offset: number, blanks: string): string | undefined {
  const [, below = ''] = /^\{\s*?[\r\n]([ \t]*)(?=")/.exec(text.slice(offset, offset + MAX_LOOK)) ?? [];
  return below.startsWith(blanks) ? below.slice(blanks.length) : undefined;
}
