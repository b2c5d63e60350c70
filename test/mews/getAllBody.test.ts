import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GET_ALL_PATH, getAllBody, type ProgramsQuery } from '../../src/mews/getAllBody';
import { MAX_CODES_PER_REQUEST } from '../../src/mews/limits';
import { checkContract } from '../sandbox/checkContract';
import { operationAt } from '../sandbox/operationName';
import { strictJson } from '../sandbox/strictJson';
import { anyText } from './programArbitraries';

/** The body as a server reads it. */
function received(...parameters: Parameters<typeof getAllBody>): unknown {
  const json = strictJson(Buffer.from(getAllBody(...parameters), 'utf8'));
  assert.ok(json.kind === 'json');
  return json.value;
}

describe('GET_ALL_PATH', () => {
  it('is the path of loyaltyPrograms/getAll, letter for letter', () => {
    assert.equal(GET_ALL_PATH, '/api/connector/v1/loyaltyPrograms/getAll');
    assert.equal(operationAt(GET_ALL_PATH), 'loyaltyPrograms/getAll');
  });
});

describe('getAllBody', () => {
  it('keeps the strict contract for every query, and changes no character of it', () => {
    const connections = fc.record({ clientToken: anyText(1, 80), accessToken: anyText(1, 80) });
    const queries: fc.Arbitrary<ProgramsQuery> = fc.record(
      {
        codes: fc.array(anyText(1, 50), { minLength: 1, maxLength: 20 }),
        chainId: fc.uuid(),
        activityStates: fc.subarray(['Active', 'Deleted'] as const),
        cursor: fc.uuid(),
      },
      { requiredKeys: ['codes', 'activityStates'] },
    );
    fc.assert(
      fc.property(connections, anyText(1, 40), queries, (connection, client, query) => {
        const body = received(connection, client, query);
        const check = checkContract('LoyaltyProgramFilterParameters', body);
        assert.equal(check.kind, 'valid', JSON.stringify(check));
        assert.deepEqual(body, {
          ClientToken: connection.clientToken,
          AccessToken: connection.accessToken,
          Client: client,
          ...(query.chainId !== undefined && { ChainIds: [query.chainId] }),
          Codes: query.codes,
          ActivityStates: query.activityStates,
          Limitation: { Count: 1000, ...(query.cursor !== undefined && { Cursor: query.cursor }) },
        });
      }),
    );
  });

  it('keeps it with the most Codes, and with one more no longer', () => {
    const kindFor = (count: number) => {
      const codes = Array.from({ length: count }, (_, index) => `P${index}`);
      const body = received({ clientToken: 'C1', accessToken: 'A1' }, 'Test 1.0.0', { codes, activityStates: [] });
      return checkContract('LoyaltyProgramFilterParameters', body).kind;
    };
    assert.deepEqual([MAX_CODES_PER_REQUEST, MAX_CODES_PER_REQUEST + 1].map(kindFor), ['valid', 'invalid']);
  });

  it('sends nothing that merely stands in a connection or a query', () => {
    const connection = { clientToken: 'C1', accessToken: 'A1', name: 'Aurora', platformAddress: 'x', portfolio: true };
    const query = { codes: ['G1'], activityStates: ['Active'], ClientToken: 'pasted' } as const;
    assert.deepEqual(received(connection, 'Test 1.0.0', query), {
      ClientToken: 'C1',
      AccessToken: 'A1',
      Client: 'Test 1.0.0',
      Codes: ['G1'],
      ActivityStates: ['Active'],
      Limitation: { Count: 1000 },
    });
  });
});
