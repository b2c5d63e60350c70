import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MAX_PAUSE_MS, MIN_PAUSE_MS, parseRetryAfter } from '../../src/mews/retryAfter';
import { anyRuns } from '../anyRuns';

/** The three forms of an HTTP date, RFC 9110 §5.6.7. */
const FORMS = {
  'IMF-fixdate': (at: Date) => at.toUTCString(),
  'RFC 850': (at: Date) => {
    const [, day, month, year, time] = partsOf(at);
    const weekday = at.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });
    return `${weekday}, ${day}-${month}-${year?.slice(2)} ${time} GMT`;
  },
  asctime: (at: Date) => {
    const [weekday, day, month, year, time] = partsOf(at);
    return `${weekday} ${month} ${day?.replace(/^0/, ' ')} ${time} ${year}`;
  },
} as const satisfies Readonly<Record<string, (at: Date) => string>>;

/** Weekday, day, month, year and time of `Sun, 06 Nov 1994 08:49:37 GMT`. */
function partsOf(at: Date): string[] {
  return at.toUTCString().replace(',', '').split(' ');
}

const anyForm = fc.constantFrom(...Object.values(FORMS));
/** Whole seconds of the years that two digits can tell, and where they can't be mistaken. */
const anyMoment = fc
  .date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('2049-06-01T00:00:00Z'), noInvalidDate: true })
  .map((at) => Math.floor(at.getTime() / 1000) * 1000);
const anyBlanks = fc.constantFrom('', ' ', '\t', '  ');
const anyDate = fc.tuple(anyForm, anyMoment).map(([form, ms]) => form(new Date(ms)));
/** A header that was right before one character of it was lost, added or changed. */
const anySlip = fc.tuple(anyDate, fc.nat(), fc.nat(1), fc.string({ maxLength: 1 })).map(([date, at, lost, added]) => {
  const start = at % date.length;
  return date.slice(0, start) + added + date.slice(start + lost);
});
const nearMisses = [
  ...[
    '',
    ' ',
    '-5',
    '+5',
    '-0',
    '0x10',
    '0b11',
    '1e3',
    '1.5',
    '5,',
    '5, 10',
    '5;10',
    '5 10',
    '5s',
    '٥',
    '½',
    '1_000',
    '1,000',
  ],
  ...[
    'NaN',
    'Infinity',
    'null',
    'undefined',
    '2026-01-01',
    '2094-11-06T08:49:37Z',
    '1/2/2094',
    'Sunday',
    '9'.repeat(10),
  ],
  ...['9'.repeat(30), '9'.repeat(400), `${2 ** 31}`, `${2 ** 53}`, '2147483647', '999999999'],
];
const anyHeader = fc.option(
  fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...nearMisses),
    fc.nat().map(String),
    fc.bigInt().map(String),
    fc.double().map(String),
    fc.date({ noInvalidDate: true }).map((at) => at.toUTCString()),
    anyDate,
    anySlip,
  ),
  { nil: undefined },
);

describe('parseRetryAfter of any header', function () {
  this.timeout(anyRuns.timeoutMs);

  it('is absent, a pause of 1 to 120 s, or more than that and finite', () => {
    fc.assert(
      fc.property(anyHeader, anyHeader, fc.integer({ min: 0, max: 8.64e15 }), (header, date, nowMs) => {
        const asked = parseRetryAfter(header, date, nowMs);
        switch (asked.kind) {
          case 'absent':
            return assert.deepEqual(asked, { kind: 'absent' });
          case 'pause':
            return assert.ok(asked.pauseMs >= MIN_PAUSE_MS && asked.pauseMs <= MAX_PAUSE_MS, `${asked.pauseMs}`);
          case 'too-long':
            return assert.ok(Number.isFinite(asked.pauseMs) && asked.pauseMs > MAX_PAUSE_MS, `${asked.pauseMs}`);
        }
      }),
      anyRuns.parameters(3_000),
    );
  });

  for (const header of nearMisses.filter((text) => !/^\d+$/.test(text))) {
    it(`takes ${JSON.stringify(header).slice(0, 40)} for absent`, () => {
      assert.deepEqual(parseRetryAfter(header, undefined, 0), { kind: 'absent' });
    });
  }

  for (const header of nearMisses.filter((text) => /^\d{10,}$/.test(text))) {
    it(`takes ${header.slice(0, 40)} for longer than anyone waits`, () => {
      assert.deepEqual(parseRetryAfter(header, undefined, 0), { kind: 'too-long', pauseMs: 1e12 });
    });
  }

  it('is the seconds that stand there, in up to nine digits with blanks around them', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(anyBlanks, digits, anyBlanks, anyHeader, fc.nat(), (before, text, after, date, nowMs) => {
        const ms = Number(text) * 1000;
        const expected = ms > MAX_PAUSE_MS ? ['too-long', ms] : ['pause', Math.max(ms, MIN_PAUSE_MS)];
        const asked = parseRetryAfter(before + text + after, date, nowMs);
        assert.deepEqual([asked.kind, 'pauseMs' in asked && asked.pauseMs], expected);
      }),
      anyRuns.parameters(500),
    );
  });

  it('is the time from the Date of the answer, else from now, in whatever form the dates are', () => {
    fc.assert(
      fc.property(
        ...[anyForm, anyForm, anyMoment, fc.integer({ min: -300, max: 300 }), anyBlanks, anyBlanks, fc.boolean()],
        (form, otherForm, nowMs, seconds, before, after, isDated) => {
          const header = before + form(new Date(nowMs + seconds * 1000)) + after;
          const date = isDated ? after + otherForm(new Date(nowMs)) + before : undefined;
          const ms = seconds * 1000;
          const expected =
            ms < 0
              ? { kind: 'absent' }
              : { kind: ms > MAX_PAUSE_MS ? 'too-long' : 'pause', pauseMs: Math.max(ms, MIN_PAUSE_MS) };
          assert.deepEqual(parseRetryAfter(header, date, isDated ? 0 : nowMs), expected);
        },
      ),
      anyRuns.parameters(1_000),
    );
  });

  it('takes no date with anything before or behind it', () => {
    const anyMore = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(anyDate, anyMore, fc.boolean(), (date, more, isBefore) => {
        assert.deepEqual(parseRetryAfter(isBefore ? more + date : date + more, undefined, 0), { kind: 'absent' });
      }),
      anyRuns.parameters(1_000),
    );
  });
});
