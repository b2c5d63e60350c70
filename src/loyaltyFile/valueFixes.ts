import { allowedValues } from './allowedValues';
import type { Entry } from './container';
import type { FixPlace, FixSource } from './fixSource';
import type { FixChange, FixReach, ProposedFix } from './loyaltyFileFix';
import { nearestName } from './nearestName';
import { isUsable, limitOf, placeholderOf } from './placeholders';

/** Puts another value in the place of the one of an entry. */
export function replacementFix(
  { value }: Entry,
  text: string | null,
  change: FixChange,
  reach: FixReach,
  preferred = false,
): ProposedFix[] {
  if (!value) return [];
  const edit = { offset: value.offset, length: value.length, text: JSON.stringify(text) };
  return [{ change, operations: [{ kind: 'replace', edit }], reach, preferred }];
}

/** Fills a member that holds nothing with what it can hold until somebody knows better. */
export function placeholderFix(source: FixSource, { container, entry }: FixPlace, member: string): ProposedFix[] {
  const text = placeholderOf(source, container, member);
  if (text === undefined) return [];
  return replacementFix(entry, text, placeholderChange(member, text), 'all');
}

/** The change that giving a member this value is. */
export function placeholderChange(member: string, text: string): FixChange {
  if (member === 'Name') return { kind: 'give-name', name: text };
  return member === 'Code' ? { kind: 'give-code', code: text } : { kind: 'use-value', member, value: text };
}

/** Takes blanks from both ends of a text; where nothing else is in it, it counts as empty. */
export function trimmingFix(source: FixSource, place: FixPlace, member: string): ProposedFix[] {
  const text = textIn(place);
  if (text === undefined) return [];
  const trimmed = text.trim();
  if (trimmed === '') return placeholderFix(source, place, member);
  return replacementFix(place.entry, trimmed, { kind: 'trim', member }, 'save', true);
}

/** Takes halves of characters out of a text, with the blanks that then end it. */
export function halfFix(source: FixSource, place: FixPlace, member: string): ProposedFix[] {
  const text = textIn(place);
  if (text === undefined) return [];
  const rest = text.replace(/\p{Surrogate}/gu, '').trim();
  if (rest === '') return placeholderFix(source, place, member);
  return replacementFix(place.entry, rest, { kind: 'remove-half', member }, 'all', true);
}

/** Cuts a text to a number of characters, between two that a person sees as one each; a Code can also be made anew. */
export function shorteningFixes(source: FixSource, place: FixPlace, member: string, limit: number): ProposedFix[] {
  const text = textIn(place);
  if (text === undefined) return [];
  const short = beginningOf(text, limit);
  return [
    ...(short === '' ? [] : replacementFix(place.entry, short, { kind: 'shorten', member, limit }, 'all')),
    ...(member === 'Code' ? freshCodeFix(source, place, 'once') : []),
  ];
}

/** Gives a program a Code that no other has. */
export function freshCodeFix(source: FixSource, place: FixPlace, reach: FixReach, avoided?: string): ProposedFix[] {
  const code = placeholderOf(source, place.container, 'Code', avoided);
  return code === undefined ? [] : replacementFix(place.entry, code, { kind: 'give-code', code }, reach);
}

/** Puts a value of the list in the place of one that is not in it: the one that was meant first, where that can be told. */
export function listedValueFixes(
  { entry }: FixPlace,
  member: string,
  value: string,
  allowed: readonly string[],
): ProposedFix[] {
  const nearest = nearestName(value, allowed);
  const others = allowed.filter((other) => other !== nearest?.name);
  return [...(nearest ? [nearest.name] : []), ...others].flatMap((text) => {
    const meant = text === nearest?.name ? nearest.by : undefined;
    const reach = meant === 'case' ? 'save' : meant === 'spelling' ? 'all' : 'once';
    return replacementFix(entry, text, { kind: 'use-value', member, value: text }, reach, meant === 'case');
  });
}

/** Makes a text of a value that is none. */
export function retypingFixes(source: FixSource, place: FixPlace, member: string): ProposedFix[] {
  const { value } = place.entry;
  if (!value) return [];
  const allowed = allowedValues(member);
  if (allowed.length > 0) {
    return allowed.flatMap((text) =>
      replacementFix(place.entry, text, { kind: 'use-value', member, value: text }, 'once'),
    );
  }
  const raw = source.text.slice(value.offset, value.offset + value.length);
  const read = value.read();
  if (value.type === 'number' || value.type === 'boolean') {
    const fits = raw.length <= (limitOf(member) ?? 0);
    return fits ? replacementFix(place.entry, raw, { kind: 'put-in-quotes', member, value: raw }, 'all', true) : [];
  }
  const alone: unknown = Array.isArray(read) && read.length === 1 ? read[0] : undefined;
  if (typeof alone === 'string' && isUsable(alone, limitOf(member) ?? 0)) {
    return replacementFix(place.entry, alone, { kind: 'take-out-of-list', member, value: alone }, 'all', true);
  }
  const isEmpty = read === null || (typeof read === 'object' && Object.keys(read).length === 0);
  return isEmpty ? placeholderFix(source, place, member) : [];
}

/** The text that stands at a place, with its escapes read. */
export function textIn({ entry }: FixPlace): string | undefined {
  const read = entry.value?.read();
  return typeof read === 'string' ? read : undefined;
}

function beginningOf(text: string, limit: number): string {
  let end = 0;
  let count = 0;
  for (const { segment, index } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    count += [...segment].length;
    if (count > limit) break;
    end = index + segment.length;
  }
  return text.slice(0, end).trimEnd();
}
