import assert from 'node:assert/strict';
import { FileRoom } from '../../src/editor/fileRoom';

describe('FileRoom', () => {
  it('takes files up to its limit, and not a byte more', () => {
    const room = new FileRoom(10);
    assert.deepEqual([room.take('a', 4), room.take('b', 6), room.leftOut], [true, true, 0]);
    assert.deepEqual([room.take('c', 1), room.take('d', 0), room.leftOut], [false, true, 1]);
    assert.equal(new FileRoom(10).take('a', 11), false);
  });

  it('counts a file once, by its last size', () => {
    const room = new FileRoom(10);
    for (let time = 0; time < 100; time += 1) assert(room.take('a', 9));
    assert.deepEqual([room.take('a', 2), room.take('b', 8), room.leftOut], [true, true, 0]);
  });

  it('keeps nothing of a file that has become too large', () => {
    const room = new FileRoom(10);
    assert.deepEqual([room.take('a', 5), room.take('b', 5), room.take('a', 6)], [true, true, false]);
    assert.deepEqual([room.leftOut, room.take('c', 5), room.leftOut], [1, true, 1]);
  });

  it('has the room of a file again that is gone, and leaves it out no longer', () => {
    const room = new FileRoom(10);
    room.take('a', 10);
    room.take('b', 10);
    room.free('a');
    room.free('a');
    room.free('nobody');
    assert.deepEqual([room.leftOut, room.take('b', 10), room.leftOut], [1, true, 0]);
    room.take('c', 1);
    room.free('c');
    assert.equal(room.leftOut, 0);
  });
});
