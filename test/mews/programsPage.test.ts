import assert from 'node:assert/strict';
import fc from 'fast-check';
import fetch from 'node-fetch';
import type { Answer, Exchange } from '../../src/mews/exchange';
import { GET_ALL_PATH, getAllBody, type ProgramsQuery } from '../../src/mews/getAllBody';
import { MAX_PROGRAMS_PER_PAGE } from '../../src/mews/limits';
import { type PostOptions, postJson } from '../../src/mews/postJson';
import { type ProgramsPage, readProgramsPage } from '../../src/mews/programsPage';
import type { Fault } from '../sandbox/fault';
import { useSandbox } from '../sandbox/useSandbox';
import { closedAddress } from './closedAddress';

const gold = { Id: 'a1', ChainId: 'c1', Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Free' };
const DATE = 'Sun, 06 Nov 1994 08:49:37 GMT';
const DATE_MS = Date.parse(DATE);
const HTML = '<html><body>Please log in to the guest network</body></html>';
const mewsError = { Message: 'No', RequestId: 'r-1' };
const unreadable = { kind: 'failed', why: 'unreadable-answer', status: 200 } as const;

function answered(status: number, body: unknown, headers: Partial<Answer> = {}): Exchange {
  return {
    kind: 'answered',
    answer: { status, body: typeof body === 'string' ? body : JSON.stringify(body), ...headers },
  };
}

/** The kind of a page with its reason, for tables. */
function inShort(page: ProgramsPage): string {
  return page.kind === 'failed' ? `failed: ${page.why}` : page.kind;
}

describe('readProgramsPage', () => {
  const pages: readonly (readonly [string, unknown, Partial<Answer>, ProgramsPage])[] = [
    ['the only page', { LoyaltyPrograms: [gold], Cursor: null }, {}, { kind: 'page', programs: [gold] }],
    ['a page without Cursor', { LoyaltyPrograms: [gold] }, {}, { kind: 'page', programs: [gold] }],
    ['an empty page', { LoyaltyPrograms: [], Cursor: null }, {}, { kind: 'page', programs: [] }],
    [
      'a page with a Cursor, however short it is',
      { LoyaltyPrograms: [], Cursor: 'x1' },
      {},
      { kind: 'page', programs: [], cursor: 'x1' },
    ],
    [
      'members nobody documented',
      { LoyaltyPrograms: [{ ...gold, DataClusterId: 'd1' }], Extra: 1 },
      {},
      { kind: 'page', programs: [gold] },
    ],
    [
      'programs with an Id and nothing else that is a text',
      { LoyaltyPrograms: [{ Id: 'a1', ChainId: null, Name: 7, Code: {}, Type: [] }] },
      {},
      { kind: 'page', programs: [{ Id: 'a1' }] },
    ],
    [
      'the Date of the server',
      { LoyaltyPrograms: [] },
      { date: ` ${DATE} ` },
      { kind: 'page', programs: [], serverTimeMs: DATE_MS },
    ],
    [
      'a Date that asctime wrote',
      { LoyaltyPrograms: [] },
      { date: 'Sun Nov  6 08:49:37 1994' },
      { kind: 'page', programs: [], serverTimeMs: DATE_MS },
    ],
    ['a Date that is none', { LoyaltyPrograms: [] }, { date: '1994-11-06' }, { kind: 'page', programs: [] }],
  ];
  for (const [what, body, headers, expected] of pages) {
    it(`reads ${what}`, () => {
      assert.deepEqual(readProgramsPage(answered(200, body, headers), 0), expected);
    });
  }

  const noPages: readonly (readonly [string, unknown])[] = [
    ['a list', [gold]],
    ['null', null],
    ['an empty text', ''],
    ['an object without LoyaltyPrograms', { Cursor: null }],
    ['LoyaltyPrograms that is no list', { LoyaltyPrograms: { 0: gold } }],
    ['a Cursor that is a number', { LoyaltyPrograms: [gold], Cursor: 7 }],
    ['a Cursor that is an object', { LoyaltyPrograms: [gold], Cursor: {} }],
    ['an empty Cursor', { LoyaltyPrograms: [gold], Cursor: '' }],
    ['an entry without Id', { LoyaltyPrograms: [gold, { ...gold, Id: undefined }] }],
    ['an entry with an empty Id', { LoyaltyPrograms: [{ ...gold, Id: '' }, gold] }],
    ['an entry with a number as Id', { LoyaltyPrograms: [{ ...gold, Id: 17 }] }],
    ['an entry with an Id out of bounds', { LoyaltyPrograms: [{ ...gold, Id: 'x'.repeat(129) }] }],
    ['an entry that is null', { LoyaltyPrograms: [gold, null] }],
  ];
  for (const [what, body] of noPages) {
    it(`takes ${what} for no page`, () => {
      assert.deepEqual(readProgramsPage(answered(200, body), 0), unreadable);
    });
  }

  const atLimit: readonly (readonly [number, string])[] = [
    [MAX_PROGRAMS_PER_PAGE - 1, 'page'],
    [MAX_PROGRAMS_PER_PAGE, 'page'],
    [MAX_PROGRAMS_PER_PAGE + 1, 'failed: unreadable-answer'],
  ];
  for (const [count, expected] of atLimit) {
    it(`is ${expected} with ${count} programs`, () => {
      const LoyaltyPrograms = Array.from({ length: count }, (_, index) => ({ ...gold, Id: `a${index}` }));
      const page = readProgramsPage(answered(200, { LoyaltyPrograms }), 0);
      assert.equal(inShort(page), expected);
      if (page.kind === 'page') assert.equal(page.programs.length, count);
    });
  }

  it('takes bytes that are not UTF-8 for no page, and says which request it was', () => {
    const exchange: Exchange = { kind: 'answered', answer: { status: 200, body: undefined, requestId: 'r-2' } };
    assert.deepEqual(readProgramsPage(exchange, 0), { ...unreadable, requestId: 'r-2' });
  });

  it('measures a Retry-After date against the clock handed in where there is no Date', () => {
    const exchange = answered(429, mewsError, { retryAfter: 'Sun, 06 Nov 1994 08:49:47 GMT' });
    assert.deepEqual(readProgramsPage(exchange, DATE_MS), {
      kind: 'throttled',
      retryAfter: { kind: 'pause', pauseMs: 10_000 },
      status: 429,
      message: 'No',
      requestId: 'r-1',
    });
  });

  const others: readonly (readonly [Exchange, ProgramsPage])[] = [
    [{ kind: 'not-started' }, { kind: 'cancelled' }],
    [{ kind: 'interrupted', by: 'cancel' }, { kind: 'cancelled' }],
    [
      { kind: 'interrupted', by: 'deadline' },
      { kind: 'failed', why: 'deadline' },
    ],
    [
      { kind: 'failed', error: { type: 'system', code: 'ECONNRESET', syscall: 'read' } },
      { kind: 'failed', why: 'connection-lost', code: 'ECONNRESET' },
    ],
    [
      { kind: 'failed', error: { type: 'system', code: 'CERT_HAS_EXPIRED' } },
      { kind: 'failed', why: 'certificate', code: 'CERT_HAS_EXPIRED' },
    ],
    [
      { kind: 'failed', error: { type: 'system' } },
      { kind: 'failed', why: 'no-proxy' },
    ],
    [
      { kind: 'failed', error: { type: 'max-size' }, status: 200, requestId: 'r-2' },
      { kind: 'failed', why: 'answer-too-large', status: 200, requestId: 'r-2' },
    ],
    [answered(403, mewsError), { kind: 'refused', status: 403, message: 'No', requestId: 'r-1' }],
    [answered(200, HTML, { requestId: 'r-2' }), { kind: 'failed', why: 'web-page', status: 200, requestId: 'r-2' }],
    [answered(403, HTML), { kind: 'failed', why: 'proxy-refused', status: 403 }],
    [answered(407, HTML), { kind: 'failed', why: 'proxy-login', status: 407 }],
    [
      { kind: 'failed', error: { type: 'proxy-answer', code: '407', host: 'mews.example' } },
      { kind: 'failed', why: 'proxy-login', code: '407', host: 'mews.example' },
    ],
    [
      { kind: 'withheld', why: 'tls-off' },
      { kind: 'failed', why: 'tls-off' },
    ],
    [answered(503, mewsError), { kind: 'failed', why: 'server-error', status: 503, message: 'No', requestId: 'r-1' }],
  ];
  for (const [exchange, expected] of others) {
    it(`reads ${JSON.stringify(exchange).slice(0, 90)}`, () => {
      assert.deepEqual(readProgramsPage(exchange, 0), expected);
    });
  }

  it('is total: no other text passes for a page', () => {
    const bodies = fc.oneof(fc.string(), fc.json(), fc.constant(JSON.stringify(mewsError)));
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 999 }), bodies, (status, body) => {
        assert.notEqual(readProgramsPage(answered(status, body), 0).kind, 'page');
      }),
    );
  });
});

