import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MAX_ADDRESS_LENGTH } from '../../src/mews/limits';
import { environmentOf, isLoopback, PLATFORM_ADDRESSES, parsePlatformAddress } from '../../src/mews/platformAddress';

/** The address, or why it is refused. */
function parsed(text: string): string {
  const result = parsePlatformAddress(text);
  return result.kind === 'address' ? result.address : result.why;
}

describe('parsePlatformAddress', () => {
  const accepted: readonly (readonly [string, string])[] = [
    ['https://api.mews.com', 'https://api.mews.com'],
    ['  https://api.mews.com/ \n', 'https://api.mews.com'],
    ['HTTPS://API.MEWS.COM', 'https://api.mews.com'],
    ['https://api.mews.com:443', 'https://api.mews.com'],
    ['https://api.mews.com:8443', 'https://api.mews.com:8443'],
    ['https://api.mews.com/api/connector/v1/loyaltyPrograms/add', 'https://api.mews.com'],
    ['https://api.mews.com/api/connector/v1/', 'https://api.mews.com'],
    ['https://api.mews.com/api/connector/v1', 'https://api.mews.com'],
    ['https://api.mews.com/api/connector/v10', 'https://api.mews.com/api/connector/v10'],
    ['https://gate.example.com/mews/', 'https://gate.example.com/mews'],
    ['https://gate.example.com/mews//', 'https://gate.example.com/mews'],
    ['https://gate.example.com/mews/api/connector/v1/configuration/get', 'https://gate.example.com/mews'],
    ['https://gate.example.com/a//b@c', 'https://gate.example.com/a//b@c'],
    ['https://gate.example.com/a/../mews', 'https://gate.example.com/mews'],
    ['https://münchen.example', 'https://xn--mnchen-3ya.example'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    // Other spellings of the same address.
    ['http://127.1', 'http://127.0.0.1'],
    ['http://0x7f000001:80/', 'http://127.0.0.1'],
    ['http://localhost:3000/', 'http://localhost:3000'],
    ['http://LocalHost', 'http://localhost'],
    ['http://[::1]:9', 'http://[::1]:9'],
    ['http://[0:0:0:0:0:0:0:1]', 'http://[::1]'],
    ['https://[2001:db8::1]', 'https://[2001:db8::1]'],
    ['https://localhost.', 'https://localhost.'],
  ];
  for (const [text, address] of accepted) {
    it(`reads ${JSON.stringify(text)} as ${address}`, () => {
      assert.equal(parsed(text), address);
    });
  }

  const refused = [
    ['', 'not-an-address'],
    ['api.mews.com', 'not-an-address'],
    ['//api.mews.com', 'not-an-address'],
    ['https:api.mews.com', 'not-an-address'],
    ['https:/api.mews.com', 'not-an-address'],
    ['https://', 'not-an-address'],
    ['https://a b', 'not-an-address'],
    ['https://[::1', 'not-an-address'],
    ['data:application/json,{"LoyaltyPrograms":[]}', 'not-an-address'],
    ['data:text/plain,https://api.mews.com', 'not-an-address'],
    ['data://application/json,{}', 'not-https'],
    ['javascript:alert(1)', 'not-an-address'],
    ['file:///etc/passwd', 'not-https'],
    ['ftp://api.mews.com', 'not-https'],
    ['ws://127.0.0.1', 'not-https'],
    ['http://api.mews.com', 'not-https'],
    ['http://127.0.0.2', 'not-https'],
    ['http://127.0.0.1.example.com', 'not-https'],
    ['http://localhost.', 'not-https'],
    ['http://localhost.example.com', 'not-https'],
    ['http://0.0.0.0', 'not-https'],
    ['http://[::]', 'not-https'],
    ['http://[::ffff:127.0.0.1]', 'not-https'],
    ['http://192.168.0.1', 'not-https'],
    ['https://user:pw@api.mews.com', 'user-info'],
    ['https://user@api.mews.com', 'user-info'],
    ['https://:pw@api.mews.com', 'user-info'],
    ['https://@api.mews.com', 'user-info'],
    ['https:///user@api.mews.com', 'user-info'],
    ['https:///:pw@api.mews.com', 'user-info'],
    ['https://api.mews.com\\@evil.example', 'user-info'],
    ['http://localhost@evil.example', 'not-https'],
    // Its normal form is short.
    [`https://api.mews.com/${'./'.repeat(MAX_ADDRESS_LENGTH / 2)}`, 'too-long'],
    [`https://api.mews.com/${'€'.repeat(MAX_ADDRESS_LENGTH / 2)}`, 'too-long'],
    ['https://api.mews.com?x=1', 'query-or-fragment'],
    ['https://api.mews.com?', 'query-or-fragment'],
    ['https://api.mews.com/#', 'query-or-fragment'],
    ['https://api.mews.com/#x', 'query-or-fragment'],
  ] as const;
  for (const [text, why] of refused) {
    it(`refuses ${JSON.stringify(text.slice(0, 50))}: ${why}`, () => {
      assert.deepEqual(parsePlatformAddress(text), { kind: 'refused', why });
    });
  }

  const start = 'https://api.mews.com/';
  for (const length of [MAX_ADDRESS_LENGTH - 1, MAX_ADDRESS_LENGTH, MAX_ADDRESS_LENGTH + 1]) {
    const isLonger = length > MAX_ADDRESS_LENGTH;
    it(`${isLonger ? 'refuses' : 'takes'} an address of ${length} characters, with blanks around it or without`, () => {
      const address = start + 'a'.repeat(length - start.length);
      for (const text of [address, `  ${address}\n`]) assert.equal(parsed(text), isLonger ? 'too-long' : address);
    });

    it(`${isLonger ? 'refuses' : 'takes'} a short one whose normal form has ${length} characters`, () => {
      const letters = Math.floor((length - start.length) / '%E2%82%AC'.length);
      const rest = 'a'.repeat(length - start.length - letters * '%E2%82%AC'.length);
      const result = parsed(start + '€'.repeat(letters) + rest);
      assert.equal(result, isLonger ? 'too-long' : start + '%E2%82%AC'.repeat(letters) + rest);
    });
  }

  it('gives an address that it reads as itself, and that no path appended to it can turn elsewhere', () => {
    const texts = fc.oneof(
      fc.webUrl({ validSchemes: ['https', 'http'] }),
      fc.string().map((rest) => `https://h/${rest}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const result = parsePlatformAddress(text);
        if (result.kind === 'refused') return;
        assert.equal(parsed(result.address), result.address);
        const before = new URL(text.trim());
        const after = new URL(`${result.address}/api/connector/v1/loyaltyPrograms/add`);
        assert.equal(after.origin, before.origin);
        assert.ok(after.protocol === 'https:' || isLoopback(result.address));
        assert.deepEqual([after.search, after.hash, after.username], ['', '', '']);
      }),
    );
  });
});

describe('environmentOf', () => {
  const cases = [
    [PLATFORM_ADDRESSES.demo, 'demo'],
    [PLATFORM_ADDRESSES.production, 'production'],
    ['https://api.mews.com.', 'production'],
    ['https://api.mews.com/x', 'production'],
    ['https://api.mews.com:8443', 'production'],
    ['https://api.mews.com.example', 'custom'],
    ['https://x.api.mews.com', 'custom'],
    ['http://127.0.0.1:8080', 'custom'],
  ] as const;
  for (const [address, environment] of cases) {
    it(`is ${environment} for ${address}`, () => {
      assert.equal(environmentOf(address), environment);
    });
  }

  it('knows the addresses of Mews however they are typed', () => {
    assert.equal(environmentOf(parsed('HTTPS://Api.Mews.Com:443/api/connector/v1/configuration/get')), 'production');
  });
});

describe('isLoopback', () => {
  const cases = [
    ['http://127.0.0.1:1', true],
    ['http://[::1]', true],
    ['https://localhost', true],
    ['https://localhost.example.com', false],
    ['https://api.mews.com', false],
  ] as const;
  for (const [address, loopback] of cases) {
    it(`is ${loopback} for ${address}`, () => {
      assert.equal(isLoopback(address), loopback);
    });
  }
});
