import type { LoyaltyFileFinding, LoyaltyFileProblem } from '../../src/loyaltyFile/loyaltyFileProblem';
import { CHAIN_ID, fileText, programText, SOME_TOKEN } from './loyaltyText';

/** What a text shows, the marked text (see `marked`), the facts of its one finding, and whether a portfolio gets it. */
export type FindingCase = readonly [what: string, source: string, facts: object, portfolio?: 'portfolio'];

const OTHER = programText({ Name: '"Silver"', Code: '"S1"' });
const REST = `"LoyaltyPrograms": [${programText()}]`;
const TYPES = ['Hotel', 'ExternalPartner', 'SoftBrand', 'Unknown'];
const first = ['LoyaltyPrograms', 0, 'Code'];

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
    ['10 MiB and one', `«»${' '.repeat(10_485_761)}`, { length: 10_485_761, limit: 10_485_760 }],
  ],
  'empty-file': ['error', ['nothing', '«»', {}], ['only blanks', '«» \t\r\n\u00a0', {}]],
  'nested-too-deeply': [
    'error',
    ['33 open lists', `${'['.repeat(32)}«[»`, { limit: 32 }],
    ['33 lists', `${'['.repeat(32)}«[»${']'.repeat(33)}`, { limit: 32 }],
    ['33 objects', `${'{"a":'.repeat(32)}«{»${'}'.repeat(33)}`, { limit: 32 }],
    ['20,000 open lists', `${'['.repeat(32)}«[»${'['.repeat(19_967)}`, { limit: 32 }],
    ['200,000 open lists', `${'['.repeat(32)}«[»${'['.repeat(199_967)}`, { limit: 32 }],
    ['200,000 lists', `${'['.repeat(32)}«[»${'['.repeat(199_967)}${']'.repeat(200_000)}`, { limit: 32 }],
    ['200,000 open objects', `${'{"a":'.repeat(32)}«{»${'"a":{'.repeat(199_967)}`, { limit: 32 }],
  ],
  'not-json': [
    'error',
    ['a word', '«Hello»', {}],
    ['a comma too few', `{"ChainId": null «"LoyaltyPrograms"»: [${programText()}]}`, {}],
    ['two values', `${fileText()}«7»`, {}],
    ['a bracket too few', `{${REST.slice(0, -1)}«]»`, {}],
    ['a bracket and blanks too few', `{${REST.slice(0, -1)}«]» \n`, {}],
    ['single quotes', one({ Name: "«'Gold'»" }), {}],
    ['a list of nothing but a comma', fileText([`${programText()}, «,» ${OTHER}`]), {}],
    ['a comment that never ends', `${fileText()} «/* all»`, {}],
    ['a half value', one({ Type: '«Hot»' }), {}],
    ['a line break in a text', one({ Name: '«"Gold»\n' }), {}],
    ['an unpaired escape', one({ Name: '«"Go\\ld"»' }), {}],
    ['a byte order mark', `«\ufeff»${fileText()}`, {}],
  ],
  comment: [
    'error',
    ['a line comment', `${fileText()} «// all»\n`, {}],
    ['a block comment', `{«/* the\nchain */»${REST}}`, {}],
  ],
  'trailing-comma': [
    'error',
    ['in a program', one({ Subscription: '"Free"«,»' }), {}],
    ['in the list', fileText([`${programText()}«,»\n`]), {}],
    ['in the file', `{${REST}«,»}`, {}],
  ],
  'member-twice': [
    'error',
    ['in the file', `{‹"ChainId"›: null, «"ChainId"»: null, ${REST}}`, { member: 'ChainId' }],
    ['in a program', one({ '‹"Code"› ': '"G1", «"Code"»: "G2"', Code: undefined }), { member: 'Code' }],
    ['written with an escape', one({ '‹"Code"›': '"G1", «"\\u0043ode"»: "G2"', Code: undefined }), { member: 'Code' }],
  ],
  'wrong-type': [
    'error',
    ['a list at the top', '«[]»', wrongType(undefined, 'array', 'object')],
    ['null at the top', '«null»', wrongType(undefined, 'null', 'object')],
    ['a text at the top', '«"x"»', wrongType(undefined, 'string', 'object')],
    ['a number at the top', ' «-1.5e3»', wrongType(undefined, 'number', 'object')],
    ['a programs object', '{"LoyaltyPrograms": «{}»}', wrongType('LoyaltyPrograms', 'object', 'array')],
    ['null for the programs', '{"LoyaltyPrograms": «null»}', wrongType('LoyaltyPrograms', 'null', 'array')],
    ['a text for a program', fileText(['«"Gold"»']), wrongType(undefined, 'string', 'object')],
    ['a list for a program', fileText(['«[1]»']), wrongType(undefined, 'array', 'object')],
    ['null for a program', fileText([OTHER, '«null»']), wrongType(undefined, 'null', 'object')],
    ['a number for Name', one({ Name: '«7»' }), wrongType('Name', 'number', 'string')],
    ['null for Name', one({ Name: '«null»' }), wrongType('Name', 'null', 'string')],
    ['a list for Code', one({ Code: '«["G1"]»' }), wrongType('Code', 'array', 'string')],
    ['an object for Code', one({ Code: '«{}»' }), wrongType('Code', 'object', 'string')],
    ['true for Type', one({ Type: '«true»' }), wrongType('Type', 'boolean', 'string')],
    ['null for Subscription', one({ Subscription: '«null»' }), wrongType('Subscription', 'null', 'string')],
    ['a number for ChainId', `{"ChainId": «0», ${REST}}`, wrongType('ChainId', 'number', 'string', 'null')],
    ['a list for $schema', `{"$schema": «[]», ${REST}}`, wrongType('$schema', 'array', 'string')],
  ],
  'missing-member': [
    'error',
    ['no LoyaltyPrograms', '«{»"ChainId": null}', { member: 'LoyaltyPrograms' }],
    ['no Name', fileText([`«{»${programText({ Name: undefined }).slice(1)}`]), { member: 'Name' }],
    ['no Code', fileText([OTHER, `«{»${programText({ Code: undefined }).slice(1)}`]), { member: 'Code' }],
  ],
  'missing-recommended-member': [
    'warning',
    ['no Type', fileText([`«{»${programText({ Type: undefined }).slice(1)}`]), { member: 'Type' }],
    [
      'no Subscription',
      fileText([`«{»${programText({ Subscription: undefined }).slice(1)}`]),
      { member: 'Subscription' },
    ],
  ],
  'empty-value': [
    'error',
    ['an empty Name', one({ Name: '«""»' }), { member: 'Name' }],
    ['an empty Code', one({ Code: '«""»' }), { member: 'Code' }],
  ],
  'too-long': [
    'error',
    ['a Name of 101', one({ Name: `«"${'x'.repeat(101)}"»` }), { member: 'Name', length: 101, limit: 100 }],
    ['a Code of 51', one({ Code: `«"${'x'.repeat(51)}"»` }), { member: 'Code', length: 51, limit: 50 }],
    [
      'a Name of 101 astral characters',
      one({ Name: `«"${'🏨'.repeat(101)}"»` }),
      { member: 'Name', length: 101, limit: 100 },
    ],
    [
      'a Code of 51 escaped ones',
      one({ Code: `«"${'\\ud83c\\udfe8'.repeat(51)}"»` }),
      { member: 'Code', length: 51, limit: 50 },
    ],
  ],
  'not-in-list': [
    'error',
    ['a Type in small letters', one({ Type: '«"hotel"»' }), { member: 'Type', value: 'hotel', allowed: TYPES }],
    ['an empty Type', one({ Type: '«""»' }), { member: 'Type', value: '', allowed: TYPES }],
    ['half a character as Type', one({ Type: '«"\\ud800"»' }), { member: 'Type', value: '\ud800', allowed: TYPES }],
    [
      'another Subscription',
      one({ Subscription: '«"Gold"»' }),
      { member: 'Subscription', value: 'Gold', allowed: ['Free', 'Paid'] },
    ],
  ],
  'empty-list': ['error', ['no programs', '{"LoyaltyPrograms": «[ ]»}', {}]],
  'too-many-programs': [
    'error',
    ['100,001 programs', `{«"LoyaltyPrograms"»: [0${',0'.repeat(100_000)}]}`, { count: 100_001, limit: 100_000 }],
  ],
  'invalid-chain-id': [
    'error',
    ['a name', `{"ChainId": «"Aurora Hotels"», ${REST}}`, {}],
    ['an empty text', `{"ChainId": «""», ${REST}}`, {}],
    ['a UUID in braces', `{"ChainId": «"{${CHAIN_ID}}"», ${REST}}`, {}],
    ['a UUID and a line break', `{"ChainId": «"${CHAIN_ID}\\n"», ${REST}}`, {}],
    ['a UUID and a blank', `{"ChainId": «" ${CHAIN_ID}"», ${REST}}`, {}, 'portfolio'],
  ],
  'missing-chain-id': [
    'error',
    ['no ChainId', `«{»${REST}}`, {}, 'portfolio'],
    ['null', `{"ChainId": «null», ${REST}}`, {}, 'portfolio'],
  ],
  'token-in-file': [
    'error',
    ['by its name', `{"ClientToken": «"x"», ${REST}}`, { member: 'ClientToken' }],
    ['by its name in any case', `{"ACCESStoken": «null», ${REST}}`, { member: 'ACCESStoken' }],
    ['by its name with an escape', `{"AccessToke\\u006e": «""», ${REST}}`, { member: 'AccessToken' }],
    ['by its name with a Kelvin sign', `{"AccessTo\u212aen": «""», ${REST}}`, { member: 'AccessTo\u212aen' }],
    ['by its shape', one({ Name: `«"${SOME_TOKEN}"»` }), { member: 'Name' }],
    ['by its shape in small letters', one({ Name: `«"${SOME_TOKEN.toLowerCase()}"»` }), { member: 'Name' }],
    ['by its shape inside a text', one({ Name: `«"Gold (${SOME_TOKEN})"»` }), { member: 'Name' }],
    ['by its shape with an escape', one({ Name: `«"${SOME_TOKEN.replace('-', '\\u002d')}"»` }), { member: 'Name' }],
    ['as a Code, which it is too long for', one({ Code: `«"${SOME_TOKEN}"»` }), { member: 'Code' }],
    ['as a Type', one({ Type: `«"${SOME_TOKEN}"»` }), { member: 'Type' }],
    ['as the ChainId', `{"ChainId": «"${SOME_TOKEN}"», ${REST}}`, { member: 'ChainId' }],
    ['as the schema', `{"$schema": «"https://x/${SOME_TOKEN}"», ${REST}}`, { member: '$schema' }],
    ['as a program', fileText([OTHER, `«"${SOME_TOKEN}"»`]), { member: undefined }],
    ['as a name', `{«"${SOME_TOKEN}"»: 1, ${REST}}`, { member: undefined }],
    ['as a name, twice', `{"${SOME_TOKEN}": 1, «"${SOME_TOKEN}"»: 2, ${REST}}`, { member: undefined }],
    ['as the whole file', `«"${SOME_TOKEN}"»`, { member: undefined }],
  ],
  'unpaired-surrogate': [
    'error',
    ['the first half', one({ Name: '«"Gold \ud83c"»' }), { member: 'Name' }],
    ['the second half', one({ Code: '«"\udfe8"»' }), { member: 'Code' }],
    ['an escaped half', one({ Code: '«"G\\ud83c1"»' }), { member: 'Code' }],
    ['both halves the wrong way round', one({ Name: '«"\\udfe8\\ud83c"»' }), { member: 'Name' }],
  ],
  'unknown-member': [
    'warning',
    ['in the file', `{«"Client"»: "x", ${REST}}`, { member: 'Client' }],
    ['in a program', one({ '«"DataClusterId"»': '{}' }), { member: 'DataClusterId' }],
    ['a known one in small letters, beside it', `{"ChainId": null, «"chainId"»: null, ${REST}}`, { member: 'chainId' }],
    ['__proto__', one({ '«"__proto__"»': '{"Name": 7}' }), { member: '__proto__' }],
    ['constructor', `{«"constructor"»: null, ${REST}}`, { member: 'constructor' }],
    ['toString', one({ '«"toString"»': 'null' }), { member: 'toString' }],
    ['a number', `{«"0"»: [], ${REST}}`, { member: '0' }],
    ['an empty name', one({ '«""»': '7' }), { member: '' }],
    ['a name with slashes', one({ '«"a/b~1c"»': '7' }), { member: 'a/b~1c' }],
    ['half a character', one({ '«"\\ud83c"»': '7' }), { member: '\ud83c' }],
  ],
  'member-case': [
    'error',
    [
      'a Name in small letters',
      fileText([programText({ Name: undefined, '«"name"»': '"Gold"' })]),
      { member: 'name', meant: 'Name', required: true },
    ],
    [
      'the list in small letters',
      `{«"loyalty_programs"»: [${programText()}]}`,
      { member: 'loyalty_programs', meant: 'LoyaltyPrograms', required: true },
    ],
    [
      'the ChainId of a portfolio',
      `{«"chainId"»: null, ${REST}}`,
      { member: 'chainId', meant: 'ChainId', required: true },
      'portfolio',
    ],
  ],
  'misspelled-member': [
    'error',
    [
      'two letters swapped',
      fileText([programText({ Name: undefined, '«"Nmae"»': '"Gold"' })]),
      { member: 'Nmae', meant: 'Name', required: true },
    ],
    [
      'a letter too few',
      `{«"LoyaltyProgram"»: [${programText()}]}`,
      { member: 'LoyaltyProgram', meant: 'LoyaltyPrograms', required: true },
    ],
  ],
  'duplicate-code': [
    'warning',
    ['twice', fileText([programText({ Code: '‹"A"›' }), programText({ Code: '«"A"»' })]), { value: 'A', first }],
    [
      'once with an escape',
      fileText([programText({ Code: '‹"A"›' }), programText({ Code: '«"\\u0041"»' })]),
      { value: 'A', first },
    ],
    [
      '__proto__',
      fileText([programText({ Code: '‹"__proto__"›' }), programText({ Code: '«"__proto__"»' })]),
      { value: '__proto__', first },
    ],
  ],
  'similar-code': [
    'warning',
    [
      'another case',
      fileText([programText({ Code: '‹"Ä1"›' }), programText({ Code: '«"ä1"»' })]),
      { value: 'ä1', other: 'Ä1', first },
    ],
    [
      'a blank inside',
      fileText([programText({ Code: '‹"A 1"›' }), programText({ Code: '«"A1"»' })]),
      { value: 'A1', other: 'A 1', first },
    ],
  ],
  'code-in-other-file': ['information'],
  'surrounding-blanks': [
    'warning',
    ['before a Code', one({ Code: '«" G1"»' }), { member: 'Code' }],
    ['after a Name', one({ Name: '«"Gold\\t"»' }), { member: 'Name' }],
    ['no-break space', one({ Code: '«"G1\u00a0"»' }), { member: 'Code' }],
    ['nothing but blanks', one({ Name: '«"  "»' }), { member: 'Name' }],
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
    ],
  ],
};
