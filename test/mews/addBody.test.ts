import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ADD_PATH, addBody, wireProgram } from '../../src/mews/addBody';
import { checkContract } from '../sandbox/checkContract';
import { operationAt } from '../sandbox/operationName';
import { strictJson } from '../sandbox/strictJson';
import { anyProgram, anyText } from './programArbitraries';

const tokens = { clientToken: 'C1', accessToken: 'A1' };
const gold = { Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Paid' } as const;

/** The body as a server reads it. */
function received(...parameters: Parameters<typeof addBody>): unknown {
  const json = strictJson(Buffer.from(addBody(...parameters), 'utf8'));
  assert.ok(json.kind === 'json');
  return json.value;
}

describe('ADD_PATH', () => {
  it('is the path of loyaltyPrograms/add, letter for letter', () => {
    assert.equal(ADD_PATH, '/api/connector/v1/loyaltyPrograms/add');
    assert.equal(operationAt(ADD_PATH), 'loyaltyPrograms/add');
  });
});

describe('wireProgram', () => {
  it('keeps the four members of the API and no other', () => {
    const written = { DataClusterId: 'x', ...gold, Id: 'y', toJSON: () => ({ stolen: true }) };
    assert.deepEqual(wireProgram(written), gold);
  });

  it('leaves out Type and Subscription where they are missing', () => {
    assert.deepEqual(Object.keys(wireProgram({ Name: 'Gold', Code: 'G1' })), ['Name', 'Code']);
  });
});

describe('addBody', () => {
  it('keeps the strict contract for every list Mews accepts, and changes no character of it', () => {
    const connections = fc.record({ clientToken: anyText(1, 80), accessToken: anyText(1, 80) });
    const chainIds = fc.oneof(fc.uuid(), fc.constantFrom(null, undefined));
    const lists = fc.array(anyProgram, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(connections, anyText(1, 40), chainIds, lists, (connection, client, chainId, programs) => {
        const body = received(connection, client, chainId, programs);
        const check = checkContract('MultipleLoyaltyProgramAddParameters', body);
        assert.equal(check.kind, 'valid', JSON.stringify(check));
        assert.deepEqual(body, {
          ClientToken: connection.clientToken,
          AccessToken: connection.accessToken,
          Client: client,
          ...(typeof chainId === 'string' && { ChainId: chainId }),
          LoyaltyPrograms: programs.map((program) => ({ ...program })),
        });
      }),
    );
  });

  it('sends nothing that merely stands in a file or a connection', () => {
    const connection = { ...tokens, name: 'Aurora', platformAddress: 'https://api.mews.com', portfolio: true };
    const written = [{ ...gold, DataClusterId: 'x', ClientToken: 'pasted' }];
    assert.deepEqual(received(connection, 'Test 1.0.0', null, written), {
      ClientToken: 'C1',
      AccessToken: 'A1',
      Client: 'Test 1.0.0',
      LoyaltyPrograms: [gold],
    });
  });

  it('writes half a surrogate pair as an escape, so that it arrives as it was written', () => {
    const program = { ...gold, Name: 'Gold \ud83c' };
    assert.deepEqual(received(tokens, 'Test 1.0.0', null, [program]), {
      ClientToken: 'C1',
      AccessToken: 'A1',
      Client: 'Test 1.0.0',
      LoyaltyPrograms: [program],
    });
  });
});
