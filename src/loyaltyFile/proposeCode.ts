import { MAX_CODE_LENGTH } from '../mews/limits';
import { likeness } from './likeness';

/** Letters that no decomposition takes apart, as people type them without their own keyboard. */
const SPELLED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: 'ss',
    ẞ: 'SS',
    æ: 'ae',
    Æ: 'AE',
    œ: 'oe',
    Œ: 'OE',
    ø: 'o',
    Ø: 'O',
    ł: 'l',
    Ł: 'L',
    đ: 'd',
    Đ: 'D',
  }),
);

/** The longest part that is made of the Name. A Code is read aloud and typed at the desk. */
const MAX_STEM_LENGTH = 12;

/** What a Name without a Latin letter gives: letters of other scripts can look like Latin ones and match none. */
const NO_LETTERS = 'LP';

/**
 * A Code for a program of this Name, such as "ACG01" for "Aurora Circle Gold": the initials of its words with the digits
 * it holds, and a number. 2 to MAX_CODE_LENGTH characters, upper-case letters, digits and hyphens of ASCII only. Always
 * the same for the same Name and taken Codes, and none of these, whatever their case and blanks. Any text is a Name.
 */
export function proposeCode(name: string, taken: Iterable<string>): string {
  return codeProposer(taken)(name);
}

/** The same for many Names, one after another: what was proposed once is taken from then on. */
export function codeProposer(taken: Iterable<string>): (name: string) => string {
  const used = new Set<string>();
  for (const code of taken) used.add(likeness(code));
  /** The number that each stem has come to: counting from the start each time would never end with a long list. */
  const reached = new Map<string, number>();
  return (name) => {
    const stem = stemOf(name);
    const endsInDigit = /\d$/.test(stem);
    for (let number = reached.get(stem) ?? 1; ; number++) {
      const alone = endsInDigit && number === 1;
      const code = alone ? stem : `${stem}${endsInDigit ? '-' : ''}${String(number).padStart(2, '0')}`;
      if (used.has(likeness(code))) continue;
      used.add(likeness(code));
      reached.set(stem, number + 1);
      return code;
    }
  };
}

function stemOf(name: string): string {
  const parts = partsOf(name);
  const words = parts.filter((part) => !isNumber(part));
  const shortOf = shorteningOf(words);
  const stem = parts.map((part) => (isNumber(part) ? part : shortOf(part))).join('');
  const whole = words.length === 0 ? `${NO_LETTERS}${stem}` : stem;
  return whole.toUpperCase().slice(0, Math.min(MAX_STEM_LENGTH, MAX_CODE_LENGTH));
}

/** The words and the numbers of a Name in Latin letters without marks, a word in camel case as several. */
function partsOf(name: string): readonly string[] {
  const latin = [...name.normalize('NFKD')].map((character) => SPELLED.get(character) ?? character).join('');
  const plain = latin.replace(/[\p{M}'’]/gu, '').replace(/[a-z](?=[A-Z])/g, '$& ');
  return plain.match(/[A-Za-z]+|\d+/g) ?? [];
}

function isNumber(part: string): boolean {
  return /\d/.test(part);
}

/** What a word becomes: of several their initials, of a single one its beginning. Small words count only where no others do. */
function shorteningOf(words: readonly string[]): (word: string) => string {
  const capitals = words.filter((word) => /^[A-Z]/.test(word));
  const counted = new Set(capitals.length > 1 ? capitals : words);
  const shouted = words.every((word) => word === word.toUpperCase());
  return (word) => {
    if (!counted.has(word)) return '';
    if (words.length === 1) return word.length <= 4 ? word : word.slice(0, 3);
    return !shouted && isAcronym(word) ? word : word.slice(0, 1);
  };
}

/** "VIP" among words like "Gold" is said letter by letter. */
function isAcronym(word: string): boolean {
  return word.length > 1 && word.length <= 4 && word === word.toUpperCase();
}
