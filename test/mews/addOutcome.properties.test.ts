import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type AddOutcome, addOutcome } from '../../src/mews/addOutcome';
import type { Answer, Exchange, TransportError } from '../../src/mews/exchange';
import type { LoyaltyProgram } from '../../src/mews/loyaltyProgram';
import { anyRuns } from '../anyRuns';
import { anyExchange, anyFullBody, anySent } from './anyExchange';

/** Tries a fact about the outcome of any exchange with any programs sent. */
function holds(fact: (outcome: AddOutcome, exchange: Exchange, sent: readonly LoyaltyProgram[]) => void): void {
  const anything = anySent.chain((sent) => fc.tuple(anyExchange(sent), fc.constant(sent)));
  fc.assert(
    fc.property(anything, fc.nat(), ([exchange, sent], nowMs) =>
      fact(addOutcome(exchange, sent, nowMs), exchange, sent),
    ),
    anyRuns.parameters(1_000),
  );
}

/** Whether the documents of node say of an error that the request never left. */
function neverLeft({ type, code = '', syscall }: TransportError): boolean {
  const onTheWay = ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENETDOWN', 'ECONNRESET', 'EADDRNOTAVAIL'];
  return (
    type === 'proxy-answer' ||
    type === 'no-tunnel' ||
    code === 'ECONNREFUSED' ||
    (syscall === 'getaddrinfo' && ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL'].includes(code)) ||
    (syscall === 'connect' && onTheWay.includes(code)) ||
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'ERR_TLS_CERT_ALTNAME_INVALID'].includes(code) ||
    ['UNABLE_TO_', 'CERT_'].some((start) => code.startsWith(start))
  );
}

/** What a body is as JSON, an object without members for everything that is none. */
function membersOf(body: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}

/** Whether Mews itself said no: a status of its own for that, its error object, and a word or a RequestId in it. */
function isRefusal({ status, body, requestId }: Answer): boolean {
  const { Message, RequestId } = membersOf(body);
  const inShape =
    (Message === null || typeof Message === 'string') &&
    ['string', 'undefined'].includes(typeof (RequestId ?? undefined));
  const says = Boolean(Message) || /^[A-Za-z0-9._:-]{1,128}$/.test(String(requestId ?? RequestId ?? ''));
  return [400, 401, 403, 404, 409, 413].includes(status) && inShape && says;
}

/** The Ids of a body, each once. */
function idsOf(body: string | undefined): Set<unknown> {
  const { LoyaltyPrograms } = membersOf(body);
  const ids = (Array.isArray(LoyaltyPrograms) ? LoyaltyPrograms : []).map((entry: unknown) =>
    typeof entry === 'object' && entry !== null && 'Id' in entry ? entry.Id : undefined,
  );
  return new Set(ids.filter((id) => typeof id === 'string' && id.length >= 1 && id.length <= 128));
}

describe('addOutcome of any exchange', function () {
  this.timeout(anyRuns.timeoutMs);

  it('is of a kind there is, and a value that JSON keeps whole', () => {
    holds((outcome) => {
      assert.match(outcome.kind, /^(confirmed|partial|rejected|throttled|not-sent|unknown)$/);
      if ('why' in outcome) assert.match(outcome.why, /^[a-z]+(-[a-z0-9]+)*$/);
      assert.deepEqual(JSON.parse(JSON.stringify(outcome)), outcome);
    });
  });

  it('is not-sent exactly for what never left, and never once there was a status or an answer', () => {
    holds((outcome, exchange) => {
      const unsent =
        exchange.kind === 'not-started' ||
        exchange.kind === 'withheld' ||
        (exchange.kind === 'failed' &&
          exchange.status === undefined &&
          exchange.error.type !== 'max-size' &&
          neverLeft(exchange.error));
      assert.equal(outcome.kind === 'not-sent', unsent);
    });
  });

  it('is confirmed only for a 200 whose Ids cover each program exactly once', () => {
    holds((outcome, exchange, sent) => {
      if (outcome.kind !== 'confirmed') return;
      assert.ok(exchange.kind === 'answered' && exchange.answer.status === 200);
      const covered = outcome.matched.filter(({ index }) => index !== undefined);
      assert.deepEqual(covered.map(({ index }) => index).sort(), [...sent.keys()]);
      const ids = idsOf(exchange.answer.body);
      assert.equal(new Set(covered.map(({ program }) => program.Id)).size, sent.length);
      for (const { program, index } of covered) {
        assert.ok(ids.has(program.Id));
        assert.equal(program.Code?.trim().toLowerCase(), sent[index ?? -1]?.Code.trim().toLowerCase());
      }
    });
  });

  it('is confirmed for every 200 that has a new Id for each program, in any order', () => {
    const answered = anySent.chain((sent) => fc.tuple(anyFullBody(sent), fc.constant(sent)));
    fc.assert(
      fc.property(answered, ([body, sent]) => {
        const outcome = addOutcome({ kind: 'answered', answer: { status: 200, body } }, sent, 0);
        assert.equal(outcome.kind, 'confirmed');
      }),
      anyRuns.parameters(300),
    );
  });

  it('keeps every Id of a 200 and invents none', () => {
    holds((outcome, exchange) => {
      const ids =
        exchange.kind === 'answered' && exchange.answer.status === 200 ? idsOf(exchange.answer.body) : new Set();
      assert.deepEqual(new Set('matched' in outcome ? outcome.matched.map(({ program }) => program.Id) : []), ids);
    });
  });

  it('is partial or confirmed for every 200 with an Id, and partial never covers all', () => {
    holds((outcome, exchange, sent) => {
      if (exchange.kind !== 'answered' || exchange.answer.status !== 200)
        return assert.notEqual(outcome.kind, 'partial');
      if (idsOf(exchange.answer.body).size > 0) assert.match(outcome.kind, /^(confirmed|partial)$/);
      if (outcome.kind !== 'partial') return;
      const covered = outcome.matched.flatMap(({ index }) => index ?? []);
      assert.notEqual(outcome.missing.length, 0);
      assert.deepEqual([...covered, ...outcome.missing].sort(), [...sent.keys()]);
    });
  });

  it('is rejected exactly for a refusal in the shape of Mews that says something', () => {
    holds((outcome, exchange) => {
      assert.equal(outcome.kind === 'rejected', exchange.kind === 'answered' && isRefusal(exchange.answer));
    });
  });

  it('is throttled exactly for a 429', () => {
    holds((outcome, exchange) => {
      const limited = exchange.kind === 'answered' && exchange.answer.status === 429;
      assert.equal(outcome.kind === 'throttled', limited);
    });
  });

  it('has no text of the answer but the ones for people, in full', () => {
    holds((outcome, exchange) => {
      if (outcome.kind !== 'rejected' && outcome.kind !== 'throttled') return;
      assert.ok(exchange.kind === 'answered');
      const { Message } = membersOf(exchange.answer.body);
      if (outcome.message !== undefined) assert.equal(outcome.message, Message);
      assert.match(outcome.requestId ?? 'none', /^[A-Za-z0-9._:-]{1,128}$/);
    });
  });
});
