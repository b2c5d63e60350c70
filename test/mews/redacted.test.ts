import assert from 'node:assert/strict';
import type { Configuration } from '../../src/mews/configuration';
import type { PortfolioChain } from '../../src/mews/connection';
import { MAX_KEPT_NAME_LENGTH as LIMIT } from '../../src/mews/limits';
import { redactor } from '../../src/mews/redact';
import { redacted } from '../../src/mews/redacted';

const clean = (text: string) => redactor(['SECRET-TOKEN', 'kn', 'c'])(text);

describe('redacted', () => {
  it('takes tokens out of every text that Mews gave, at any depth', () => {
    const chains: readonly PortfolioChain[] = [
      { id: 'x-SECRET-TOKEN', name: 'SECRET-TOKEN', enterpriseNames: ['a', 'a SECRET-TOKEN'], enterpriseCount: 2 },
    ];
    assert.deepEqual(redacted(chains, clean), [
      { id: 'x-«token»', name: '«token»', enterpriseNames: ['a', 'a «token»'], enterpriseCount: 2 },
    ]);
  });

  it('leaves our own words, numbers and answers of yes and no as they are, however short a token is', () => {
    const known: Configuration = { kind: 'known', enterpriseName: 'kn', isPortfolio: false };
    assert.deepEqual(redacted(known, clean), { kind: 'known', enterpriseName: '«token»', isPortfolio: false });
    const refused: Configuration = { kind: 'refused', why: 'tokens', status: 401, message: 'No kn' };
    assert.deepEqual(redacted(refused, redactor(['kn', 'tokens', '401'])), { ...refused, message: 'No «token»' });
  });

  const Id = '62791846-d2ee-4093-9349-fcc13a3ccc51';
  for (const id of [Id, Id.toUpperCase()]) {
    it(`leaves an Id in the shape of ${id}`, () => {
      assert.deepEqual(redacted({ id }, clean), { id });
    });
  }
  for (const id of [`${Id}c`, `c${Id}`, `${Id.slice(0, -1)}`, Id.replaceAll('-', '_'), `${Id}\n`]) {
    it(`takes ${JSON.stringify(id)} for no such Id`, () => {
      assert.deepEqual(
        redacted({ id }, () => 'clean'),
        { id: 'clean' },
      );
    });
  }

  it('cuts names and Ids, and no sentence', () => {
    for (const length of [LIMIT - 1, LIMIT, LIMIT + 1]) {
      const [long, kept] = ['🏨'.repeat(length), length > LIMIT ? `${'🏨'.repeat(LIMIT - 1)}…` : '🏨'.repeat(length)];
      const told = { chainId: long, enterpriseNames: [long], message: long };
      assert.deepEqual(redacted(told, clean), { chainId: kept, enterpriseNames: [kept], message: long });
    }
  });

  it('cuts only what is clean already, so that no part of a token is left', () => {
    for (let before = LIMIT - 'SECRET-TOKEN'.length - 2; before <= LIMIT; before++) {
      const { enterpriseName } = redacted({ enterpriseName: `${'x'.repeat(before)}SECRET-TOKEN and more` }, clean);
      assert.ok(!/SE|EC/.test(enterpriseName), enterpriseName);
      assert.ok([...enterpriseName].length <= LIMIT);
    }
    assert.equal(redacted({ name: 'kn'.repeat(LIMIT) }, clean).name.length, LIMIT);
  });

  it('gives nothing for nothing', () => {
    assert.equal(redacted(null, clean), null);
    assert.deepEqual(redacted([], clean), []);
  });
});
