import assert from 'node:assert/strict';
import type { Fault } from '../sandbox/fault';
import { type MewsSandbox, startMewsSandbox } from '../sandbox/mewsSandbox';
import { useSandbox } from '../sandbox/useSandbox';
import { addThrough, gold, inShort } from './addThrough';

const HTML = '<html><body>Please log in to the guest network</body></html>';
const JSON_TYPE = { 'Content-Type': 'application/json' };

describe('addOutcome of what the sandbox answers', () => {
  const sandbox = useSandbox();

  const cases: readonly (readonly [Fault | undefined, string])[] = [
    [undefined, 'confirmed'],
    [{ kind: 'changed', change: 'noMember' }, 'unknown: unreadable-answer'],
    [{ kind: 'changed', change: 'none' }, 'unknown: unreadable-answer'],
    [{ kind: 'changed', change: 'fewer' }, 'partial'],
    [{ kind: 'changed', change: 'foreign' }, 'confirmed'],
    [{ kind: 'changed', change: 'reordered' }, 'confirmed'],
    [{ kind: 'changed', change: 'missingId' }, 'partial'],
    [{ kind: 'changed', change: 'emptyId' }, 'partial'],
    [{ kind: 'changed', change: 'numericId' }, 'partial'],
    [{ kind: 'changed', change: 'duplicateId' }, 'partial'],
    [{ kind: 'changed', change: 'missingChainId' }, 'confirmed'],
    [{ kind: 'changed', change: 'otherChainId' }, 'confirmed'],
    [{ kind: 'changed', change: 'changedName' }, 'confirmed'],
    [{ kind: 'changed', change: 'changedCode' }, 'partial'],
    [{ kind: 'changed', change: 'extraMembers' }, 'confirmed'],
    [{ kind: 'error', status: 400, message: 'Invalid JSON' }, 'rejected'],
    [{ kind: 'error', status: 401 }, 'rejected'],
    [{ kind: 'error', status: 403, message: 'No' }, 'rejected'],
    [{ kind: 'error', status: 404 }, 'rejected'],
    [{ kind: 'error', status: 409 }, 'rejected'],
    [{ kind: 'error', status: 413 }, 'rejected'],
    [{ kind: 'error', status: 408, commit: true }, 'unknown: request-timeout'],
    [{ kind: 'error', status: 429 }, 'throttled'],
    [{ kind: 'answer', status: 429, body: HTML }, 'throttled'],
    [{ kind: 'error', status: 500, commit: true }, 'unknown: server-error'],
    [{ kind: 'error', status: 503 }, 'unknown: server-error'],
    [{ kind: 'answer', status: 200, body: HTML }, 'unknown: web-page'],
    [{ kind: 'answer', status: 200 }, 'unknown: unreadable-answer'],
    [{ kind: 'answer', status: 204, commit: true }, 'unknown: no-content'],
    [{ kind: 'answer', status: 403, body: HTML }, 'unknown: proxy-refused'],
    [{ kind: 'answer', status: 407, body: HTML }, 'unknown: proxy-login'],
    [{ kind: 'answer', status: 502, body: HTML }, 'unknown: gateway-error'],
    [{ kind: 'cut', framing: 'contentLength' }, 'unknown: answer-broken-off'],
    [{ kind: 'cut', framing: 'contentLength', end: 'reset' }, 'unknown: answer-broken-off'],
    [{ kind: 'cut', framing: 'chunked' }, 'unknown: answer-broken-off'],
    [{ kind: 'cut', framing: 'untilClose' }, 'unknown: unreadable-answer'],
    [{ kind: 'endless' }, 'unknown: answer-too-large'],
    [{ kind: 'compressed', encoding: 'gzip' }, 'unknown: unreadable-answer'],
    [{ kind: 'compressed', encoding: 'br' }, 'unknown: unreadable-answer'],
  ];
  for (const [fault, expected] of cases) {
    it(`is ${expected} for ${fault === undefined ? 'its own answer' : JSON.stringify(fault)}`, async () => {
      if (fault) sandbox().fault(fault);
      assert.equal(inShort(await addThrough(sandbox().address)), expected);
      assert.equal(sandbox().seen.length, 1);
    });
  }

  it('names every Id the sandbox gave, with the program it belongs to', async () => {
    const outcome = await addThrough(sandbox().address);
    assert.ok(outcome.kind === 'confirmed');
    const members = sandbox()
      .programs()
      .map(({ Id, ChainId, Name, Code, Type, Subscription }, index) => ({
        program: { Id, ChainId, Name, Code, Type, Subscription },
        index,
        changed: [],
      }));
    assert.deepEqual(outcome.matched, members);
    assert.match(outcome.requestId ?? '', /^[0-9a-f-]{36}$/);
  });

  it('keeps the Id that came when one of two is missing, and says which program it was', async () => {
    sandbox().fault({ kind: 'changed', change: 'fewer' });
    const outcome = await addThrough(sandbox().address);
    assert.ok(outcome.kind === 'partial');
    assert.deepEqual(outcome.missing, [0]);
    assert.deepEqual(
      outcome.matched.map(({ program, index }) => [program.Id, index]),
      [[sandbox().programs()[1]?.Id, 1]],
    );
  });

  it('has the words of Mews and the RequestId of its header', async () => {
    sandbox().fault({ kind: 'error', status: 403, message: 'The chain says no.', headers: { 'Request-Id': 'r-7' } });
    assert.deepEqual(await addThrough(sandbox().address), {
      kind: 'rejected',
      status: 403,
      message: 'The chain says no.',
      requestId: 'r-7',
    });
  });

  it('follows the Retry-After of a 429', async () => {
    sandbox().fault({ kind: 'error', status: 429, headers: { 'Retry-After': '7', 'Request-Id': 'r-7' } });
    assert.deepEqual(await addThrough(sandbox().address), {
      kind: 'throttled',
      retryAfter: { kind: 'pause', pauseMs: 7_000 },
      status: 429,
      requestId: 'r-7',
    });
  });

  describe('that redirects', () => {
    let other: MewsSandbox;
    before(async () => {
      other = await startMewsSandbox();
    });
    after(() => other.close());

    for (const status of [300, 301, 302, 303, 304, 307, 308]) {
      for (const kind of ['absolute', 'relative', 'broken', 'hostless'] as const) {
        it(`is unknown for a ${status} to an address that is ${kind}, and nobody gets the tokens`, async () => {
          const path = '/api/connector/v1/loyaltyPrograms/add';
          const Location = {
            absolute: `${other.address}${path}?x=secret`,
            relative: path,
            broken: 'http://[',
            hostless: 'data:,x',
          }[kind];
          sandbox().fault({ kind: 'answer', status, headers: { Location, ...JSON_TYPE }, body: '{"Message":"moved"}' });
          const outcome = await addThrough(sandbox().address);
          assert.equal(inShort(outcome), 'unknown: redirect');
          assert.deepEqual([other.seen, sandbox().seen.length], [[], 1]);
          const host = kind === 'absolute' ? new URL(other.address).host : undefined;
          assert.equal('redirectHost' in outcome ? outcome.redirectHost : undefined, host);
        });
      }
    }
  });

  it('is rejected for a list that is too long, before anything is created', async () => {
    sandbox().fault({
      kind: 'answer',
      status: 413,
      beforeReading: true,
      headers: JSON_TYPE,
      body: '{"Message":"large"}',
    });
    assert.equal(inShort(await addThrough(sandbox().address)), 'rejected');
    assert.ok(
      !sandbox()
        .programs()
        .some(({ Code }) => Code === gold.Code),
    );
  });
});
