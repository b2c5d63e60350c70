import assert from 'node:assert/strict';
import { createServer as createTlsServer } from 'node:https';
import type { Exchange } from '../../src/mews/exchange';
import { RATE_WINDOW_MS } from '../../src/mews/limits';
import { requestPace } from '../../src/submission/requestPace';
import { selfSigned } from '../mews/certificate';
import { closedAddress } from '../mews/closedAddress';
import type { Fault } from '../sandbox/fault';
import { useSandbox } from '../sandbox/useSandbox';
import { codesOf, readFrom } from './sandboxRead';

const HTML = '<html><body>Please log in to the guest network</body></html>';
const busy = (seconds?: string): Fault => ({
  kind: 'error',
  status: 429,
  ...(seconds !== undefined && { headers: { 'Retry-After': seconds } }),
});

describe('readPage', () => {
  const sandbox = useSandbox();
  const addGold = () => sandbox().addProgram({ Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Free' });

  it('asks the same again after the pause Mews asked for', async () => {
    addGold();
    sandbox().fault(busy('7'));
    const ran = await readFrom(sandbox(), ['G1']);
    assert.deepEqual([codesOf(ran), ran.waits], [['G1'], [7_000]]);
    const [first, second] = sandbox().seen;
    assert.equal(first?.text, second?.text);
    assert.equal(sandbox().seen.length, 2);
  });

  it('gives up where Mews takes no more requests, and says how long it asked for', async () => {
    sandbox().fault({ ...busy('2'), times: 'always' });
    const { result, waits } = await readFrom(sandbox(), ['G1']);
    assert.ok(result.kind === 'throttled');
    assert.deepEqual(result.retryAfter, { kind: 'pause', pauseMs: 2_000 });
    assert.deepEqual([waits, sandbox().seen.length], [[2_000, 2_000, 2_000, 2_000], 5]);
  });

  it('gives up at once where the pause is too long to wait for', async () => {
    sandbox().fault(busy('121'));
    const { result, waits } = await readFrom(sandbox(), ['G1']);
    assert.ok(result.kind === 'throttled');
    assert.deepEqual(result.retryAfter, { kind: 'too-long', pauseMs: 121_000 });
    assert.deepEqual([waits, sandbox().seen.length], [[], 1]);
  });

  const passing: readonly Fault[] = [
    { kind: 'error', status: 500 },
    { kind: 'answer', status: 502, body: HTML },
    { kind: 'error', status: 503, headers: { 'Retry-After': '60' } },
    { kind: 'error', status: 408 },
    { kind: 'resetBeforeReading' },
    { kind: 'resetAfterRequest' },
    { kind: 'closeAfterRequest' },
    { kind: 'cut', framing: 'contentLength' },
    { kind: 'cut', framing: 'chunked', end: 'reset' },
  ];
  for (const fault of passing) {
    it(`asks again, three times at most, after ${JSON.stringify(fault)}`, async () => {
      addGold();
      sandbox().fault({ ...fault, times: 2 });
      const ran = await readFrom(sandbox(), ['G1'], { ports: { random: () => 0.5 } });
      assert.deepEqual([codesOf(ran), ran.waits], [['G1'], [1_500, 2_000]]);
      sandbox().fault({ ...fault, times: 'always' });
      const { result } = await readFrom(sandbox(), ['G1']);
      assert.equal(result.kind, 'failed');
      assert.equal(sandbox().seen.length, 3 + 3);
    });
  }

  it('asks again where nobody listens', async () => {
    const ran = await readFrom(sandbox(), ['G1'], { address: await closedAddress() });
    assert.deepEqual(ran.result, { kind: 'failed', why: 'connection-refused', code: 'ECONNREFUSED' });
    assert.equal(ran.waits.length, 2);
  });

  const unheard: readonly (readonly [string, Exchange])[] = [
    ['failed: deadline', { kind: 'interrupted', by: 'deadline' }],
    ['failed: host-not-found', { kind: 'failed', error: { code: 'ENOTFOUND', syscall: 'getaddrinfo' } }],
    ['failed: unreachable', { kind: 'failed', error: { code: 'ETIMEDOUT', syscall: 'connect' } }],
    ['failed: no-proxy', { kind: 'failed', error: { type: 'system' } }],
    ['failed: no-proxy', { kind: 'failed', error: { type: 'no-tunnel' } }],
    ['failed: gateway-error', { kind: 'answered', answer: { status: 502, body: HTML } }],
  ];
  for (const [expected, exchange] of unheard) {
    it(`asks again where it is ${expected} (${JSON.stringify(exchange)})`, async () => {
      let asked = 0;
      const getAll = async () => {
        asked++;
        return exchange;
      };
      const ran = await readFrom(sandbox(), ['G1'], { ports: { getAll } });
      assert.deepEqual([codesOf(ran), asked, ran.waits.length], [[expected], 3, 2]);
    });
  }

  it('makes no pause shorter than the one before', async () => {
    sandbox().fault({ kind: 'error', status: 500, times: 2 });
    const randoms = [0.9, 0];
    const { waits } = await readFrom(sandbox(), ['G1'], { ports: { random: () => randoms.shift() ?? 0 } });
    assert.deepEqual(waits, [1_900, 1_900]);
  });

  it('counts failures for each page anew, and apart from requests that came too early', async () => {
    const programs = [{ Id: 'a1', Code: 'G1' }];
    for (const Cursor of ['x1', null]) {
      sandbox().fault({ kind: 'error', status: 500, times: 2 });
      for (let time = 0; time < 4; time++) sandbox().fault(busy('1'));
      sandbox().fault({ kind: 'answer', status: 200, body: JSON.stringify({ LoyaltyPrograms: programs, Cursor }) });
    }
    assert.deepEqual(codesOf(await readFrom(sandbox(), ['G1'])), ['G1']);
    assert.equal(sandbox().seen.length, 14);
  });

  const lasting: readonly (readonly [Fault, string])[] = [
    [{ kind: 'error', status: 400 }, 'refused'],
    [{ kind: 'error', status: 403 }, 'refused'],
    [{ kind: 'answer', status: 403, body: HTML }, 'failed: proxy-refused'],
    [{ kind: 'answer', status: 200, body: HTML }, 'failed: web-page'],
    [{ kind: 'answer', status: 204 }, 'failed: no-content'],
    [{ kind: 'answer', status: 307, headers: { Location: 'https://evil.example/' } }, 'failed: redirect'],
    [{ kind: 'endless' }, 'failed: answer-too-large'],
  ];
  for (const [fault, expected] of lasting) {
    it(`asks once where it is ${expected} after ${JSON.stringify(fault)}`, async () => {
      sandbox().fault(fault);
      const ran = await readFrom(sandbox(), ['G1']);
      assert.deepEqual([codesOf(ran), ran.waits, sandbox().seen.length], [[expected], [], 1]);
    });
  }

  const refused: readonly (readonly [string, Exchange])[] = [
    ['failed: tls-off', { kind: 'withheld', why: 'tls-off' }],
    ['failed: proxy-login', { kind: 'failed', error: { type: 'proxy-answer', code: '407' } }],
    ['failed: proxy-refused', { kind: 'failed', error: { type: 'proxy-answer', code: '403' } }],
  ];
  for (const [expected, exchange] of refused) {
    it(`asks once where it is ${expected}`, async () => {
      const ran = await readFrom(sandbox(), ['G1'], { ports: { getAll: async () => exchange } });
      assert.deepEqual([codesOf(ran), ran.waits], [[expected], []]);
    });
  }

  it('asks once where the certificate is not trusted', async () => {
    const server = createTlsServer(selfSigned);
    let connections = 0;
    server.on('connection', () => connections++);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    assert.ok(typeof bound === 'object' && bound);
    try {
      const ran = await readFrom(sandbox(), ['G1'], { address: `https://127.0.0.1:${bound.port}` });
      assert.deepEqual([codesOf(ran), ran.waits, connections], [['failed: certificate'], [], 1]);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  it('asks nothing where it was cancelled before', async () => {
    const ran = await readFrom(sandbox(), ['G1'], { signal: AbortSignal.abort() });
    assert.deepEqual([ran.result, sandbox().seen], [{ kind: 'cancelled' }, []]);
  });

  it('is cancelled while a request is under way', async () => {
    sandbox().fault({ kind: 'hold' });
    const controller = new AbortController();
    const reading = readFrom(sandbox(), ['G1'], { signal: controller.signal });
    await sandbox().whenReceived('loyaltyPrograms/getAll');
    controller.abort();
    const ran = await reading;
    assert.deepEqual([ran.result, ran.waits, sandbox().seen.length], [{ kind: 'cancelled' }, [], 1]);
  });

  it('is cancelled during a pause, with no request after it', async () => {
    sandbox().fault(busy('60'));
    const controller = new AbortController();
    const { result } = await readFrom(sandbox(), ['G1'], {
      signal: controller.signal,
      ports: { wait: async () => controller.abort() },
    });
    assert.deepEqual([result, sandbox().seen.length], [{ kind: 'cancelled' }, 1]);
  });
});

describe('readPage, with many requests', () => {
  let now = 0;
  const sandbox = useSandbox({ now: () => now });

  it('keeps below the limit of the AccessToken', async () => {
    const pace = requestPace(() => now);
    const waits: number[] = [];
    const wait = async (ms: number) => {
      waits.push(ms);
      now += ms;
    };
    for (let time = 0; time < 320; time++) await readFrom(sandbox(), ['G1'], { ports: { pace, wait } });
    assert.deepEqual(waits, [RATE_WINDOW_MS, RATE_WINDOW_MS]);
    assert.deepEqual(new Set(sandbox().seen.map(({ status }) => status)), new Set([200]));
  });

  it('asks nothing where it is cancelled while it waits for its turn', async () => {
    const controller = new AbortController();
    const pace = requestPace(() => now);
    for (let time = 0; time < 150; time++) pace.took();
    const { result } = await readFrom(sandbox(), ['G1'], {
      signal: controller.signal,
      ports: { pace, wait: async () => controller.abort() },
    });
    assert.deepEqual([result, sandbox().seen], [{ kind: 'cancelled' }, []]);
  });
});
