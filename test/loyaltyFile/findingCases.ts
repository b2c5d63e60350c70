import type { LoyaltyFileFinding, LoyaltyFileProblem } from '../../src/loyaltyFile/loyaltyFileProblem';
import type { ReadingContext } from '../../src/loyaltyFile/readLoyaltyFile';
import { CHAIN_ID, fileText, programText, SOME_TOKEN } from './loyaltyText';

/** The kinds of the fixes that are offered, in order, and the text that the first leaves. */
export type MendCase = readonly [kinds: string, after: string] | 'no fix';

/**
 * What a text shows, the marked text (see `marked`), the facts of its one finding, how it is mended, and where it is read: for a
 * portfolio, beside a file with the Code SHARED_CODE, or through a connection to the hotel of KNOWN_CHAIN.
 */
export type FindingCase = readonly [what: string, source: string, facts: object, mend: MendCase, where?: Where];

type Where = 'portfolio' | 'beside another file' | 'for a known chain';

/** A Code that another file has. */
export const SHARED_CODE = 'SHARED';

/** What a case is read with. */
export function contextOf(where: Where | undefined): ReadingContext {
  const file = 'file:///other.loyalty.json';
  return {
    portfolio: where === 'portfolio',
    elsewhere: { fileOf: (code) => (code === SHARED_CODE && where === 'beside another file' ? file : undefined) },
    ...(where === 'for a known chain' && { connection: { portfolio: false, ...KNOWN_CHAIN } }),
  };
}

/** A chain that the connections know of when the fixes are made. */
export const KNOWN_CHAIN = { chainId: CHAIN_ID, chainName: 'Aurora Hotels' } as const;

const OTHER = programText({ Name: '"Silver"', Code: '"S1"' });
const REST = `"LoyaltyPrograms": [${programText()}]`;
const TYPES = ['Hotel', 'ExternalPartner', 'SoftBrand', 'Unknown'];
const first = ['LoyaltyPrograms', 0, 'Code'];

/** What nearly all fixes leave. */
const CLEAN = fileText();
const WITH_CHAIN = `{"ChainId": "${CHAIN_ID}", ${REST}}`;
const TO_FILL_IN = programText({ Name: '"Loyalty program"', Code: '"LP01"', Type: '"Unknown"' });
const SKELETON = `${fileText([TO_FILL_IN])}\n`;
const SKELETON_LINES = `${JSON.stringify(JSON.parse(SKELETON), undefined, 2)}\n`;

function one(members: Readonly<Record<string, string | undefined>>): string {
  return fileText([programText(members)]);
}

function wrongType(member: string | undefined, actual: string, ...expected: string[]): object {
  return { member, expected, actual };
}

/** Every code there is: how serious it is, and texts that hold this one mistake and no other. */
export const FINDING_CASES: Readonly<
  Record<LoyaltyFileFinding['code'], readonly [LoyaltyFileProblem['severity'], ...FindingCase[]]>
