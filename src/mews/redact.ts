import { tokenForms } from './tokenForms';
import { unescaped } from './unescaped';

/** What stands in the place of a token. */
export const REDACTED = '«token»';
/** So many times over, escapes within escapes are undone. */
const MAX_LEVELS = 4;
/** Of escaped text a form this long is looked for: what is shorter stands in words by chance, and only the exact forms count. */
const SHORTEST_ESCAPED = 6;

/**
 * Gives what makes a text the same text with every token in it replaced by a mark, in any of the forms a server or a library
 * may echo it in, whatever its letter case. All go at once, so no mark is taken for text, and tokens that overlap become one. Making
 * it costs more than using it: make it once for all the texts that came with some tokens.
 */
export function redactor(tokens: readonly string[]): (text: string) => string {
  const forms = byLength(
    tokens
      .filter((token) => token !== '')
      .flatMap(tokenForms)
      .map(inOneCase),
  );
  const looseForms = byLength(forms.flatMap((form) => [loose(form), loose(unescaped(form)?.text ?? form)])).filter(
    (form) => form.length >= SHORTEST_ESCAPED,
  );
  const shortest = Math.min(...[forms, looseForms].map(([first]) => first?.length ?? Number.POSITIVE_INFINITY));
  return (text) => {
    // Neither letter case nor an escape makes a text shorter than what it stands for.
    if (text.length < shortest) return text;
    const found = places(inOneCase(text), forms);
    // One by one: as many arguments as a large text can hold tokens are more than a call takes.
    if (looseForms.length > 0) for (const place of escapedPlaces(text, looseForms)) found.push(place);
    return found.length === 0 ? text : marked(text, found);
  };
}

interface Place {
  readonly from: number;
  readonly to: number;
}

function byLength(forms: readonly string[]): string[] {
  return [...new Set(forms)].sort((a, b) => a.length - b.length);
}

/** Everywhere one of these stands in a text, overlapping ones too. */
function places(text: string, forms: readonly string[]): Place[] {
  const found: Place[] = [];
  for (const form of forms) {
    if (form.length > text.length) break;
    for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1))
      found.push({ from: at, to: at + form.length });
  }
  return found;
}

/** Everywhere one of these stands in a text once its escapes are undone, at any level. */
function escapedPlaces(text: string, forms: readonly string[]): Place[] {
  const found: Place[] = [];
  let level = unescaped(text);
  let [start, end] = [(place: number) => place, (place: number) => place];
  for (let left = MAX_LEVELS; level && left > 0; left--) {
    const { text: inner, ...to } = level;
    const [outerStart, outerEnd] = [start, end];
    start = (place) => outerStart(to.start(place));
    end = (place) => outerEnd(to.end(place));
    for (const place of places(inOneCase(inner).replaceAll('+', ' '), forms))
      found.push({ from: start(place.from), to: end(place.to) });
    level = unescaped(inner);
  }
  return found;
}

/** The text with a mark for each place, and one for those that overlap. */
function marked(text: string, found: readonly Place[]): string {
  const parts: string[] = [];
  let from = 0;
  let open: Place | undefined;
  const close = () => {
    if (!open) return;
    parts.push(text.slice(from, open.from), REDACTED);
    from = open.to;
  };
  for (const place of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (open && place.from < open.to) open = { from: open.from, to: Math.max(open.to, place.to) };
    else {
      close();
      open = place;
    }
  }
  close();
  return parts.join('') + text.slice(from);
}

/** Without backslashes, and with a blank for each plus: as it comes out where escapes are undone. */
function loose(text: string): string {
  return text.replaceAll('\\', '').replaceAll('+', ' ');
}

/** One letter case, character by character: the length stays, and what stands around a letter doesn't matter. */
function inOneCase(text: string): string {
  return /[^\0-\xff]/.test(text) ? text.replace(/[A-Z\x80-\uffff]/g, lowerUnit) : text.toLowerCase();
}

function lowerUnit(unit: string): string {
  const lower = unit.toLowerCase();
  return lower.length === 1 ? lower : unit;
}
