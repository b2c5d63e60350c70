import assert from 'node:assert/strict';
import { holdsToken, isTokenMember, tokenFindings } from '../../src/loyaltyFile/tokenFindings';
import { SOME_TOKEN } from './loyaltyText';

function found(value: unknown): unknown[] {
  return tokenFindings(value)
    .map(({ finding, path, target }) => [
      path.join('/').replaceAll(SOME_TOKEN, 'T'),
      target,
      'member' in finding && finding.member,
    ])
    .toSorted();
}

describe('tokenFindings', () => {
  const cases: readonly (readonly [string, unknown, unknown[]])[] = [
    ['a correct file', { LoyaltyPrograms: [{ Name: 'Token', Code: 'ClientToken' }] }, []],
    ['the top', SOME_TOKEN, [['', 'value', undefined]]],
    ['a member deep down', { a: [{ b: { CLIENTTOKEN: 7 } }] }, [['a/0/b/CLIENTTOKEN', 'value', 'CLIENTTOKEN']]],
    ['a value deep down', { a: [[], [SOME_TOKEN]] }, [['a/1/0', 'value', undefined]]],
    [
      'an object, and not again inside it',
      { AccessToken: { x: SOME_TOKEN } },
      [['AccessToken', 'value', 'AccessToken']],
    ],
    ['a name', { [SOME_TOKEN]: 1 }, [['T', 'key', undefined]]],
    [
      'a name and its value',
      { [SOME_TOKEN]: SOME_TOKEN },
      [
        ['T', 'key', undefined],
        ['T', 'value', undefined],
      ],
    ],
    [
      'below a name',
      { [SOME_TOKEN]: { AccessToken: '' } },
      [
        ['T', 'key', undefined],
        ['T/AccessToken', 'value', 'AccessToken'],
      ],
    ],
    [
      '__proto__',
      JSON.parse('{"__proto__": {"ClientToken": ""}}'),
      [['__proto__/ClientToken', 'value', 'ClientToken']],
    ],
  ];
  for (const [what, value, findings] of cases) {
    it(`finds the tokens of ${what}`, () => {
      assert.deepEqual(found(value), findings);
    });
  }

  it('stands any depth', () => {
    let value: unknown = SOME_TOKEN;
    for (let depth = 0; depth < 3000; depth += 1) value = [value];
    assert.equal(tokenFindings(value).length, 1);
  });
});

describe('isTokenMember', () => {
  it('knows the two members in any case, and no other', () => {
    assert.deepEqual(
      ['ClientToken', 'accesstoken', 'ACCESSTOKEN', 'Token', 'Client', 'ClientTokens', ' ClientToken'].filter(
        isTokenMember,
      ),
      ['ClientToken', 'accesstoken', 'ACCESSTOKEN'],
    );
  });
});

describe('holdsToken', () => {
  const [first = '', second = ''] = SOME_TOKEN.split('-');
  const cases: readonly (readonly [string, boolean])[] = [
    [SOME_TOKEN, true],
    [SOME_TOKEN.toLowerCase(), true],
    [`Bearer ${SOME_TOKEN}.`, true],
    [`${first.slice(1)}-${second}`, false],
    [`${first}-${second.slice(1)}`, false],
    [`${first}${second}`, false],
    [`${first.replace('A', 'G')}-${second}`, false],
    ['1df21f06-0cfc-4960-9c58-a3bf1261663e', false],
    ['', false],
  ];
  for (const [text, holds] of cases) {
    it(`says ${holds} for ${text || 'an empty text'}`, () => {
      assert.equal(holdsToken(text), holds);
    });
  }
});
