import assert from 'node:assert/strict';
import type { Fault } from './fault';
import { rawExchange } from './rawExchange';
import { bodyOf, messageOf, type Reply } from './sandboxClient';
import { useSandbox } from './useSandbox';

const ADD = '/api/connector/v1/loyaltyPrograms/add';
const programs = ['A', 'B', 'C'].map((Code) => ({ Name: `Club ${Code}`, Code, Type: 'Hotel', Subscription: 'Free' }));
const listAll = { Limitation: { Count: 1000 } };

describe('serveExchange', () => {
  const sandbox = useSandbox();

  async function add(signal?: AbortSignal): Promise<Reply> {
    const headers = { 'Content-Type': 'application/json' };
    return sandbox().call('loyaltyPrograms/add', { LoyaltyPrograms: programs }, { headers, ...(signal && { signal }) });
  }

  function addBody(): string {
    const { clientToken: ClientToken, accessToken: AccessToken } = sandbox().tokens;
    return JSON.stringify({ ClientToken, AccessToken, Client: 'test', LoyaltyPrograms: programs });
  }

  /** By way of a request, so that whatever goes on at the server has come to rest. */
  async function storedCodes(): Promise<string> {
    await sandbox().call('loyaltyPrograms/getAll', listAll);
    return sandbox()
      .programs()
      .map(({ Code }) => Code)
      .join('');
  }

  const breaks: readonly (readonly [Fault, 'closed' | 'reset', string])[] = [
    [{ kind: 'resetOnConnection' }, 'reset', ''],
    [{ kind: 'resetBeforeReading' }, 'reset', ''],
    [{ kind: 'resetAfterRequest' }, 'reset', ''],
    [{ kind: 'resetAfterRequest', commit: true }, 'reset', 'ABC'],
    [{ kind: 'resetAfterRequest', commit: 2 }, 'reset', 'AB'],
    [{ kind: 'resetAfterRequest', commit: 0 }, 'reset', ''],
    [{ kind: 'resetAfterRequest', commit: true, commitDelayMs: 1, delayAfterCommitMs: 30 }, 'reset', 'ABC'],
    [{ kind: 'closeAfterRequest' }, 'closed', ''],
    [{ kind: 'closeAfterRequest', commit: true }, 'closed', 'ABC'],
  ];
  for (const [fault, ending, codes] of breaks) {
    it(`gives no answer for ${JSON.stringify(fault)}, and stores ${codes || 'nothing'}`, async () => {
      sandbox().fault(fault);
      assert.deepEqual(await rawExchange(sandbox().address, ADD, addBody()), { text: '', ending });
      assert.equal(await storedCodes(), codes);
      const isSeen = fault.kind !== 'resetOnConnection';
      assert.deepEqual(
        sandbox()
          .seen.slice(0, -1)
          .map(({ fault: kind, status }) => [kind, status]),
        isSeen ? [[fault.kind, null]] : [],
      );
    });
  }

  for (const commit of [false, true]) {
    it(`holds the answer back for ever with commit ${commit}`, async () => {
      sandbox().fault({ kind: 'hold', commit });
      const leaving = new AbortController();
      const pending = assert.rejects(add(leaving.signal), { name: 'AbortError' });
      await sandbox().whenReceived('loyaltyPrograms/add');
      assert.equal(await storedCodes(), commit ? 'ABC' : '');
      assert.equal(sandbox().release(), 0);
      leaving.abort();
      await pending;
      assert.equal(sandbox().seen[0]?.status, null);
    });
  }

  it('sends exactly the answer it was given', async () => {
    const headers = { 'Content-Type': 'text/html', 'Set-Cookie': ['a=1', 'b=2'] };
    sandbox().fault({ kind: 'answer', status: 200, headers, body: '<html>Sign in</html>' });
    const reply = await add();
    assert.deepEqual([reply.status, reply.text], [200, '<html>Sign in</html>']);
    assert.deepEqual(Object.keys(reply.headers).sort(), [
      'connection',
      'content-length',
      'content-type',
      'date',
      'set-cookie',
    ]);
    assert.deepEqual(reply.headers['set-cookie'], ['a=1', 'b=2']);
    assert.equal(sandbox().seen[0]?.status, 200);
    assert.equal(await storedCodes(), '');
  });

  const answers: readonly Fault[] = [
    { kind: 'answer', status: 204, commit: true },
    { kind: 'answer', status: 302, headers: { Location: 'https://example.com/login' } },
    { kind: 'answer', status: 429, headers: { 'Retry-After': 'soon' } },
    { kind: 'answer', status: 599 },
    { kind: 'answer', status: 200, body: 'null', commit: true },
  ];
  for (const fault of answers) {
    it(`answers as ${JSON.stringify(fault)} says`, async () => {
      assert.ok(fault.kind === 'answer');
      sandbox().fault(fault);
      const reply = await add();
      assert.deepEqual([reply.status, reply.text], [fault.status, fault.body ?? '']);
      assert.equal(reply.headers.location, fault.headers?.Location);
      assert.equal(reply.headers['retry-after'], fault.headers?.['Retry-After']);
      assert.equal(await storedCodes(), fault.commit === true ? 'ABC' : '');
    });
  }

  it('answers before the body has come, when told to', async () => {
    sandbox().fault({ kind: 'answer', status: 200, body: '{}', beforeReading: true });
    const { text } = await rawExchange(sandbox().address, ADD, '', 20);
    assert.ok(text.startsWith('HTTP/1.1 200 '));
    assert.equal(sandbox().seen[0]?.text, null);
  });

  it('resets the connection after an answer, when told to', async () => {
    sandbox().fault({ kind: 'answer', status: 413, thenReset: true });
    const { text, ending } = await rawExchange(sandbox().address, ADD, addBody());
    assert.equal(ending, 'reset');
    assert.match(text, /^HTTP\/1\.1 413 /);
  });

  it('answers errors in the form of Mews, with the message, details and headers asked for', async () => {
    sandbox().fault({
      kind: 'error',
      status: 503,
      message: 'Maintenance',
      details: { a: 1 },
      headers: { 'Retry-After': '7' },
    });
    const reply = await add();
    assert.equal(messageOf(reply, 503), 'Maintenance');
    assert.equal(reply.headers['retry-after'], '7');
    assert.ok(reply.text.endsWith('"Details":{"a":1}}'));
  });

  it('echoes the request in the details of an error, when told to', async () => {
    sandbox().fault({ kind: 'error', status: 500, echo: true });
    const reply = await add();
    assert.equal(messageOf(reply, 500), null);
    assert.ok(reply.text.includes(sandbox().tokens.accessToken));
  });

  describe('commit of a fault that keeps the own answer', () => {
    for (const [commit, codes, answered] of [
      [true, 'ABC', 'ABC'],
      [false, '', 'ABC'],
      [1, 'A', 'A'],
    ] as const) {
      it(`${commit} stores ${codes || 'nothing'} and answers ${answered}`, async () => {
        sandbox().fault({ kind: 'delay', commit });
        const { LoyaltyPrograms } = bodyOf(await add(), 'LoyaltyProgramAdditionResult');
        assert.equal(LoyaltyPrograms.map(({ Code }) => Code).join(''), answered);
        assert.equal(await storedCodes(), codes);
      });
    }
  });

  describe('delays', () => {
    it('wait at least the milliseconds they name', async () => {
      const fault = { kind: 'delay', delayMs: 10, commitDelayMs: 10, delayAfterCommitMs: 10 } as const;
      sandbox().fault(fault);
      const start = performance.now();
      await add();
      assert.ok(performance.now() - start >= 28);
    });

    it('before handling end with a release, although the client has left', async () => {
      sandbox().fault({ kind: 'delay', delayMs: 'release' });
      const leaving = new AbortController();
      const pending = assert.rejects(add(leaving.signal), { name: 'AbortError' });
      await sandbox().whenReceived('loyaltyPrograms/add');
      leaving.abort();
      await pending;
      assert.equal(await storedCodes(), '');
      assert.equal(sandbox().release(), 1);
      assert.equal(await storedCodes(), 'ABC');
    });

    it('before the commit do not hold up a reset', async () => {
      sandbox().fault({ kind: 'resetAfterRequest', commit: true, commitDelayMs: 'release' });
      await assert.rejects(add(), { code: 'ECONNRESET' });
      assert.equal(await storedCodes(), '');
      sandbox().release();
      assert.equal(await storedCodes(), 'ABC');
    });

    it('after the commit hold up the answer alone', async () => {
      sandbox().fault({ kind: 'delay', delayAfterCommitMs: 'release' });
      const pending = add();
      await sandbox().whenReceived('loyaltyPrograms/add');
      assert.equal(await storedCodes(), 'ABC');
      sandbox().release();
      assert.equal((await pending).status, 200);
    });

    const waiting: readonly Fault[] = [
      { kind: 'delay', delayMs: 'release' },
      { kind: 'delay', commitDelayMs: 'release' },
      { kind: 'delay', delayAfterCommitMs: 60_000 },
      { kind: 'error', status: 500, delayMs: 60_000 },
      { kind: 'error', status: 500, delayAfterCommitMs: 'release' },
      { kind: 'hold' },
      { kind: 'raw', pieces: [], end: 'open' },
    ];
    for (const fault of waiting) {
      it(`are broken off by a reset of the sandbox: ${JSON.stringify(fault)}`, async () => {
        sandbox().fault(fault);
        const pending = assert.rejects(add(), { code: 'ECONNRESET' });
        await sandbox().whenReceived('loyaltyPrograms/add');
        await sandbox().call('configuration/get');
        sandbox().reset();
        await pending;
        assert.equal(sandbox().release(), 0);
        assert.equal(await storedCodes(), '');
      });
    }
  });

  it('goes on when a client leaves in the middle of its body', async () => {
    const leaving = new AbortController();
    const pending = rawExchange(sandbox().address, ADD, '', 1);
    const cut = sandbox().send(ADD, '{', { headers: { 'Content-Length': '9' }, signal: leaving.signal });
    const broken = assert.rejects(cut, { name: 'AbortError' });
    await pending;
    leaving.abort();
    await broken;
    assert.equal(await storedCodes(), '');
  });
});
