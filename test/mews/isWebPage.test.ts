import assert from 'node:assert/strict';
import { isWebPage } from '../../src/mews/isWebPage';

describe('isWebPage', () => {
  for (const body of [
    '<',
    '<!DOCTYPE html><html>',
    '<html>',
    ' \r\n\t<html>',
    '\uFEFF<html>',
    '<?xml version="1.0"?>',
  ]) {
    it(`is true for ${JSON.stringify(body)}`, () => {
      assert.equal(isWebPage({ body }), true);
    });
  }

  for (const body of ['', ' ', '{}', '"<html>"', '{"Message":"<html>"}', 'Forbidden <html>']) {
    it(`is false for ${JSON.stringify(body)}, whatever its type`, () => {
      assert.equal(isWebPage({ body }), false);
      assert.equal(isWebPage({ body, contentType: 'text/html' }), false);
    });
  }

  const types: readonly (readonly [string | undefined, boolean])[] = [
    ['text/html', true],
    ['Text/HTML; charset=iso-8859-1', true],
    [' text/html', true],
    ['text/htmlx', false],
    ['application/json; old=text/html', false],
    ['application/json', false],
    ['', false],
    [undefined, false],
  ];
  for (const [contentType, expected] of types) {
    it(`is ${expected} for bytes that are no text, of the type ${contentType}`, () => {
      assert.equal(isWebPage({ body: undefined, ...(contentType !== undefined && { contentType }) }), expected);
    });
  }
});
