import assert from 'node:assert/strict';
import { keptSummaries } from '../../src/editor/keptSummaries';
import { MAX_CONNECTION_NAME_LENGTH, MAX_CONNECTIONS } from '../../src/mews/limits';

const summary = (name: string) => ({ name, platformAddress: 'https://api.mews.com', portfolio: false });

describe('keptSummaries', () => {
  for (const value of [undefined, null, 'Aurora', 7, true, {}, { length: 1, 0: summary('Aurora') }]) {
    it(`gives none for ${JSON.stringify(value)}`, () => {
      assert.deepEqual(keptSummaries(value), []);
    });
  }

  it('leaves out what is no connection, and keeps the others in their order', () => {
    const long = summary('x'.repeat(MAX_CONNECTION_NAME_LENGTH + 1));
    const damaged = [null, 'x', summary(''), long, { ...summary('x'), platformAddress: 'http://example.com' }];
    const kept = [summary('Borealis'), summary('Aurora')];
    assert.deepEqual(keptSummaries([...damaged, kept[0], ...damaged, kept[1]]), kept);
  });

  for (const count of [MAX_CONNECTIONS - 1, MAX_CONNECTIONS, MAX_CONNECTIONS + 1]) {
    it(`gives the newest ${Math.min(count, MAX_CONNECTIONS)} of ${count}`, () => {
      const all = Array.from({ length: count }, (_, index) => summary(`Hotel ${index}`));
      assert.deepEqual(keptSummaries(all), all.slice(Math.max(0, count - MAX_CONNECTIONS)));
    });
  }
});
