import { type Node, parseTree } from 'jsonc-parser';
import { JsonCharacter } from './jsonCharacter';
import { lineStart } from './lineStart';
import type { TextRange } from './loyaltyFileProblem';

/** A member of a program as it stands in a text, perhaps half typed. */
export interface ProgramMember {
  readonly name: string;
  readonly key: TextRange;
  /** Where its colon stands; undefined while there is none. */
  readonly colon: number | undefined;
  readonly value?: { readonly range: TextRange; readonly value: unknown };
}

/** What is read after an offset at most where its program has no end, in UTF-16 units. */
const MAX_PROGRAM_LENGTH = 50_000;

/** The text before an object that is no entry of a list: nothing, or the colon of the member it is the value of. */
const NO_ENTRY = /(?:^|:)\s*$/;

/**
 * The members of the program around an offset of a text, in their order. Undefined where there is none: the offset stands
 * in no object, or in one that is no entry of a list. Reads the lines from the program's brace on and nothing before, so
 * it works in text that is broken elsewhere, and takes no longer in a list of 20,000 programs than in one of three.
 */
export function enclosingProgram(text: string, offset: number): readonly ProgramMember[] | undefined {
  const start = openingBefore(text, offset);
  if (start === undefined || text[start] !== '{' || NO_ENTRY.test(text.slice(Math.max(0, start - 200), start))) {
    return undefined;
  }
  const root = parseTree(text.slice(start, offset + MAX_PROGRAM_LENGTH));
  return root?.type === 'object' ? (root.children ?? []).flatMap((property) => memberOf(property, start)) : undefined;
}

function memberOf({ children, colonOffset }: Node, start: number): ProgramMember[] {
  const [key, value] = children ?? [];
  if (!key) return [];
  return [
    {
      name: String(key.value),
      key: { offset: start + key.offset, length: key.length },
      colon: colonOffset === undefined || colonOffset < 0 ? undefined : start + colonOffset,
      ...(value && { value: { range: { offset: start + value.offset, length: value.length }, value: value.value } }),
    },
  ];
}

/** The brace or bracket that is open at an offset. Goes back line by line: no string of JSON goes over the end of a line. */
function openingBefore(text: string, offset: number): number | undefined {
  let closed = 0;
  for (let end = offset; end >= 0; ) {
    const start = lineStart(text, end);
    const { openings, closings } = bracketsOf(text, start, end);
    const opening = openings.at(-1 - closed);
    if (opening !== undefined) return opening;
    closed += closings - openings.length;
    end = start - 1;
  }
  return undefined;
}

/** Where brackets open in a part of a line that close after it, and how many close that opened before it. */
function bracketsOf(text: string, start: number, end: number): { openings: readonly number[]; closings: number } {
  const openings: number[] = [];
  let closings = 0;
  let inString = false;
  for (let index = start; index < end; index++) {
    const character = text.charCodeAt(index);
    if (character === JsonCharacter.quote) inString = !inString;
    else if (inString && character === JsonCharacter.backslash) index++;
    else if (inString) continue;
    else if (character === JsonCharacter.openBrace || character === JsonCharacter.openBracket) openings.push(index);
    else if (character === JsonCharacter.closeBrace || character === JsonCharacter.closeBracket) {
      if (openings.pop() === undefined) closings++;
    }
  }
  return { openings, closings };
}
