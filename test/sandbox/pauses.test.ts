import assert from 'node:assert/strict';
import { Pauses } from './pauses';

describe('Pauses', () => {
  it('end a wait for a release, and no other, by a release', async () => {
    const pauses = new Pauses();
    const waits = [pauses.wait('release'), pauses.wait('never'), pauses.wait(60_000)];
    assert.deepEqual([pauses.release(), pauses.release()], [1, 0]);
    assert.equal(await Promise.race(waits), 'over');
    pauses.abandon();
    assert.deepEqual(await Promise.all(waits), ['over', 'abandoned', 'abandoned']);
  });

  it('end by themselves after their milliseconds', async () => {
    const pauses = new Pauses();
    assert.deepEqual(await Promise.all([pauses.wait(0), pauses.wait(1)]), ['over', 'over']);
  });

  it('leave no timer behind when abandoned', () => {
    const countTimers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = countTimers();
    const pauses = new Pauses();
    void pauses.wait(60_000);
    assert.equal(countTimers(), before + 1);
    pauses.abandon();
    assert.equal(countTimers(), before);
  });
});
