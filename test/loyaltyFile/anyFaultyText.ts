import fc from 'fast-check';
import { CHAIN_ID, SOME_TOKEN } from './loyaltyText';

const oftenRight = <T>(right: T, ...wrong: fc.Arbitrary<T>[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(right) }, ...wrong);

/** Raw values of a Name or a Code: mostly texts, with every mistake that can be in one. */
const anyFree = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('"Gold"', '"G1"', '"g1"', '"G 1"', '"S1"') },
  fc.constantFrom(
    '""',
    '"  "',
    '" Gold "',
    '7',
    '-1.5',
    'true',
    'null',
    '[]',
    '{}',
    '["G1"]',
    '["a", "b"]',
    '{"a": 1}',
  ),
  fc.constantFrom(
    `"${'🏨'.repeat(120)}"`,
    `"${'x'.repeat(120)}"`,
    `"${'👩‍👩‍👧'.repeat(30)}"`,
    '"Gold \\ud83c"',
    '"\\udfe8"',
  ),
  fc.constantFrom(`"${SOME_TOKEN}"`, `"Gold (${SOME_TOKEN})"`),
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => JSON.stringify(text)),
);

const anyListed = fc.constantFrom(
  '"Hotel"',
  '"Free"',
  '"hotel"',
  '"Soft Brand"',
  '"Hotle"',
  '"x"',
  '""',
  'null',
  '1',
  `"${SOME_TOKEN}"`,
);

const anyName = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('Name', 'Code', 'Type', 'Subscription') },
  fc.constantFrom('name', 'Nmae', 'code', 'Id', 'x', 'AccessToken', SOME_TOKEN, '__proto__', ''),
);

const anyProgram: fc.Arbitrary<string> = fc
  .tuple(
    oftenRight<readonly (readonly [string, string])[]>(
      [
        ['Name', '"Gold"'],
        ['Code', '"G1"'],
        ['Type', '"Hotel"'],
        ['Subscription', '"Free"'],
      ],
      fc.array(fc.tuple(anyName, fc.oneof(anyFree, anyListed)), { maxLength: 6 }),
      fc
        .tuple(anyFree, anyFree, anyListed, anyListed)
        .map(([name, code, type, subscription]) => [
          ['Name', name] as const,
          ['Code', code] as const,
          ['Type', type] as const,
          ['Subscription', subscription] as const,
        ]),
    ),
  )
  .map(([members]) => `{¶${members.map(([name, value]) => `${JSON.stringify(name)}:·${value}`).join(',¶')}¶}`);

const anyEntry = fc.oneof(
  { weight: 8, arbitrary: anyProgram },
  fc.constantFrom('null', '7', '"Gold"', '[1]', '""', `"${SOME_TOKEN}"`),
);

const anyList = fc.array(anyEntry, { maxLength: 5 }).map((entries) => `[¶${entries.join(',¶')}¶]`);

const anyMembers = fc.array(
  fc.oneof(
    fc.constantFrom(
      `"ChainId":·"${CHAIN_ID}"`,
      `"ChainId":·"{${CHAIN_ID}}"`,
      '"ChainId":·"Aurora Hotels"',
      '"ChainId":·null',
      '"ChainId":·7',
      '"chainId":·null',
      '"$schema":·[]',
      `"ClientToken":·"${SOME_TOKEN}"`,
      `"accesstoken":·{"a":·"${SOME_TOKEN}"}`,
      `"${SOME_TOKEN}":·1`,
      `"${SOME_TOKEN}":·["${SOME_TOKEN}"]`,
      '"Client":·"x"',
    ),
    anyList.map((list) => `"LoyaltyPrograms":·${list}`),
    anyProgram.map((program) => `"LoyaltyPrograms":·${program}`),
  ),
  { maxLength: 4 },
);

/** What may stand between two tokens. */
const anyGap = fc.constantFrom('', '', ' ', '\n', '\r\n  ', '\n\t', '/* x */', ' // x\n', '\n // x\n', ',');

/** Files that were written by someone who makes every mistake there is, in any style, with comments and commas in between. */
export const anyFaultyText: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .tuple(anyMembers, anyList)
          .map(([members, list]) => `{¶${[...members, `"LoyaltyPrograms":·${list}`].join(',¶')}¶}`),
      },
      anyMembers.map((members) => `{¶${members.join(',¶')}¶}`),
      anyList,
      fc.constantFrom('', ' \n', 'null', '""', '[]', '{}', '7', `"${SOME_TOKEN}"`),
    ),
    fc.array(anyGap, { maxLength: 12 }),
    fc.constantFrom('', ' '),
  )
  .map(([text, gaps, blank]) => {
    let at = 0;
    return text.replace(/¶/g, () => (gaps.length === 0 ? '' : (gaps[at++ % gaps.length] ?? ''))).replace(/·/g, blank);
  });