> = {
  'file-too-large': [
    'error',
    ['10 MiB and one', `«»${' '.repeat(10_485_761)}`, { length: 10_485_761, limit: 10_485_760 }, 'no fix'],
  ],
  'empty-file': [
    'error',
    ['nothing', '«»', {}, ['insert-skeleton', SKELETON_LINES]],
    ['only blanks', '«» \t\r\n', {}, ['insert-skeleton', SKELETON_LINES.replaceAll('\n', '\r\n')]],
  ],
  'nested-too-deeply': [
    'error',
    ['33 open lists', `${'['.repeat(32)}«[»`, { limit: 32 }, 'no fix'],
    ['33 lists', `${'['.repeat(32)}«[»${']'.repeat(33)}`, { limit: 32 }, 'no fix'],
    ['33 objects', `${'{"a":'.repeat(32)}«{»${'}'.repeat(33)}`, { limit: 32 }, 'no fix'],
    ['20,000 open lists', `${'['.repeat(32)}«[»${'['.repeat(19_967)}`, { limit: 32 }, 'no fix'],
    ['200,000 open lists', `${'['.repeat(32)}«[»${'['.repeat(199_967)}`, { limit: 32 }, 'no fix'],
    ['200,000 lists', `${'['.repeat(32)}«[»${'['.repeat(199_967)}${']'.repeat(200_000)}`, { limit: 32 }, 'no fix'],
    ['200,000 open objects', `${'{"a":'.repeat(32)}«{»${'"a":{'.repeat(199_967)}`, { limit: 32 }, 'no fix'],
  ],
  'not-json': [
    'error',
    ['a word', '«Hello»', {}, 'no fix'],
    ['a comma too few', `{"ChainId": null «"LoyaltyPrograms"»: [${programText()}]}`, {}, 'no fix'],
    ['two values', `${fileText()}«7»`, {}, 'no fix'],
    ['a bracket too few', `{${REST.slice(0, -1)}«]»`, {}, 'no fix'],
    ['a bracket and blanks too few', `{${REST.slice(0, -1)}«]» \n`, {}, 'no fix'],
    ['single quotes', one({ Name: "«'Gold'»" }), {}, 'no fix'],
    ['a list of nothing but a comma', fileText([`${programText()}, «,» ${OTHER}`]), {}, 'no fix'],
    ['a comment that never ends', `${fileText()} «/* all»`, {}, 'no fix'],
    ['a half value', one({ Type: '«Hot»' }), {}, 'no fix'],
    ['a line break in a text', one({ Name: '«"Gold»\n' }), {}, 'no fix'],
    ['an unpaired escape', one({ Name: '«"Go\\ld"»' }), {}, 'no fix'],
    ['nothing but a no-break space', ' «\u00a0»', {}, 'no fix'],
    ['a byte order mark', `«\ufeff»${fileText()}`, {}, 'no fix'],
  ],
  comment: [
    'error',
    ['a line comment', `${fileText()} «// all»\n`, {}, ['remove-comment', `${CLEAN}\n`]],
    ['a block comment', `{«/* the\nchain */»${REST}}`, {}, ['remove-comment', CLEAN]],
  ],
  'trailing-comma': [
    'error',
    ['in a program', one({ Subscription: '"Free"«,»' }), {}, ['remove-comma', CLEAN]],
    ['in the list', fileText([`${programText()}«,»\n`]), {}, ['remove-comma', fileText([`${programText()}\n`])]],
    ['in the file', `{${REST}«,»}`, {}, ['remove-comma', CLEAN]],
  ],
  'member-twice': [
    'error',
    [
      'in the file',
      `{‹"ChainId"›: null, «"ChainId"»: null, ${REST}}`,
      { member: 'ChainId' },
      ['keep-first', `{"ChainId": null, ${REST}}`],
    ],
    [
      'in a program',
      one({ '‹"Code"› ': '"G1", «"Code"»: "G2"', Code: undefined }),
      { member: 'Code' },
      [
        'keep-last, keep-first',
        `{"LoyaltyPrograms": [{"Name": "Gold", "Type": "Hotel", "Subscription": "Free", "Code": "G2"}]}`,
      ],
    ],
    [
      'written with an escape',
      one({ '‹"Code"›': '"G1", «"\\u0043ode"»: "G2"', Code: undefined }),
      { member: 'Code' },
      [
        'keep-last, keep-first',
        `{"LoyaltyPrograms": [{"Name": "Gold", "Type": "Hotel", "Subscription": "Free", "\\u0043ode": "G2"}]}`,
      ],
    ],
  ],
  'wrong-type': [
    'error',
    ['a list at the top', '«[]»', wrongType(undefined, 'array', 'object'), ['insert-skeleton', SKELETON]],
    ['null at the top', '«null»', wrongType(undefined, 'null', 'object'), ['insert-skeleton', SKELETON]],
    ['a text at the top', '«"x"»', wrongType(undefined, 'string', 'object'), 'no fix'],
    ['a number at the top', ' «-1.5e3»', wrongType(undefined, 'number', 'object'), 'no fix'],
    [
      'a programs object',
      '{"LoyaltyPrograms": «{}»}',
      wrongType('LoyaltyPrograms', 'object', 'array'),
      ['add-program', fileText([TO_FILL_IN])],
    ],
    [
      'null for the programs',
      '{"LoyaltyPrograms": «null»}',
      wrongType('LoyaltyPrograms', 'null', 'array'),
      ['add-program', fileText([TO_FILL_IN])],
    ],
    [
      'a text for a program',
      fileText(['«"Gold"»']),
      wrongType(undefined, 'string', 'object'),
      ['make-program', one({ Code: '"GOLD01"', Type: '"Unknown"' })],
    ],
    ['a list for a program', fileText(['«[1]»']), wrongType(undefined, 'array', 'object'), 'no fix'],
    [
      'null for a program',
      fileText([OTHER, '«null»']),
      wrongType(undefined, 'null', 'object'),
      ['remove-program', one({ Name: '"Silver"', Code: '"S1"' })],
    ],
    [
      'a number for Name',
      one({ Name: '«7»' }),
      wrongType('Name', 'number', 'string'),
      ['put-in-quotes', one({ Name: '"7"' })],
    ],
    [
      'null for Name',
      one({ Name: '«null»' }),
      wrongType('Name', 'null', 'string'),
      ['give-name', one({ Name: '"G1"' })],
    ],
    ['a list for Code', one({ Code: '«["G1"]»' }), wrongType('Code', 'array', 'string'), ['take-out-of-list', CLEAN]],
    [
      'an object for Code',
      one({ Code: '«{}»' }),
      wrongType('Code', 'object', 'string'),
      ['give-code', one({ Code: '"GOLD01"' })],
    ],
    [
      'true for Type',
      one({ Type: '«true»' }),
      wrongType('Type', 'boolean', 'string'),
      ['use-value, use-value, use-value, use-value', CLEAN],
    ],
    [
      'null for Subscription',
      one({ Subscription: '«null»' }),
      wrongType('Subscription', 'null', 'string'),
      ['use-value, use-value', CLEAN],
    ],
    [
      'a number for ChainId',
      `{"ChainId": «0», ${REST}}`,
      wrongType('ChainId', 'number', 'string', 'null'),
      ['use-chain-id, use-null, remove-member', WITH_CHAIN],
    ],
    [
      'a list for $schema',
      `{"$schema": «[]», ${REST}}`,
      wrongType('$schema', 'array', 'string'),
      ['remove-member', CLEAN],
    ],
  ],
  'missing-member': [
    'error',
    [
      'no LoyaltyPrograms',
      '«{»"ChainId": null}',
      { member: 'LoyaltyPrograms' },
      ['add-member', `{"ChainId": null, "LoyaltyPrograms": [${TO_FILL_IN}]}`],
    ],
    [
      'no Name',
      fileText([`«{»${programText({ Name: undefined }).slice(1)}`]),
      { member: 'Name' },
      ['add-member', one({ Name: '"G1"' })],
    ],
    [
      'no Code',
      fileText([OTHER, `«{»${programText({ Code: undefined }).slice(1)}`]),
      { member: 'Code' },
      ['add-member', fileText([programText({ Name: '"Silver"', Code: '"S1"' }), programText({ Code: '"GOLD01"' })])],
    ],
  ],
  'missing-recommended-member': [
    'warning',
    [
      'no Type',
      fileText([`«{»${programText({ Type: undefined }).slice(1)}`]),
      { member: 'Type' },
      ['add-member, add-member, add-member, add-member', one({ Type: '"Unknown"' })],
    ],
    [
      'no Subscription',
      fileText([`«{»${programText({ Subscription: undefined }).slice(1)}`]),
      { member: 'Subscription' },
      ['add-member, add-member', CLEAN],
    ],
  ],
  'empty-value': [
    'error',
    ['an empty Name', one({ Name: '«""»' }), { member: 'Name' }, ['give-name', one({ Name: '"G1"' })]],
    ['an empty Code', one({ Code: '«""»' }), { member: 'Code' }, ['give-code', one({ Code: '"GOLD01"' })]],
  ],
  'too-long': [
    'error',
    [
      'a Name of 101',
      one({ Name: `«"${'x'.repeat(101)}"»` }),
      { member: 'Name', length: 101, limit: 100 },
      [
        'shorten',
        one({
          Name: `"${'x'.repeat(100)}"`,
        }),
      ],
    ],
    [
      'a Code of 51',
      one({ Code: `«"${'x'.repeat(51)}"»` }),
      { member: 'Code', length: 51, limit: 50 },
      ['shorten, give-code', one({ Code: `"${'x'.repeat(50)}"` })],
    ],
    [
      'a Name of 101 astral characters',
      one({ Name: `«"${'🏨'.repeat(101)}"»` }),
      { member: 'Name', length: 101, limit: 100 },
      [
        'shorten',
        one({
          Name: `"${'🏨'.repeat(100)}"`,
        }),
      ],
    ],
    [
      'a Code of 51 escaped ones',
      one({ Code: `«"${'\\ud83c\\udfe8'.repeat(51)}"»` }),
      { member: 'Code', length: 51, limit: 50 },
      [
        'shorten, give-code',
        one({
          Code: `"${'🏨'.repeat(50)}"`,
        }),
      ],
    ],
  ],
  'not-in-list': [
    'error',
    [
      'a Type in small letters',
      one({ Type: '«"hotel"»' }),
      { member: 'Type', value: 'hotel', allowed: TYPES },
      ['use-value, use-value, use-value, use-value', CLEAN],
    ],
    [
      'an empty Type',
      one({ Type: '«""»' }),
      { member: 'Type', value: '', allowed: TYPES },
      ['use-value, use-value, use-value, use-value', CLEAN],
    ],
    [
      'half a character as Type',
      one({ Type: '«"\\ud800"»' }),
      { member: 'Type', value: '\ud800', allowed: TYPES },
      ['use-value, use-value, use-value, use-value', CLEAN],
    ],
    [
      'another Subscription',
      one({ Subscription: '«"Gold"»' }),
      { member: 'Subscription', value: 'Gold', allowed: ['Free', 'Paid'] },
      ['use-value, use-value', CLEAN],
    ],
  ],
  'empty-list': ['error', ['no programs', '{"LoyaltyPrograms": «[ ]»}', {}, ['add-program', fileText([TO_FILL_IN])]]],
  'too-many-programs': [
    'error',
    [
      '100,001 programs',
      `{«"LoyaltyPrograms"»: [0${',0'.repeat(100_000)}]}`,
      { count: 100_001, limit: 100_000 },
      'no fix',
    ],
  ],
  'invalid-chain-id': [
    'error',
    ['a name', `{"ChainId": «"Aurora Hotels"», ${REST}}`, {}, ['use-chain-id, use-null, remove-member', WITH_CHAIN]],
    ['an empty text', `{"ChainId": «""», ${REST}}`, {}, ['use-chain-id, use-null, remove-member', WITH_CHAIN]],
    [
      'a UUID in braces',
      `{"ChainId": «"{${CHAIN_ID}}"», ${REST}}`,
      {},
      ['use-chain-id, use-null, remove-member', WITH_CHAIN],
    ],
    [
      'a UUID and a line break',
      `{"ChainId": «"${CHAIN_ID}\\n"», ${REST}}`,
      {},
      ['use-chain-id, use-null, remove-member', WITH_CHAIN],
    ],
    ['a UUID and a blank', `{"ChainId": «" ${CHAIN_ID}"», ${REST}}`, {}, ['use-chain-id', WITH_CHAIN], 'portfolio'],
  ],
  'missing-chain-id': [
    'error',
    ['no ChainId', `«{»${REST}}`, {}, ['use-chain-id', WITH_CHAIN], 'portfolio'],
    ['null', `{"ChainId": «null», ${REST}}`, {}, ['use-chain-id', WITH_CHAIN], 'portfolio'],
  ],
  'token-in-file': [
    'error',
    ['by its name', `{"ClientToken": «"x"», ${REST}}`, { member: 'ClientToken' }, ['remove-member', CLEAN]],
    [
      'by its name in any case',
      `{"ACCESStoken": «null», ${REST}}`,
      { member: 'ACCESStoken' },
      ['remove-member', CLEAN],
    ],
    [
      'by its name with an escape',
      `{"AccessToke\\u006e": «""», ${REST}}`,
      { member: 'AccessToken' },
      ['remove-member', CLEAN],
    ],
    [
      'by its name with a Kelvin sign',
      `{"AccessTo\u212aen": «""», ${REST}}`,
      { member: 'AccessTo\u212aen' },
      ['remove-member', CLEAN],
    ],
    ['by its shape', one({ Name: `«"${SOME_TOKEN}"»` }), { member: 'Name' }, ['remove-token', one({ Name: '"G1"' })]],
    [
      'by its shape in small letters',
      one({ Name: `«"${SOME_TOKEN.toLowerCase()}"»` }),
      { member: 'Name' },
      ['remove-token', one({ Name: '"G1"' })],
    ],
    [
      'by its shape inside a text',
      one({ Name: `«"Gold (${SOME_TOKEN})"»` }),
      { member: 'Name' },
      ['remove-token', CLEAN],
    ],
    [
      'by its shape with an escape',
      one({ Name: `«"${SOME_TOKEN.replace('-', '\\u002d')}"»` }),
      { member: 'Name' },
      ['remove-token', one({ Name: '"G1"' })],
    ],
    [
      'as a Code, which it is too long for',
      one({ Code: `«"${SOME_TOKEN}"»` }),
      { member: 'Code' },
      ['remove-token', one({ Code: '"GOLD01"' })],
    ],
    ['as a Type', one({ Type: `«"${SOME_TOKEN}"»` }), { member: 'Type' }, ['remove-token', one({ Type: '"Unknown"' })]],
    ['as the ChainId', `{"ChainId": «"${SOME_TOKEN}"», ${REST}}`, { member: 'ChainId' }, ['remove-member', CLEAN]],
    [
      'as the schema',
      `{"$schema": «"https://x/${SOME_TOKEN}"», ${REST}}`,
      { member: '$schema' },
      ['remove-member', CLEAN],
    ],
    [
      'as a program',
      fileText([OTHER, `«"${SOME_TOKEN}"»`]),
      { member: undefined },
      ['remove-member', one({ Name: '"Silver"', Code: '"S1"' })],
    ],
    ['as a name', `{«"${SOME_TOKEN}"»: 1, ${REST}}`, { member: undefined }, ['remove-member', CLEAN]],
    [
      'as a name, twice',
      `{"${SOME_TOKEN}": 1, «"${SOME_TOKEN}"»: 2, ${REST}}`,
      { member: undefined },
      ['remove-member', CLEAN],
    ],
    ['as the whole file', `«"${SOME_TOKEN}"»`, { member: undefined }, ['insert-skeleton', SKELETON]],
  ],
  'unpaired-surrogate': [
    'error',
    ['the first half', one({ Name: '«"Gold \ud83c"»' }), { member: 'Name' }, ['remove-half', CLEAN]],
    ['the second half', one({ Code: '«"\udfe8"»' }), { member: 'Code' }, ['give-code', one({ Code: '"GOLD01"' })]],
    ['an escaped half', one({ Code: '«"G\\ud83c1"»' }), { member: 'Code' }, ['remove-half', CLEAN]],
    [
      'both halves the wrong way round',
      one({ Name: '«"\\udfe8\\ud83c"»' }),
      { member: 'Name' },
      ['give-name', one({ Name: '"G1"' })],
    ],
  ],
  'unknown-member': [
    'warning',
    ['in the file', `{«"Client"»: "x", ${REST}}`, { member: 'Client' }, ['remove-member', CLEAN]],
    ['in a program', one({ '«"DataClusterId"»': '{}' }), { member: 'DataClusterId' }, ['remove-member', CLEAN]],
    [
      'a known one in small letters, beside it',
      `{"ChainId": null, «"chainId"»: null, ${REST}}`,
      { member: 'chainId' },
      ['remove-member', `{"ChainId": null, ${REST}}`],
    ],
    ['__proto__', one({ '«"__proto__"»': '{"Name": 7}' }), { member: '__proto__' }, ['remove-member', CLEAN]],
    ['constructor', `{«"constructor"»: null, ${REST}}`, { member: 'constructor' }, ['remove-member', CLEAN]],
    ['toString', one({ '«"toString"»': 'null' }), { member: 'toString' }, ['remove-member', CLEAN]],
    ['a number', `{«"0"»: [], ${REST}}`, { member: '0' }, ['remove-member', CLEAN]],
    ['an empty name', one({ '«""»': '7' }), { member: '' }, ['remove-member', CLEAN]],
    ['a name with slashes', one({ '«"a/b~1c"»': '7' }), { member: 'a/b~1c' }, ['remove-member', CLEAN]],
    ['half a character', one({ '«"\\ud83c"»': '7' }), { member: '\ud83c' }, ['remove-member', CLEAN]],
  ],
  'member-case': [
    'error',
    [
      'a Name in small letters',
      fileText([programText({ Name: undefined, '«"name"»': '"Gold"' })]),
      { member: 'name', meant: 'Name', required: true },
      [
        'rename-member',
        `{"LoyaltyPrograms": [{"Code": "G1", "Type": "Hotel", "Subscription": "Free", "Name": "Gold"}]}`,
      ],
    ],
    [
      'the list in small letters',
      `{«"loyalty_programs"»: [${programText()}]}`,
      { member: 'loyalty_programs', meant: 'LoyaltyPrograms', required: true },
      ['rename-member', CLEAN],
    ],
    [
      'the ChainId of a portfolio',
      `{«"chainId"»: "${CHAIN_ID}", ${REST}}`,
      { member: 'chainId', meant: 'ChainId', required: true },
      ['rename-member', WITH_CHAIN],
      'portfolio',
    ],
  ],
  'misspelled-member': [
    'error',
    [
      'two letters swapped',
      fileText([programText({ Name: undefined, '«"Nmae"»': '"Gold"' })]),
      { member: 'Nmae', meant: 'Name', required: true },
      [
        'rename-member',
        `{"LoyaltyPrograms": [{"Code": "G1", "Type": "Hotel", "Subscription": "Free", "Name": "Gold"}]}`,
      ],
    ],
    [
      'a letter too few',
      `{«"LoyaltyProgram"»: [${programText()}]}`,
      { member: 'LoyaltyProgram', meant: 'LoyaltyPrograms', required: true },
      ['rename-member', CLEAN],
    ],
  ],
  'duplicate-code': [
    'warning',
    [
      'twice',
      fileText([programText({ Code: '‹"A"›' }), programText({ Code: '«"A"»' })]),
      { value: 'A', first },
      ['remove-program, give-code', one({ Code: '"A"' })],
    ],
    [
      'once with an escape',
      fileText([programText({ Code: '‹"A"›' }), programText({ Code: '«"\\u0041"»' })]),
      { value: 'A', first },
      ['remove-program, give-code', one({ Code: '"A"' })],
    ],
    [
      '__proto__',
      fileText([programText({ Code: '‹"__proto__"›' }), programText({ Code: '«"__proto__"»' })]),
      { value: '__proto__', first },
      ['remove-program, give-code', one({ Code: '"__proto__"' })],
    ],
  ],
  'similar-code': [
    'warning',
    [
      'another case',
      fileText([programText({ Code: '‹"Ä1"›' }), programText({ Code: '«"ä1"»' })]),
      { value: 'ä1', other: 'Ä1', first },
      ['give-code, remove-program', fileText([programText({ Code: '"Ä1"' }), programText({ Code: '"GOLD01"' })])],
    ],
    [
      'a blank inside',
      fileText([programText({ Code: '‹"A 1"›' }), programText({ Code: '«"A1"»' })]),
      { value: 'A1', other: 'A 1', first },
      ['give-code, remove-program', fileText([programText({ Code: '"A 1"' }), programText({ Code: '"GOLD01"' })])],
    ],
  ],
  'code-in-other-file': [
    'information',
    [
      'a Code of another file',
      fileText([programText(), programText({ Name: '"Silver"', Code: `«"${SHARED_CODE}"»` })]),
      { value: SHARED_CODE, file: 'file:///other.loyalty.json' },
      ['remove-program, give-code', CLEAN],
      'beside another file',
    ],
  ],
  'surrounding-blanks': [
    'warning',
    ['before a Code', one({ Code: '«" G1"»' }), { member: 'Code' }, ['trim', CLEAN]],
    ['after a Name', one({ Name: '«"Gold\\t"»' }), { member: 'Name' }, ['trim', CLEAN]],
    ['no-break space', one({ Code: '«"G1\u00a0"»' }), { member: 'Code' }, ['trim', CLEAN]],
    ['nothing but blanks', one({ Name: '«"  "»' }), { member: 'Name' }, ['give-name', one({ Name: '"G1"' })]],
  ],
  'other-chain-id': [
    'warning',
    [
      'the Id of another chain',
      `{"ChainId": «"${CHAIN_ID.replace('1', '2')}"», ${REST}}`,
      { other: { kind: 'ignored', chainName: KNOWN_CHAIN.chainName } },
      ['use-chain-id, remove-member', WITH_CHAIN],
      'for a known chain',
    ],
  ],
  'several-requests': [
    'information',
    [
      '1001 programs',
      fileText(Array.from({ length: 1001 }, (_, index) => programText({ Code: `"G${index}"` }))).replace(
        '"LoyaltyPrograms"',
        '«$&»',
      ),
      { count: 1001, limit: 1000 },
      'no fix',
    ],
  ],
};