describe('readProgramsPage of what the sandbox answers', () => {
  const sandbox = useSandbox();
  const query: ProgramsQuery = { codes: ['G1', 'S1'], activityStates: ['Active', 'Deleted'] };

  async function pageThrough(address: string, options: Partial<PostOptions> = {}): Promise<ProgramsPage> {
    const { signal } = new AbortController();
    const body = getAllBody(sandbox().tokens, 'Test 1.0.0', query);
    const whole = { fetch, signal, deadlineMs: 60_000, userAgent: 'Test/1.0.0', ...options };
    return readProgramsPage(await postJson(address + GET_ALL_PATH, body, whole), 0);
  }

  it('reads the programs with those Codes and the time of the server', async () => {
    const [gold, silver] = ['G1', 'S1', 'B1'].map((Code) =>
      sandbox().addProgram({ Name: Code, Code, Type: 'Hotel', Subscription: 'Free' }),
    );
    const page = await pageThrough(sandbox().address);
    assert.ok(page.kind === 'page' && page.cursor === undefined);
    assert.deepEqual(
      page.programs.map(({ Id }) => Id),
      [silver?.Id, gold?.Id],
    );
    assert.ok(Math.abs((page.serverTimeMs ?? 0) - Date.now()) < 60_000);
  });

  const cases: readonly (readonly [Fault, string])[] = [
    [{ kind: 'changed', change: 'noMember' }, 'failed: unreadable-answer'],
    [{ kind: 'changed', change: 'missingId' }, 'failed: unreadable-answer'],
    [{ kind: 'changed', change: 'numericId' }, 'failed: unreadable-answer'],
    [{ kind: 'changed', change: 'missingChainId' }, 'page'],
    [{ kind: 'error', status: 400, message: 'Invalid JSON' }, 'refused'],
    [{ kind: 'error', status: 401 }, 'refused'],
    [{ kind: 'error', status: 404 }, 'refused'],
    [{ kind: 'error', status: 408 }, 'failed: request-timeout'],
    [{ kind: 'error', status: 429 }, 'throttled'],
    [{ kind: 'answer', status: 429, body: HTML }, 'throttled'],
    [{ kind: 'error', status: 500 }, 'failed: server-error'],
    [{ kind: 'answer', status: 200, body: HTML }, 'failed: web-page'],
    [{ kind: 'answer', status: 204 }, 'failed: no-content'],
    [{ kind: 'answer', status: 407, body: HTML }, 'failed: proxy-login'],
    [{ kind: 'answer', status: 302, headers: { Location: 'https://evil.example/' } }, 'failed: redirect'],
    [{ kind: 'cut', framing: 'contentLength' }, 'failed: answer-broken-off'],
    [{ kind: 'cut', framing: 'untilClose' }, 'failed: unreadable-answer'],
    [{ kind: 'endless' }, 'failed: answer-too-large'],
    [{ kind: 'resetAfterRequest' }, 'failed: connection-lost'],
  ];
  for (const [fault, expected] of cases) {
    it(`is ${expected} for ${JSON.stringify(fault).slice(0, 90)}`, async () => {
      sandbox().addProgram({ Name: 'Gold', Code: 'G1', Type: 'Hotel', Subscription: 'Free' });
      sandbox().fault(fault);
      assert.equal(inShort(await pageThrough(sandbox().address)), expected);
    });
  }

  it('is failed where nobody listens, and cancelled where nothing was asked', async () => {
    assert.equal(inShort(await pageThrough(await closedAddress())), 'failed: connection-refused');
    assert.equal(inShort(await pageThrough(sandbox().address, { signal: AbortSignal.abort() })), 'cancelled');
  });
});
