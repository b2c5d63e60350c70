import { isDeepStrictEqual } from 'node:util';
import { MAX_NAME_LENGTH } from '../mews/limits';
import type { Container } from './container';
import type { FixPlace, FixSource } from './fixSource';
import { indentAt, written } from './jsonStyle';
import type { FixReach, ProposedFix } from './loyaltyFileFix';
import type { LoyaltyFileProblem, TextRange } from './loyaltyFileProblem';
import { isUsable, programOf } from './placeholders';
import type { TextOperation } from './textOperation';
import { freshCodeFix, textIn } from './valueFixes';

/** A whole file with one program to fill in, in the place of all that stands in the text. */
export function skeletonFix(source: FixSource): ProposedFix {
  const { text, style } = source;
  const file = written({ LoyaltyPrograms: [programOf(source)] }, style, '');
  return {
    change: { kind: 'insert-skeleton' },
    operations: [{ kind: 'replace', edit: { offset: 0, length: text.length, text: file + style.lineEnd } }],
    reach: 'once',
    preferred: true,
  };
}

/** A program to fill in, in a list that has none. */
export function firstProgramFix(source: FixSource, { entry }: FixPlace): ProposedFix[] {
  const list = entry.value && source.container(entry.value.offset);
  if (!list?.whole || list.entries.length > 0) return [];
  const write = (indent: string) => written(programOf(source), source.style, indent);
  return [
    {
      change: { kind: 'add-program' },
      operations: [{ kind: 'insert', list, before: 0, write }],
      reach: 'once',
      preferred: true,
    },
  ];
}

/** Makes a file of a text that lists programs without saying so, or that holds nothing worth keeping. */
export function wholeFileFixes(source: FixSource, range: TextRange): ProposedFix[] {
  const list = source.container(range.offset);
  const raw = source.text.slice(range.offset, range.offset + range.length);
  if (raw === 'null' || raw === '""' || (list?.type === 'array' && list.whole && list.entries.length === 0)) {
    return [skeletonFix(source)];
  }
  if (list?.type !== 'array' || !list.whole || !list.entries.every(({ value }) => value?.type === 'object')) return [];
  const { lines, unit, lineEnd, compact } = source.style;
  const name = `"LoyaltyPrograms":${compact ? '' : ' '}`;
  const text = lines ? `{${lineEnd}${unit}${name}${shifted(source, raw)}${lineEnd}}` : `{${name}${raw}}`;
  return [{ change: { kind: 'wrap-in-file' }, operations: [replacing(range, text)], reach: 'once', preferred: true }];
}

/** Makes a list of what stands for it: a single program, or nothing. */
export function listFixes(source: FixSource, { entry: { value } }: FixPlace): ProposedFix[] {
  if (!value || (value.type !== 'object' && value.type !== 'null')) return [];
  const { lines, unit, lineEnd } = source.style;
  const indent = indentAt(source.text, value.offset);
  const object = source.container(value.offset);
  if (!object?.whole || object.entries.length === 0) {
    if (value.type === 'object' && !object?.whole) return [];
    const text = written([programOf(source)], source.style, indent);
    return [{ change: { kind: 'add-program' }, operations: [replacing(value, text)], reach: 'once', preferred: true }];
  }
  const raw = source.text.slice(value.offset, value.offset + value.length);
  const text = lines ? `[${lineEnd}${indent}${unit}${shifted(source, raw)}${lineEnd}${indent}]` : `[${raw}]`;
  return [{ change: { kind: 'wrap-in-list' }, operations: [replacing(value, text)], reach: 'once', preferred: true }];
}

/** Makes a program of what stands for one, or takes it out. */
export function entryFixes(source: FixSource, place: FixPlace): ProposedFix[] {
  const { value } = place.entry;
  const name = textIn(place)?.trim();
  if (!value) return [];
  if (name !== undefined && isUsable(name, MAX_NAME_LENGTH)) {
    const text = written(programOf(source, name), source.style, indentAt(source.text, value.offset));
    return [
      { change: { kind: 'make-program', name }, operations: [replacing(value, text)], reach: 'all', preferred: true },
      ...programRemovalFix(source, value.offset, false, 'once'),
    ];
  }
  const removal = programRemovalFix(source, value.offset, false, 'once');
  if (removal.length > 0 || value.type === 'object' || value.type === 'array') return removal;
  const text = written(programOf(source), source.style, indentAt(source.text, value.offset));
  return [{ change: { kind: 'add-program' }, operations: [replacing(value, text)], reach: 'once', preferred: false }];
}

/** Tells programs apart that have one Code: takes the later one out, or gives it another. */
export function sameCodeFixes(source: FixSource, place: FixPlace, first: TextRange | undefined): ProposedFix[] {
  const other = first && source.placeOf(first)?.container;
  const doubled = other !== undefined && isSame(other, place.container);
  const removal = programRemovalFix(source, place.container.offset, doubled, doubled ? 'all' : 'once');
  const code = freshCodeFix(source, place, 'all');
  return doubled ? [...removal, ...code] : [...code, ...removal];
}

/** Gives a program another Code than one that is taken elsewhere, or takes the program out. */
export function takenCodeFixes(source: FixSource, place: FixPlace, { range }: LoyaltyFileProblem): ProposedFix[] {
  const raw = textIn(place) ?? source.text.slice(range.offset, range.offset + range.length);
  return [
    ...programRemovalFix(source, place.container.offset, false, 'once'),
    ...freshCodeFix(source, place, 'once', raw),
  ];
}

/** Not the last one: a list without programs is a mistake again. */
function programRemovalFix(source: FixSource, offset: number, doubled: boolean, reach: FixReach): ProposedFix[] {
  const found = source.entryInList(offset);
  if (!found || found.list.entries.length < 2) return [];
  const operations: TextOperation[] = [{ kind: 'remove', ...found }];
  return [{ change: { kind: 'remove-program', doubled }, operations, reach, preferred: doubled }];
}

function isSame(a: Container, b: Container): boolean {
  const membersOf = ({ entries }: Container) =>
    new Map(entries.map(({ name, value }) => [name?.text, value?.read()] as const));
  return a.entries.length === b.entries.length && isDeepStrictEqual(membersOf(a), membersOf(b));
}

/** A value that goes one level deeper. No text in it holds a line break of its own, so every line may be moved. */
function shifted({ style: { unit } }: FixSource, raw: string): string {
  return raw.replace(/\r\n|\n|\r/g, (lineEnd) => lineEnd + unit);
}

function replacing({ offset, length }: TextRange, text: string): TextOperation {
  return { kind: 'replace', edit: { offset, length, text } };
}
