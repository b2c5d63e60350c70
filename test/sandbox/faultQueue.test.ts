import assert from 'node:assert/strict';
import type { Fault } from './fault';
import { FaultQueue } from './faultQueue';
import type { OperationName } from './operationName';

const add = 'loyaltyPrograms/add';
const getAll = 'loyaltyPrograms/getAll';

describe('FaultQueue', () => {
  const cases: readonly (readonly [string, readonly Fault[], readonly OperationName[], readonly (number | null)[]])[] =
    [
      ['strikes once unless told', [{ kind: 'error', status: 500 }], [add, add], [500, null]],
      [
        'strikes in the order asked for',
        [
          { kind: 'error', status: 500 },
          { kind: 'error', status: 503, times: 2 },
        ],
        [add, getAll, add, add],
        [500, 503, 503, null],
      ],
      [
        'leaves other operations alone',
        [{ kind: 'error', status: 500, operation: getAll }],
        [add, getAll, getAll],
        [null, 500, null],
      ],
      [
        'lets the requests to skip pass',
        [{ kind: 'error', status: 500, operation: add, skip: 2 }],
        [add, getAll, add, add, add],
        [null, null, null, 500, null],
      ],
      [
        'gives a request that one fault skips to the next fault',
        [
          { kind: 'error', status: 500, skip: 1 },
          { kind: 'error', status: 503 },
        ],
        [add, add, add],
        [503, 500, null],
      ],
      [
        'strikes always, when told to',
        [{ kind: 'error', status: 500, times: 'always' }],
        [add, add, getAll],
        [500, 500, 500],
      ],
    ];
  for (const [fact, faults, requests, expected] of cases) {
    it(fact, () => {
      const queue = new FaultQueue();
      for (const fault of faults) {
        queue.add(fault);
      }
      const taken = requests.map((operation) => queue.takeForRequest(operation));
      assert.deepEqual(
        taken.map((fault) => (fault?.kind === 'error' ? fault.status : null)),
        expected,
      );
    });
  }

  it('keeps the faults of connections and those of requests apart', () => {
    const queue = new FaultQueue();
    queue.add({ kind: 'hold' });
    queue.add({ kind: 'resetOnConnection' });
    assert.deepEqual(
      [queue.takeForConnection(), queue.takeForConnection(), queue.takeForRequest(add)].map((fault) => fault?.kind),
      ['resetOnConnection', undefined, 'hold'],
    );
  });

  it('holds nothing once cleared', () => {
    const queue = new FaultQueue();
    queue.add({ kind: 'hold', times: 'always' });
    queue.clear();
    assert.equal(queue.takeForRequest(add), null);
  });
});
