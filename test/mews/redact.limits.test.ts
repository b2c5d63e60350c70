import assert from 'node:assert/strict';
import { MAX_ANSWER_BYTES } from '../../src/mews/limits';
import { redactor } from '../../src/mews/redact';

describe('redactor', () => {
  it('takes a token out of a text as often as the largest answer can hold it', () => {
    const token = '0123456789ABCDEF0123456789ABCDEF';
    const times = MAX_ANSWER_BYTES / (token.length + 1);
    assert.equal(redactor([token])(`${`${token} `.repeat(times)}%`), `${'«token» '.repeat(times)}%`);
  });
});
