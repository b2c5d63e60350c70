import assert from 'node:assert/strict';
import { type Profiler, Session } from 'node:inspector/promises';
import { readLoyaltyFile } from '../../src/loyaltyFile/readLoyaltyFile';
import { fileText, programText } from './loyaltyText';

/** How often V8 saw the functions of a name called in jsonc-parser meanwhile. */
async function callsOf(name: string, work: () => void): Promise<number> {
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true });
    work();
    const { result }: Profiler.TakePreciseCoverageReturnType = await session.post('Profiler.takePreciseCoverage');
    const functions = result.filter(({ url }) => url.includes('jsonc-parser')).flatMap((script) => script.functions);
    return functions
      .filter(({ functionName }) => functionName === name)
      .reduce((calls, { ranges }) => calls + (ranges[0]?.count ?? 0), 0);
  } finally {
    session.disconnect();
  }
}

// A tree costs ten times what everything else costs together.
describe('readLoyaltyFile, what it calls', () => {
  const valid = fileText([programText(), programText({ Code: '"G2"' })]);

  it('makes no tree of a text in which nothing is to be reported', async () => {
    const calls = await callsOf('parseTree', () => {
      assert.deepEqual(readLoyaltyFile(valid, { portfolio: false }).problems, []);
    });
    assert.equal(calls, 0);
  });

  it('would be seen making one', async () => {
    const { parseTree } = await import('jsonc-parser');
    assert.equal(await callsOf('parseTree', () => parseTree(valid)), 1);
  });
});
