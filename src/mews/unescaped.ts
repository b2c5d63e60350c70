/** A text with its escapes undone, and where each part of it stood before. */
export interface Unescaped {
  readonly text: string;
  /** Where the part that begins at this place began before. */
  readonly start: (place: number) => number;
  /** Where the part that ends at this place ended before. */
  readonly end: (place: number) => number;
}

/** Characters that HTML writes by a name. */
const NAMED: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&' };
/** Behind backslashes these are escapes of themselves: the backslashes are part of them. */
const QUOTED = new Set(['"', "'", '/']);

/** Backslashes and what they stand before; a character by its number in an address; one by its number or name in HTML. */
const ESCAPE =
  /\\+(?:u([0-9a-f]{4})|x([0-9a-f]{2}))?|%([0-9a-f]{2})|&(?:#([0-9]{1,7})|#x([0-9a-f]{1,6})|(quot|apos|lt|gt|amp));/gi;
const ANY_ESCAPE = /[\\%&]/;

/**
 * Undoes once what JSON, addresses and HTML do to single characters, so that a search sees through it. Not exact: a backslash
 * simply goes, and a byte in an address becomes the character of its number. Undefined where nothing is escaped.
 */
export function unescaped(text: string): Unescaped | undefined {
  if (!ANY_ESCAPE.test(text)) return undefined;
  const parts: string[] = [];
  /** For each part where it begins now, where it began, and whether it was an escape. */
  const now: number[] = [];
  const before: number[] = [];
  const widths: number[] = [];
  let length = 0;
  const push = (part: string, at: number, width: number) => {
    parts.push(part);
    now.push(length);
    before.push(at);
    widths.push(width);
    length += part.length;
  };
  let from = 0;
  for (const match of text.matchAll(ESCAPE)) {
    const [whole] = match;
    const { index } = match;
    if (index > from) push(text.slice(from, index), from, index - from);
    from = index + whole.length;
    const character = characterOf(match);
    if (character !== '') push(character, index, whole.length);
    else if (QUOTED.has(text[from] ?? '')) {
      push(text[from] ?? '', index, whole.length + 1);
      from++;
    }
  }
  if (from < text.length) push(text.slice(from), from, text.length - from);
  const partAt = (place: number) => {
    let [low, high] = [0, now.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((now[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    const [at = 0, was = 0, width = 0] = [now[low], before[low], widths[low]];
    return { at, was, width, plain: parts[low]?.length === width };
  };
  return {
    text: parts.join(''),
    start(place) {
      const { at, was, plain } = partAt(place);
      return plain ? was + place - at : was;
    },
    end(place) {
      const { at, was, width, plain } = partAt(place - 1);
      return plain ? was + place - at : was + width;
    },
  };
}

/** The character that an escape stands for; nothing for backslashes before anything else. */
function characterOf([, json, script, address, decimal, hex, name]: RegExpMatchArray): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? '';
  const digits = json ?? script ?? address ?? hex;
  const number = digits === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(digits, 16);
  return number <= 0x10ffff ? String.fromCodePoint(number) : '';
}
