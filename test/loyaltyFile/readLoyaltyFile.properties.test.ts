import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LoyaltyFile } from '../../src/loyaltyFile/loyaltyFile';
import { type LoyaltyFileReading, readLoyaltyFile } from '../../src/loyaltyFile/readLoyaltyFile';
import { addBody } from '../../src/mews/addBody';
import { anyRuns } from '../anyRuns';
import { checkContract } from '../sandbox/checkContract';
import { anyFile, anyText, anyWriting } from './anyText';
import { SOME_TOKEN } from './loyaltyText';

const SEVERITIES = ['error', 'warning', 'information'];
const TOKENS = { clientToken: 'client', accessToken: 'access' };

/** For any text, in any context. */
function forAnyReading(check: (reading: LoyaltyFileReading, text: string) => void): void {
  fc.assert(
    fc.property(anyText, fc.boolean(), (text, portfolio) => check(readLoyaltyFile(text, { portfolio }), text)),
    anyRuns.parameters(800),
  );
}

/** What is posted for a file. */
function posted({ ChainId, LoyaltyPrograms }: LoyaltyFile): unknown {
  return JSON.parse(addBody(TOKENS, 'client 1', ChainId, LoyaltyPrograms));
}

describe('readLoyaltyFile, of any text', function () {
  this.timeout(anyRuns.timeoutMs);

  it('places every problem inside the text', () => {
    forAnyReading(({ problems }, text) => {
      for (const { range, related = range } of problems) {
        for (const { offset, length } of [range, related]) {
          assert.ok(offset >= 0 && length >= 0 && offset + length <= text.length, `${offset} ${length}`);
        }
      }
    });
  });

  it('tells nothing twice at one place', () => {
    forAnyReading(({ problems }) => {
      const told = problems.map(({ finding, range }) => JSON.stringify({ finding, range }));
      assert.deepEqual(told, [...new Set(told)]);
    });
  });

  it('gives a file exactly when there is no error, and counts the errors', () => {
    forAnyReading(({ problems, errorCount, file }) => {
      assert.equal(file !== undefined, errorCount === 0);
      assert.equal(problems.filter(({ severity }) => severity === 'error').length, errorCount);
    });
  });

  it('tells errors, warnings and information in this order, each in the order of the text', () => {
    forAnyReading(({ problems }) => {
      const places = problems.map(({ severity, range }) => [SEVERITIES.indexOf(severity), range.offset] as const);
      assert.deepEqual(
        places,
        places.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]),
      );
    });
  });

  it('keeps tokens out of its findings', () => {
    forAnyReading(({ problems }) => {
      assert.ok(!JSON.stringify(problems).includes(SOME_TOKEN));
    });
  });

  it('lets only strict JSON pass, and only what the contract takes where it has no warning', () => {
    forAnyReading(({ problems, file }, text) => {
      if (!file) return;
      const value: unknown = JSON.parse(text);
      assert.ok(typeof value === 'object' && value !== null && 'LoyaltyPrograms' in value);
      if (problems.length > 0) return;
      assert.deepEqual(checkContract('MultipleLoyaltyProgramAddParameters', posted(file)).kind, 'valid');
    });
  });
});

describe('readLoyaltyFile, of any correct file', function () {
  this.timeout(anyRuns.timeoutMs);

  it('finds nothing, and posts exactly what the text says, as the contract asks', () => {
    fc.assert(
      fc.property(anyFile, anyWriting, (said, write) => {
        const { problems, file } = readLoyaltyFile(write({ $schema: 'x', ...said }), { portfolio: false });
        assert.deepEqual(problems, []);
        assert.deepEqual(file, said);
        const { ChainId, LoyaltyPrograms } = said;
        const body = posted(said);
        assert.equal(checkContract('MultipleLoyaltyProgramAddParameters', body).kind, 'valid');
        assert.deepEqual(body, {
          ClientToken: 'client',
          AccessToken: 'access',
          Client: 'client 1',
          ...(typeof ChainId === 'string' && { ChainId }),
          LoyaltyPrograms,
        });
      }),
      anyRuns.parameters(300),
    );
  });
});
