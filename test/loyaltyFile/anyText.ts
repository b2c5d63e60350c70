import fc from 'fast-check';
import { MAX_DEPTH } from '../../src/loyaltyFile/fileLimits';
import type { LoyaltyFile } from '../../src/loyaltyFile/loyaltyFile';
import { valueSize } from '../../src/loyaltyFile/valueSize';
import { LOYALTY_PROGRAM_SUBSCRIPTIONS, LOYALTY_PROGRAM_TYPES } from '../../src/mews/limits';
import { fileText, programText, SOME_TOKEN } from './loyaltyText';

/** Texts a person may give a Name or a Code: well-formed, no blanks around, up to `maxLength` code points. */
function freeText(maxLength: number): fc.Arbitrary<string> {
  return fc
    .oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength }),
      fc.string({ unit: 'binary-ascii', minLength: 1, maxLength }),
      fc.constantFrom('🏨'.repeat(maxLength), '__proto__', 'constructor', '"', '\\', '/', '{', '// ]'),
    )
    .filter((text) => text === text.trim() && text !== '');
}

/** Files that pass without a warning. */
export const anyFile: fc.Arbitrary<LoyaltyFile> = fc.record(
  {
    ChainId: fc.oneof(
      fc.uuid(),
      fc.uuid().map((id) => id.toUpperCase()),
      fc.constant(null),
    ),
    LoyaltyPrograms: fc.uniqueArray(
      fc.record(
        {
          Name: freeText(100),
          Code: freeText(50),
          Type: fc.constantFrom(...LOYALTY_PROGRAM_TYPES),
          Subscription: fc.constantFrom(...LOYALTY_PROGRAM_SUBSCRIPTIONS),
        },
        { noNullPrototype: true },
      ),
      { minLength: 1, maxLength: 8, selector: ({ Code }) => Code.replace(/\s+/g, '').toLowerCase() },
    ),
  },
  { requiredKeys: ['LoyaltyPrograms'], noNullPrototype: true },
);

/** Ways to write a value as strict JSON: indented or not, with any line ends, with every character escaped or none. */
export const anyWriting: fc.Arbitrary<(value: unknown) => string> = fc
  .tuple(fc.constantFrom('', ' ', '\t'), fc.constantFrom('\n', '\r\n', '\r'), fc.boolean())
  .map(([indent, lineEnd, escaped]) => (value) => {
    const text = JSON.stringify(value, null, indent).replaceAll('\n', lineEnd);
    return escaped ? withEscapes(text) : text;
  });

/** The characters of every string as `\u` escapes. */
function withEscapes(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => {
    const inside: unknown = JSON.parse(quoted);
    const units = Array.from({ length: String(inside).length }, (_, index) => String(inside).charCodeAt(index));
    return `"${units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')}"`;
  });
}

const PIECES = [
  ...['{', '}', '[', ']', ',', ':', '"', '\\', '//', '/*', '*/', '\n', '\r', ' ', '\u00a0', '\ufeff', '\0', '\u2028'],
  ...[
    'null',
    'true',
    '-1',
    '1e999',
    '""',
    '"a"',
    '{}',
    '[]',
    '[,]',
    '"a":1,',
    '\ud83c',
    '\udfe8',
    '\\ud83c',
    '\\u0041',
  ],
  ...['"LoyaltyPrograms":', '"ChainId":', '"Name":', '"Code":', '"Type"', '"__proto__":', '"toString":', '"0":'],
  ...[
    '"ClientToken":',
    '"accesstoken"',
    `"${SOME_TOKEN}"`,
    `"${SOME_TOKEN}":`,
    SOME_TOKEN,
    '['.repeat(40),
    '{"a":'.repeat(40),
  ],
];

interface Change {
  readonly at: number;
  readonly lacking: number;
  readonly piece: string;
}

const anyChange: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  lacking: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(3), fc.nat(80)),
  piece: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, fc.constant(''), fc.string({ unit: 'binary' })),
});

function changed(text: string, { at, lacking, piece }: Change): string {
  const from = Math.round(at * text.length);
  return text.slice(0, from) + piece + text.slice(from + lacking);
}

/** Texts that are, or once were, a loyalty file, after any number of changes; and texts that never were one. */
export const anyText: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      fc.tuple(anyFile, anyWriting).map(([file, write]) => write(file)),
      fc.constantFrom(fileText(), fileText([programText(), '{}', '{}', '7']), fileText([programText(), programText()])),
      fc.json(),
      fc.constant(''),
    ),
    fc.array(anyChange, { maxLength: 6 }),
  )
  .map(([text, changes]) => changes.reduce(changed, text));

/** Whether a text is strict JSON that is nested no deeper than is read. */
function isStrict(text: string): boolean {
  try {
    return valueSize(JSON.parse(text)).depth <= MAX_DEPTH;
  } catch {
    return false;
  }
}

/** Pieces that leave a text JSON where they are put behind the beginning of an object. */
const MEMBERS = [
  '"Name": 1, ',
  '"Code": {"Code": "a", "Code": []}, ',
  '"x": [1, {}], ',
  '"__proto__": {"a:": ":"}, ',
  '"\\u0043ode": "{", ',
];

/** Texts that JSON.parse takes: files, other values, and both with members put in anywhere, doubled ones among them. */
export const anyStrictText: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      fc.tuple(anyFile, anyWriting).map(([file, write]) => write(file)),
      fc.json(),
      fc.tuple(fc.jsonValue(), anyWriting).map(([value, write]) => write(value)),
      anyText,
    ),
    fc.array(fc.tuple(fc.nat(20), fc.constantFrom(...MEMBERS)), { maxLength: 4 }),
  )
  .map(([text, put]) => put.reduce(withMember, text))
  .filter(isStrict);

function withMember(text: string, [place, member]: readonly [number, string]): string {
  const braces = [...text.matchAll(/\{(?=\s*")/g)];
  const at = braces[place % Math.max(1, braces.length)]?.index;
  const changed = at === undefined ? text : `${text.slice(0, at + 1)}${member}${text.slice(at + 1)}`;
  return isStrict(changed) ? changed : text;
}
