import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type AddOutcome, addOutcome } from '../../src/mews/addOutcome';
import type { Answer, Exchange, TransportError } from '../../src/mews/exchange';
import { gold, inShort, sent, silver } from './addThrough';

const failed = (error: TransportError, status?: number): Exchange => ({
  kind: 'failed',
  error,
  ...(status !== undefined && { status }),
});
const answered = (status: number, body: unknown, headers: Partial<Answer> = {}): Exchange => ({
  kind: 'answered',
  answer: { status, body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body), ...headers },
});
const judged = (exchange: Exchange): AddOutcome => addOutcome(exchange, sent, 0);
const mewsError = { Message: 'No', RequestId: 'r-1', Details: null };
const success = {
  LoyaltyPrograms: [
    { Id: 'a1', ...gold },
    { Id: 'a2', ...silver },
  ],
};

describe('addOutcome of a transport error', () => {
  const cases: readonly (readonly [TransportError, string])[] = [
    ...['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL'].map(
      (code) => [{ code, syscall: 'getaddrinfo' }, 'not-sent: host-not-found'] as const,
    ),
    [{ code: 'ENOTFOUND' }, 'unknown: connection-lost'],
    [{ code: 'EAI_AGAIN', syscall: 'connect' }, 'unknown: connection-lost'],
    [{ code: 'ECONNREFUSED', syscall: 'connect' }, 'not-sent: connection-refused'],
    // With several addresses, node gives no system call.
    [{ code: 'ECONNREFUSED' }, 'not-sent: connection-refused'],
    ...['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'ECONNRESET', 'EADDRNOTAVAIL'].flatMap((code) => [
      [{ code, syscall: 'connect' }, 'not-sent: unreachable'] as const,
      [{ code, syscall: 'read' }, 'unknown: connection-lost'] as const,
      [{ code }, 'unknown: connection-lost'] as const,
    ]),
    ...[
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'CERT_HAS_EXPIRED',
      'CERT_NOT_YET_VALID',
      'CERT_REVOKED',
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ].map((code) => [{ code }, 'not-sent: certificate'] as const),
    ...[
      'ECONNRESET',
      'EPIPE',
      'EPROTO',
      'HPE_INVALID_CONSTANT',
      'ERR_STREAM_PREMATURE_CLOSE',
      'Z_DATA_ERROR',
      'EMFILE',
    ].map((code) => [{ type: 'system', code, syscall: 'write' }, 'unknown: connection-lost'] as const),
    [{ code: 'MY_CERT_HAS_EXPIRED' }, 'unknown: connection-lost'],
    [{ code: 'econnrefused' }, 'unknown: connection-lost'],
    [{ type: 'system' }, 'unknown: no-proxy'],
    // The connection itself says so, whatever else went wrong with it.
    [{ type: 'no-tunnel' }, 'not-sent: no-proxy'],
    [{ type: 'no-tunnel', code: 'ECONNRESET', syscall: 'read' }, 'not-sent: no-proxy'],
    [{ type: 'proxy-answer', code: '407' }, 'not-sent: proxy-login'],
    ...['200', '302', '403', '502'].map((code) => [{ type: 'proxy-answer', code }, 'not-sent: proxy-refused'] as const),
    [{ type: 'proxy-answer' }, 'not-sent: proxy-refused'],
    [{ code: '407' }, 'unknown: connection-lost'],
    [{ type: 'max-size' }, 'unknown: answer-too-large'],
    [{ type: 'invalid-redirect' }, 'unknown: connection-lost'],
    [{}, 'unknown: connection-lost'],
  ];
  for (const [error, expected] of cases) {
    it(`is ${expected} for ${JSON.stringify(error)}`, () => {
      assert.equal(inShort(judged(failed(error))), expected);
    });
    it(`is unknown for ${JSON.stringify(error)} once the head of an answer has come`, () => {
      const why = error.type === 'max-size' ? 'answer-too-large' : 'answer-broken-off';
      assert.equal(inShort(judged(failed(error, 200))), `unknown: ${why}`);
    });
  }

  it('keeps the host that a proxy does not let it through to', () => {
    const error = { type: 'proxy-answer', code: '403', host: 'mews.example' };
    assert.deepEqual(judged(failed(error)), {
      kind: 'not-sent',
      why: 'proxy-refused',
      code: '403',
      host: 'mews.example',
    });
  });

  it('keeps code, status and RequestId for the person who asks Mews', () => {
    const exchange = { kind: 'failed', error: { code: 'ECONNRESET' }, status: 200, requestId: 'r-1' } as const;
    assert.deepEqual(judged(exchange), {
      kind: 'unknown',
      why: 'answer-broken-off',
      code: 'ECONNRESET',
      status: 200,
      requestId: 'r-1',
    });
  });

  it('takes nothing for not-sent but what the documents name', () => {
    fc.assert(
      fc.property(fc.record({ type: fc.string(), code: fc.string(), syscall: fc.string() }), (error) => {
        assert.equal(judged(failed(error)).kind, 'unknown');
      }),
    );
  });
});

describe('addOutcome of an end we made', () => {
  const cases: readonly (readonly [Exchange, string])[] = [
    [{ kind: 'not-started' }, 'not-sent: cancelled'],
    [{ kind: 'withheld', why: 'tls-off' }, 'not-sent: tls-off'],
    [{ kind: 'interrupted', by: 'cancel' }, 'unknown: cancelled'],
    [{ kind: 'interrupted', by: 'deadline' }, 'unknown: deadline'],
  ];
  for (const [exchange, expected] of cases) {
    it(`is ${expected} for ${JSON.stringify(exchange)}`, () => {
      assert.equal(inShort(judged(exchange)), expected);
    });
  }
});

