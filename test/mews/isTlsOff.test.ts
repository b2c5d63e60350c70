import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { isTlsOff } from '../../src/mews/isTlsOff';

/** What Node itself makes of the variable: whether it warns that it checks no certificates. */
const NODE_SAYS = `require('node:tls').connect({ port: 9, host: '127.0.0.1' }).on('error', () => undefined);
process.on('warning', ({ message }) => console.log(/NODE_TLS_REJECT_UNAUTHORIZED/.test(message)));`;

describe('isTlsOff', () => {
  it('is false where the variable is not set', () => {
    assert.equal(isTlsOff({}), false);
  });

  for (const value of ['0', '', '1', 'false', '00', ' 0']) {
    it(`is what Node does with ${JSON.stringify(value)}`, () => {
      const env = { NODE_TLS_REJECT_UNAUTHORIZED: value };
      const said = execFileSync(process.execPath, ['-e', NODE_SAYS], { env, stdio: ['ignore', 'pipe', 'ignore'] });
      assert.equal(isTlsOff(env), said.toString().includes('true'));
      assert.equal(isTlsOff(env), value === '0');
    });
  }
});
