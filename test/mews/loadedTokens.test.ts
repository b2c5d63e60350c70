import assert from 'node:assert/strict';
import { LoadedTokens } from '../../src/mews/loadedTokens';

describe('LoadedTokens', () => {
  it('takes out every token it was ever told, not only the last ones', () => {
    const tokens = new LoadedTokens();
    assert.equal(tokens.redact('first-token second-token'), 'first-token second-token');
    tokens.add('first-token');
    tokens.add('second-token', 'first-token');
    assert.equal(tokens.redact('first-token second-token'), '«token» «token»');
  });

  it('leaves words that are too short for a token', () => {
    const tokens = new LoadedTokens();
    tokens.add('', 'Tiered', '1234567');
    assert.equal(tokens.redact('Tiered 1234567'), 'Tiered 1234567');
    tokens.add('12345678');
    assert.equal(tokens.redact('Tiered 12345678'), 'Tiered «token»');
  });

  it('can hand its function on', () => {
    const tokens = new LoadedTokens();
    const { redact } = tokens;
    tokens.add('first-token');
    assert.equal(redact('a first-token'), 'a «token»');
  });
});
