import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import { commentEnd } from './commentEnd';
import { JsonCharacter } from './jsonCharacter';
import type { TextRange } from './loyaltyFileProblem';
import { stringEnd, stringValue } from './stringLiteral';

/** A member that is a text: from its name to its value, and what the value says. */
export interface OutlineMember {
  readonly range: TextRange;
  readonly value: string;
}

/** A program as it stands in the list, from brace to brace. Of members written twice the last one counts, as in JSON. */
export interface OutlineProgram {
  readonly range: TextRange;
  readonly members: { readonly [Name in keyof LoyaltyProgram]?: OutlineMember | undefined };
}

/** What a text holds, as far as it can be seen. */
export interface FileOutline {
  readonly chainId?: OutlineMember;
  /** The member LoyaltyPrograms, from its name to the end of its list. */
  readonly list?: { readonly range: TextRange; readonly programs: readonly OutlineProgram[] };
}

/** What is open: the object around all, the list, one of its programs, and anything else. */
type Opened = 'root' | 'list' | 'program' | 'object' | 'array';

/** The members that are looked at. Matched in the text, because making a string of every name takes most of the time. */
const NAMES = ['Name', 'Code', 'Type', 'Subscription', 'ChainId', 'LoyaltyPrograms'] as const;
type MemberName = (typeof NAMES)[number];

/** What ends a run of characters that is neither a string nor a mark. */
const LITERAL_END = /[\s"{}[\],:]|$/g;

/**
 * The programs of a text with their places. Total, in one pass and without a tree. In broken text a program that nobody
 * closed ends where the next one begins, and a brace too many before a comma closes nothing.
 */
export function fileOutline(text: string): FileOutline {
  const open: Opened[] = [];
  let chainId: OutlineMember | undefined;
  let list: { range: TextRange; programs: OutlineProgram[] } | undefined;
  let members: { -readonly [Name in keyof LoyaltyProgram]?: OutlineMember | undefined } = {};
  let programStart = 0;
  /** Where the last string begins, and the member whose value it was taken for. */
  let lastString = -1;
  let takenFor: MemberName | undefined;
  /** The name before a colon whose value has not come yet. */
  let key: MemberName | 'other' | undefined;
  let keyStart = 0;

  const setMember = (name: MemberName, member: OutlineMember | undefined) => {
    const inside = open.at(-1);
    if (inside === 'root' && name === 'ChainId') chainId = member;
    if (inside === 'program' && name !== 'ChainId' && name !== 'LoyaltyPrograms') members[name] = member;
  };
  const begin = (opened: Opened, index: number) => {
    if (opened === 'list') list = { range: { offset: keyStart, length: 0 }, programs: [] };
    if (opened === 'program') {
      programStart = index;
      members = {};
    }
    open.push(opened);
    key = undefined;
  };
  const end = (index: number) => {
    const closed = open.pop();
    if (closed === 'program')
      list?.programs.push({ range: { offset: programStart, length: index - programStart }, members });
    if (closed === 'list' && list) list.range = { offset: list.range.offset, length: index - list.range.offset };
    key = undefined;
  };
  const endUpTo = (kinds: readonly Opened[], index: number) => {
    if (!open.some((opened) => kinds.includes(opened))) return;
    for (let inner = open.at(-1); inner && !kinds.includes(inner); inner = open.at(-1)) end(index);
    end(index + 1);
  };

  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case JsonCharacter.quote: {
        const after = stringEnd(text, index);
        lastString = index;
        takenFor = undefined;
        if (key && key !== 'other') {
          takenFor = key;
          const value = stringValue(text.slice(index, after));
          setMember(key, { range: { offset: keyStart, length: after - keyStart }, value });
        }
        key = undefined;
        index = after - 1;
        break;
      }
      case JsonCharacter.colon:
        // The name of the next member stands where a value is missing.
        if (takenFor) setMember(takenFor, undefined);
        takenFor = undefined;
        key = memberName(text, lastString) ?? 'other';
        keyStart = lastString === -1 ? index : lastString;
        lastString = -1;
        break;
      case JsonCharacter.comma:
        key = undefined;
        takenFor = undefined;
        lastString = -1;
        break;
      case JsonCharacter.openBrace:
        if (open.at(-1) === 'program' && !key) end(text.slice(0, index).trimEnd().length);
        begin(open.length === 0 ? 'root' : open.at(-1) === 'list' ? 'program' : 'object', index);
        break;
      case JsonCharacter.openBracket:
        begin(open.at(-1) === 'root' && key === 'LoyaltyPrograms' ? 'list' : 'array', index);
        break;
      case JsonCharacter.closeBrace:
        if (open.at(-1) !== 'list' || !/^\s*,/.test(text.slice(index + 1, index + 200))) {
          endUpTo(['root', 'program', 'object'], index);
        }
        break;
      case JsonCharacter.closeBracket:
        endUpTo(['list', 'array'], index);
        break;
      case JsonCharacter.slash:
        index = (commentEnd(text, index) ?? index + 1) - 1;
        break;
      case JsonCharacter.space:
      case JsonCharacter.tab:
      case JsonCharacter.lineFeed:
      case JsonCharacter.carriageReturn:
        break;
      default: {
        LITERAL_END.lastIndex = index + 1;
        index = (LITERAL_END.exec(text)?.index ?? text.length) - 1;
        key = undefined;
      }
    }
  }
  const whole = text.trimEnd().length;
  while (open.length > 0) end(whole);
  return { ...(chainId && { chainId }), ...(list && { list }) };
}

function memberName(text: string, offset: number): MemberName | undefined {
  return NAMES.find(
    (name) => text.startsWith(name, offset + 1) && text.charCodeAt(offset + 1 + name.length) === JsonCharacter.quote,
  );
}
