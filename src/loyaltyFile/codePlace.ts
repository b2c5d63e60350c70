import { enclosingProgram, type ProgramMember } from './enclosingProgram';
import type { TextRange } from './loyaltyFileProblem';

/** A place of a text where the Code of a program is written. */
export interface CodePlace {
  /** The Name of the program; undefined where it has none, or none in quotes. */
  readonly name: string | undefined;
  /** What a new Code takes the place of: the value with its quotes, or nothing where there is no value yet. */
  readonly range: TextRange;
  /** What belongs behind a new Code: a comma where another member follows without one. */
  readonly separator: '' | ',';
}

/** What may follow a whole value: the next entry, the end of the object or of the line. */
const AFTER_VALUE = /^[ \t]*(?:[,}\]"\r\n]|$)/;

/**
 * The Code that is being written at an offset. Undefined anywhere else: outside of programs, at other members, at a Code
 * that is no text, and between a colon and a value that stands there already. Works while the text does not parse.
 */
export function codePlace(text: string, offset: number): CodePlace | undefined {
  const members = enclosingProgram(text, offset);
  const member = members?.findLast(({ name, colon }) => name === 'Code' && colon !== undefined && colon < offset);
  if (!members || !member) return undefined;
  const name = members.find((other) => other.name === 'Name')?.value?.value;
  const place = { name: typeof name === 'string' ? name : undefined };
  const value = ownValue(text, member);
  if (!value) {
    // Until another character comes, the value is still to be written.
    if (text.slice((member.colon ?? 0) + 1, offset).trim() !== '') return undefined;
    return { ...place, range: { offset, length: 0 }, separator: separatorAt(text, offset) };
  }
  const { range } = value;
  const end = range.offset + range.length;
  if (typeof value.value !== 'string' || offset <= range.offset || offset > end) return undefined;
  // A quote that was opened and not closed yet takes the text up to the next quote for its own.
  if (!isClosed(text, range) || !AFTER_VALUE.test(text.slice(end, end + 100))) {
    const open = { offset: range.offset, length: offset - range.offset };
    return { ...place, range: open, separator: '' };
  }
  return { ...place, range, separator: separatorAt(text, end) };
}

/** The value of a member, unless it is the name of the next one, which a parser takes for the value that is missing. */
function ownValue(text: string, { value }: ProgramMember): ProgramMember['value'] {
  if (value === undefined) return undefined;
  const end = value.range.offset + value.range.length;
  return /^\s*:/.test(text.slice(end, end + 100)) ? undefined : value;
}

function isClosed(text: string, { offset, length }: TextRange): boolean {
  return length > 1 && text[offset + length - 1] === '"';
}

function separatorAt(text: string, offset: number): '' | ',' {
  return /^\s*"/.test(text.slice(offset, offset + 200)) ? ',' : '';
}
