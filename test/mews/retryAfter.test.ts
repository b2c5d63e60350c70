import assert from 'node:assert/strict';
import fc from 'fast-check';
import { backoffMs, MAX_PAUSE_MS, MIN_PAUSE_MS, parseRetryAfter } from '../../src/mews/retryAfter';

const NOW = 'Sun, 06 Nov 1994 08:49:37 GMT';
const NOW_MS = Date.parse(NOW);
const absent = { kind: 'absent' } as const;
const pause = (pauseMs: number) => ({ kind: 'pause', pauseMs }) as const;
const tooLong = (pauseMs: number) => ({ kind: 'too-long', pauseMs }) as const;

describe('parseRetryAfter', () => {
  const seconds = [
    ['0', pause(MIN_PAUSE_MS)],
    ['1', pause(1_000)],
    ['2', pause(2_000)],
    [' 5 ', pause(5_000)],
    ['007', pause(7_000)],
    ['120', pause(MAX_PAUSE_MS)],
    ['121', tooLong(121_000)],
    // More than setTimeout can hold: it would fire at once.
    ['2147484', tooLong(2_147_484_000)],
    ['999999999', tooLong(999_999_999_000)],
  ] as const;
  const traps = [
    undefined,
    '',
    ' ',
    '-5',
    '+5',
    '1.5',
    '1e3',
    '0x10',
    '٥',
    '5, 10',
    '5 s',
    'soon',
    'NaN',
    'Infinity',
    'null',
    '2026-01-01',
    '2094-11-06T08:49:37Z',
    'Sun, 06 Nov 2094 08:49:37',
    'Sun, 06 Nov 2094 08:49:37 UTC',
    'Sun, 6 Nov 2094 08:49:37 GMT',
    'sun, 06 nov 2094 08:49:37 gmt',
    'Sun, 06 Nov 2094 08:49:37 GMT, 5',
    'Sun, 99 Nov 2094 08:49:37 GMT',
  ];
  for (const [header, expected] of seconds) {
    it(`reads ${JSON.stringify(header)} as ${expected.kind} of ${expected.pauseMs} ms`, () => {
      assert.deepEqual(parseRetryAfter(header, undefined, NOW_MS), expected);
    });
  }
  it('takes more digits than anyone waits seconds for too long, and zeros before them for nothing', () => {
    assert.deepEqual(parseRetryAfter('1000000000', undefined, NOW_MS), { kind: 'too-long', pauseMs: 1e12 });
    assert.deepEqual(parseRetryAfter('9'.repeat(30), undefined, NOW_MS), { kind: 'too-long', pauseMs: 1e12 });
    assert.deepEqual(parseRetryAfter('00000000000002', undefined, NOW_MS), { kind: 'pause', pauseMs: 2000 });
  });
  for (const header of traps) {
    it(`takes ${JSON.stringify(header)} for absent`, () => {
      assert.deepEqual(parseRetryAfter(header, undefined, NOW_MS), absent);
    });
  }

  const dates = [
    ['Sun, 06 Nov 1994 08:49:47 GMT', pause(10_000)],
    ['Sunday, 06-Nov-94 08:49:47 GMT', pause(10_000)],
    ['Sun Nov  6 08:49:47 1994', pause(10_000)],
    ['Sun, 06 Nov 1994 08:51:37 GMT', pause(120_000)],
    ['Sun, 06 Nov 1994 08:51:38 GMT', tooLong(121_000)],
    [NOW, pause(MIN_PAUSE_MS)],
    ['Sun, 06 Nov 1994 08:49:36 GMT', absent],
  ] as const;
  for (const [header, expected] of dates) {
    it(`measures ${header} against the Date of the server`, () => {
      assert.deepEqual(parseRetryAfter(header, NOW, NOW_MS + 86_400_000), expected);
    });

    for (const date of [undefined, '', 'yesterday', '2026-01-01']) {
      it(`measures ${header} against its own clock where the Date is ${JSON.stringify(date)}`, () => {
        assert.deepEqual(parseRetryAfter(header, date, NOW_MS), expected);
      });
    }
  }

  it('reads every date as GMT, wherever this machine is', () => {
    const zone = process.env.TZ;
    try {
      process.env.TZ = 'Asia/Tokyo';
      for (const [header, expected] of dates) assert.deepEqual(parseRetryAfter(header, NOW, 0), expected);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('never asks for a pause out of bounds, whatever the headers are', () => {
    const headers = fc.oneof(
      fc.string(),
      fc.nat().map(String),
      fc.date({ noInvalidDate: true }).map((at) => at.toUTCString()),
    );
    fc.assert(
      fc.property(headers, headers, (header, date) => {
        const asked = parseRetryAfter(header, date, NOW_MS);
        if (asked.kind === 'pause') assert.ok(asked.pauseMs >= MIN_PAUSE_MS && asked.pauseMs <= MAX_PAUSE_MS);
        if (asked.kind === 'too-long') assert.ok(asked.pauseMs > MAX_PAUSE_MS);
      }),
    );
  });
});

describe('backoffMs', () => {
  it('doubles its ceiling with every attempt, up to 16 s above the shortest pause', () => {
    const longest = [1, 2, 3, 4, 5, 6, 20].map((attempt) => backoffMs(attempt, () => 1 - Number.EPSILON));
    assert.deepEqual(longest, [1_999, 2_999, 4_999, 8_999, 16_999, 16_999, 16_999]);
  });

  it('is never shorter than the shortest pause', () => {
    assert.deepEqual(
      [1, 2, 5].map((attempt) => backoffMs(attempt, () => 0)),
      [MIN_PAUSE_MS, MIN_PAUSE_MS, MIN_PAUSE_MS],
    );
  });

  it('spreads clients over the whole range', () => {
    assert.deepEqual(
      [0, 0.25, 0.5].map((part) => backoffMs(3, () => part)),
      [1_000, 2_000, 3_000],
    );
  });
});
