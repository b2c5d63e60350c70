import assert from 'node:assert/strict';
import schema from '../../schemas/loyalty-programs.schema.json';
import { skeletonSnippet } from '../../src/loyaltyFile/skeletonSnippet';

describe('skeletonSnippet', () => {
  it('is the snippet that the schema offers in an empty file', () => {
    assert.deepEqual(JSON.parse(skeletonSnippet()), schema.defaultSnippets[0]?.body);
  });

  it('indents with tabs, which VS Code turns into what the editor indents with, and ends with a line end', () => {
    const indents = skeletonSnippet().match(/^\s+(?=\S)/gm);
    assert.ok(indents && indents.length > 5);
    assert.ok(indents.every((indent) => /^\t+$/.test(indent)));
    assert.match(skeletonSnippet(), /\n\}\n$/);
  });
});
