import assert from 'node:assert/strict';
import { pastedTokens, withoutPastedTokens } from '../../src/loyaltyFile/pastedTokens';
import { readLoyaltyFile } from '../../src/loyaltyFile/readLoyaltyFile';
import { editedText } from '../../src/loyaltyFile/textEdit';
import { MAX_TOKEN_LENGTH } from '../../src/mews/limits';
import { fileText, programText, SOME_TOKEN } from './loyaltyText';

const OTHER_TOKEN = SOME_TOKEN.replace('0', 'F');
const THIRD_TOKEN = SOME_TOKEN.replace('0', 'E');
const CONTEXT = { portfolio: false, chains: [] };

function without(text: string, tokens: Parameters<typeof withoutPastedTokens>[1]): string {
  const read = (now: string) => readLoyaltyFile(now, CONTEXT).problems;
  return editedText(text, withoutPastedTokens(text, tokens, read, CONTEXT));
}

describe('pastedTokens', () => {
  for (const [what, text, tokens] of [
    ['none', fileText(), undefined],
    ['none in an empty text', '', undefined],
    ['both by their names', '{"ClientToken": "c", "AccessToken": "a"}', { clientToken: 'c', accessToken: 'a' }],
    [
      'names in any case, and blanks around',
      '{"CLIENTTOKEN": " c ", "accessToken": "a"}',
      { clientToken: 'c', accessToken: 'a' },
    ],
    ['one by its name', '{"AccessToken": "a"}', { accessToken: 'a' }],
    ['nothing of empty members', '{"AccessToken": "", "ClientToken": null}', undefined],
    ['one by its shape, as the AccessToken', `{"x": ["${SOME_TOKEN}"]}`, { accessToken: SOME_TOKEN }],
    [
      'two by their shape, in order',
      `["${SOME_TOKEN}", "(${OTHER_TOKEN})"]`,
      { clientToken: SOME_TOKEN, accessToken: OTHER_TOKEN },
    ],
    [
      'one by its name and one by its shape',
      `{"AccessToken": "${SOME_TOKEN}", "x": "${OTHER_TOKEN}"}`,
      { clientToken: OTHER_TOKEN, accessToken: SOME_TOKEN },
    ],
    [
      'the other one by its shape',
      `{"x": "${OTHER_TOKEN}", "ClientToken": "${SOME_TOKEN}"}`,
      { clientToken: SOME_TOKEN, accessToken: OTHER_TOKEN },
    ],
    [
      'one that stands there twice',
      `{"AccessToken": "${SOME_TOKEN}", "x": "${SOME_TOKEN}"}`,
      { accessToken: SOME_TOKEN },
    ],
    [
      'one that is written with an escape',
      `{"x": "${SOME_TOKEN.replace('-', '\\u002d')}"}`,
      { accessToken: SOME_TOKEN },
    ],
    ['one as a name', `{"${SOME_TOKEN}": 1}`, { accessToken: SOME_TOKEN }],
    ['in broken text', '{"ClientToken": "c", "AccessToken": "a", ', { clientToken: 'c', accessToken: 'a' }],
  ] as const) {
    it(`finds ${what}`, () => {
      assert.deepEqual(pastedTokens(text), tokens);
    });
  }

  for (const length of [MAX_TOKEN_LENGTH - 1, MAX_TOKEN_LENGTH, MAX_TOKEN_LENGTH + 1]) {
    const isLonger = length > MAX_TOKEN_LENGTH;
    it(`takes ${length} characters for ${isLonger ? 'no' : 'a'} token, with blanks around them or without`, () => {
      const accessToken = 'a'.repeat(length);
      for (const written of [accessToken, ` ${accessToken} `]) {
        const read = pastedTokens(JSON.stringify({ AccessToken: written }));
        assert.deepEqual(read, isLonger ? undefined : { accessToken });
      }
    });
  }
});

describe('withoutPastedTokens', () => {
  it('takes out members, texts and names with these tokens, wherever they stand', () => {
    const text = `{"ClientToken": "c", "${SOME_TOKEN}": 1, "LoyaltyPrograms": [${programText({ Name: `"Gold (${SOME_TOKEN})"`, x: `"${SOME_TOKEN}"` })}]}`;
    assert.equal(without(text, { clientToken: 'c', accessToken: SOME_TOKEN }), fileText());
  });

  it('takes out members for tokens that hold none', () => {
    assert.equal(
      without(`{"ClientToken": "c", "AccessToken": "", ${fileText().slice(1)}`, { clientToken: 'c' }),
      fileText(),
    );
  });

  it('leaves tokens that were not kept, which would be lost', () => {
    const text = `{"x": "${THIRD_TOKEN}", ${fileText().slice(1)}`;
    assert.equal(without(text, { clientToken: SOME_TOKEN, accessToken: OTHER_TOKEN }), text);
  });

  it('changes nothing else', () => {
    const text = `{ "ClientToken": "c", // mine\n  "x": 1, "LoyaltyPrograms": [${programText({ Type: '"hotel"' })}] }`;
    assert.equal(without(text, { clientToken: 'c' }), text.replace('"ClientToken": "c", ', ''));
  });
});
