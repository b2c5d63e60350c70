import fc from 'fast-check';
import type { Exchange, TransportError } from '../../src/mews/exchange';
import type { LoyaltyProgram } from '../../src/mews/loyaltyProgram';
import { anyProgram } from './programArbitraries';

/** An optional member: absent, one of the values that mean something, or any text. */
function anyWord(...words: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...words) }, fc.string());
}

const anyError: fc.Arbitrary<TransportError> = fc.record(
  {
    type: anyWord('system', 'max-size', 'invalid-redirect', 'proxy-answer', 'no-tunnel'),
    code: anyWord(
      ...['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'EPIPE'],
      ...[
        'ENETUNREACH',
        'ENETDOWN',
        'EADDRNOTAVAIL',
        'ERR_TLS_CERT_ALTNAME_INVALID',
        'CERT_HAS_EXPIRED',
        'UNABLE_TO_X',
      ],
      ...[
        'DEPTH_ZERO_SELF_SIGNED_CERT',
        'SELF_SIGNED_CERT_IN_CHAIN',
        'ERR_STREAM_PREMATURE_CLOSE',
        'X_CERT_',
        'enotfound',
        '407',
      ],
    ),
    syscall: anyWord('getaddrinfo', 'connect', 'read', 'write'),
  },
  { requiredKeys: [] },
);

const anyStatus = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(200, 200, 200, 400, 401, 403, 404, 408, 409, 413, 429, 500, 503) },
  fc.integer({ min: 100, max: 599 }),
  fc.integer(),
);

const anyHeaders = fc.record(
  {
    requestId: anyWord('r-1', ''),
    retryAfter: anyWord('7', '-5', '2147483648'),
    date: fc.string(),
    redirectHost: fc.string(),
    contentType: anyWord('text/html', 'application/json'),
  },
  { requiredKeys: [] },
);

/** A body in Mews' shape of an error, or nearly. */
const anyErrorBody = fc
  .record(
    {
      Message: fc.oneof(fc.string(), fc.constantFrom(null, '', 7)),
      RequestId: fc.oneof(anyWord('r-2'), fc.constantFrom(null, 7)),
      Details: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  .map((error) => JSON.stringify(error));

/** A body that has most of the programs in any order, some with an Id that another has too, or with none, or changed. */
function anyResultBody(sent: readonly LoyaltyProgram[]): fc.Arbitrary<string> {
  const entry = fc.record(
    {
      Id: fc.oneof(
        { weight: 9, arbitrary: fc.nat(5).map((id) => `id-${id}`) },
        fc.constantFrom('', null, 7, 'x'.repeat(129)),
      ),
      ChainId: fc.string(),
      Code: fc.oneof({ weight: 9, arbitrary: fc.constantFrom('', ...sent.map(({ Code }) => Code)) }, fc.jsonValue()),
    },
    { requiredKeys: [] },
  );
  const twins = sent.map((program, index) => ({ Id: `twin-${index}`, ...program }));
  return fc
    .tuple(
      fc.shuffledSubarray(twins, { minLength: Math.max(0, sent.length - 1) }),
      fc.array(fc.oneof(entry, fc.jsonValue()), { maxLength: 2 }),
    )
    .map((parts) => JSON.stringify({ LoyaltyPrograms: parts.flat(), Cursor: null }));
}

/** The whole and right answer to what was sent, in any order: a body. */
export function anyFullBody(sent: readonly LoyaltyProgram[]): fc.Arbitrary<string> {
  const twins = sent.map((program, index) => ({ Id: `twin-${index}`, ...program }));
  return fc
    .shuffledSubarray(twins, { minLength: twins.length })
    .map((programs) => JSON.stringify({ LoyaltyPrograms: programs }));
}

/** A few programs, among them equal ones. */
export const anySent: fc.Arbitrary<readonly LoyaltyProgram[]> = fc
  .array(anyProgram, { maxLength: 3 })
  .chain((programs) =>
    programs.length === 0
      ? fc.constant<LoyaltyProgram[]>([])
      : fc.array(fc.constantFrom(...programs), { minLength: 1, maxLength: 4 }),
  );

/** Everything that can come of sending these programs: any end of ours, any error, any answer. */
export function anyExchange(sent: readonly LoyaltyProgram[]): fc.Arbitrary<Exchange> {
  const body = fc.oneof(
    { weight: 4, arbitrary: anyResultBody(sent) },
    { weight: 2, arbitrary: anyFullBody(sent) },
    { weight: 3, arbitrary: anyErrorBody },
    fc.string(),
    fc.json(),
    fc.constant(undefined),
  );
  const answer = fc
    .tuple(anyStatus, body, anyHeaders)
    .map(([status, text, headers]) => ({ status, body: text, ...headers }));
  return fc.oneof(
    fc.constantFrom<Exchange>(
      { kind: 'not-started' },
      { kind: 'withheld', why: 'tls-off' },
      { kind: 'interrupted', by: 'cancel' },
      { kind: 'interrupted', by: 'deadline' },
    ),
    {
      weight: 4,
      arbitrary: fc.record(
        { kind: fc.constant('failed' as const), error: anyError, status: anyStatus, requestId: anyWord('r-1') },
        { requiredKeys: ['kind', 'error'] },
      ),
    },
    { weight: 8, arbitrary: answer.map((each) => ({ kind: 'answered', answer: each }) as const) },
  );
}