describe('addOutcome of an answer', () => {
  /** What a status comes to with Mews' error object, with a body that is not from Mews, and with a web page. */
  const statuses: readonly (readonly [number, string, string, string])[] = [
    ...[400, 401, 404, 409, 413].map(
      (status) => [status, 'rejected', 'unknown: not-from-mews', 'unknown: web-page'] as const,
    ),
    [403, 'rejected', 'unknown: proxy-refused', 'unknown: proxy-refused'],
    ...[402, 405, 406, 411, 418, 422, 451, 499].map(
      (status) => [status, 'unknown: unreadable-answer', 'unknown: not-from-mews', 'unknown: web-page'] as const,
    ),
    [407, 'unknown: unreadable-answer', 'unknown: proxy-login', 'unknown: proxy-login'],
    [408, 'unknown: request-timeout', 'unknown: request-timeout', 'unknown: request-timeout'],
    [429, 'throttled', 'throttled', 'throttled'],
    ...[500, 501, 502, 503, 504, 510, 512, 599].map(
      (status) => [status, 'unknown: server-error', 'unknown: server-error', 'unknown: gateway-error'] as const,
    ),
    [511, 'unknown: server-error', 'unknown: web-page', 'unknown: web-page'],
    [204, 'unknown: no-content', 'unknown: no-content', 'unknown: no-content'],
    [200, 'unknown: unreadable-answer', 'unknown: unreadable-answer', 'unknown: web-page'],
    ...[201, 202, 203, 205, 206].map(
      (status) => [status, 'unknown: unreadable-answer', 'unknown: unreadable-answer', 'unknown: web-page'] as const,
    ),
    ...[300, 301, 302, 303, 304, 307, 308].map(
      (status) => [status, 'unknown: redirect', 'unknown: redirect', 'unknown: redirect'] as const,
    ),
  ];
  const foreign = [undefined, '', '{}', 'null', '[]', '{"message":"No"}', { Message: null, RequestId: null }];
  for (const [status, fromMews, fromElsewhere, page] of statuses) {
    it(`is ${fromMews} for a ${status} in Mews' shape, ${page} for a page, ${fromElsewhere} otherwise`, () => {
      assert.equal(inShort(judged(answered(status, mewsError))), fromMews);
      for (const body of foreign)
        assert.equal(inShort(judged(answered(status, body))), fromElsewhere, JSON.stringify(body));
      assert.equal(inShort(judged(answered(status, '\n <html>'))), page);
      assert.equal(inShort(judged(answered(status, undefined, { contentType: 'text/html' }))), page);
    });
    it(`is ${status === 200 ? '' : 'not '}confirmed for a ${status} with every Id`, () => {
      assert.equal(judged(answered(status, success)).kind === 'confirmed', status === 200);
    });
  }

  const evidence: readonly (readonly [object, Partial<Answer>, string])[] = [
    [{ Message: 'No' }, {}, 'rejected'],
    [{ Message: null, RequestId: 'r-1' }, {}, 'rejected'],
    [{ Message: null }, { requestId: 'r-1' }, 'rejected'],
    [{ Message: '' }, { requestId: 'r-1' }, 'rejected'],
    [{ Message: null }, {}, 'unknown: proxy-refused'],
    [{ Message: '' }, {}, 'unknown: proxy-refused'],
    [{ RequestId: 'r-1' }, { requestId: 'r-1' }, 'unknown: proxy-refused'],
  ];
  for (const [body, headers, expected] of evidence) {
    it(`is ${expected} for a 403 with ${JSON.stringify({ ...body, ...headers })}`, () => {
      assert.equal(inShort(judged(answered(403, body, headers))), expected);
    });
  }

  it('prefers the RequestId of the header, and takes none that is out of shape', () => {
    const requestIdOf = (exchange: Exchange) => {
      const outcome = judged(exchange);
      return 'requestId' in outcome ? outcome.requestId : undefined;
    };
    assert.equal(requestIdOf(answered(400, mewsError, { requestId: 'r-2' })), 'r-2');
    assert.equal(requestIdOf(answered(400, mewsError)), 'r-1');
    assert.equal(requestIdOf(answered(500, { ...mewsError, RequestId: '[a](command:b)' })), undefined);
    assert.equal(requestIdOf(answered(200, success, { requestId: 'r-2' })), 'r-2');
    assert.equal(requestIdOf(answered(200, '<html>', { requestId: 'r-2' })), 'r-2');
  });

  it('measures a Retry-After date against the Date of the answer, else against the clock handed in', () => {
    const retryAfter = 'Sun, 06 Nov 1994 08:49:47 GMT';
    const nowMs = Date.parse('Sun, 06 Nov 1994 08:49:40 GMT');
    const pauseOf = (date?: string) => {
      const headers = { retryAfter, ...(date !== undefined && { date }) };
      const outcome = addOutcome(answered(429, '', headers), sent, nowMs);
      return outcome.kind === 'throttled' ? outcome.retryAfter : undefined;
    };
    assert.deepEqual(pauseOf(), { kind: 'pause', pauseMs: 7_000 });
    assert.deepEqual(pauseOf('Sun, 06 Nov 1994 08:49:37 GMT'), { kind: 'pause', pauseMs: 10_000 });
  });

  it('is total: every status and body has an outcome, and only a 200 with every Id is confirmed', () => {
    const bodies = fc.oneof(fc.string(), fc.json(), fc.constant(JSON.stringify(mewsError)), fc.constant(undefined));
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999 }), bodies, (status, body) => {
        assert.notEqual(judged(answered(status, body)).kind, 'confirmed');
      }),
    );
  });
});
