import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { sandboxClient } from './sandboxClient';
import { sandboxTokens } from './sandboxTokens';

interface Running {
  readonly child: ChildProcess;
  /** Everything printed so far. */
  readonly output: () => string;
  /** Resolves when the output matches, with the first group; rejects when the process ends without. */
  readonly printed: (pattern: RegExp) => Promise<string>;
}

const children: ChildProcess[] = [];

function run(...args: readonly string[]): Running {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'main.ts'), ...args]);
  children.push(child);
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const printed = async (pattern: RegExp): Promise<string> => {
    while (!pattern.test(output)) {
      const [chunk] = await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
      assert.ok(chunk instanceof Buffer, `ended without ${pattern}: ${output}`);
    }
    return pattern.exec(output)?.[1] ?? '';
  };
  return { child, output: () => output, printed };
}

describe('main', function () {
  this.timeout(10_000);

  afterEach(() => {
    for (const child of children.splice(0)) {
      child.kill('SIGKILL');
    }
  });

  it('prints address and tokens, then a line for each request without tokens, and ends with 0 on Ctrl+C', async () => {
    const { child, output, printed } = run('--port', '0');
    const address = await printed(/PlatformAddress +(http:\S+)\n[\s\S]*Ctrl\+C/);
    for (const token of Object.values(sandboxTokens)) {
      assert.ok(output().includes(token));
    }
    const { length } = output();
    const client = sandboxClient({ address, tokens: sandboxTokens });
    await client.call('configuration/get');
    await client.send(`/nowhere?AccessToken=${sandboxTokens.accessToken}`, '{}');
    await printed(/configuration\/get 200\n.*POST \/nowhere 404\n/);
    assert.ok(!output().slice(length).includes('FADE'));

    const port = new URL(address).port;
    const second = run('--port', port);
    const [secondCode] = await once(second.child, 'close');
    assert.equal(secondCode, 1);
    assert.match(second.output(), new RegExp(`^Port ${port} is in use\\.`));

    child.kill('SIGINT');
    const [code, signal] = await once(child, 'close');
    assert.deepEqual([code, signal], [0, null]);
  });

  it('explains its usage for a port that is none', async () => {
    const { child, output } = run('--port', '65536');
    const [code] = await once(child, 'close');
    assert.equal(code, 2);
    assert.match(output(), /^Usage: npm run sandbox/);
  });
});
