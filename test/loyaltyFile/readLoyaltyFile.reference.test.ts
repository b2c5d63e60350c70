import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type LoyaltyFileReading, readLoyaltyFile } from '../../src/loyaltyFile/readLoyaltyFile';
import { addBody } from '../../src/mews/addBody';
import { PUBLIC_DEMO_TOKENS } from '../../src/mews/publicDemoTokens';
import { checkContract } from '../sandbox/checkContract';

const text = readFileSync(path.join(__dirname, '../fixtures/reference-request.loyalty.json'), 'utf8');

function told(source: string, { problems }: LoyaltyFileReading): string[] {
  return problems.map(
    ({ finding, severity, range: { offset, length } }) =>
      `${severity} ${finding.code} ${source.slice(offset, offset + length)}`,
  );
}

describe('readLoyaltyFile, of the example request in the reference page of Mews', () => {
  const warnings = ['warning unknown-member "Client"', 'warning unknown-member "DataClusterId"'];

  it('calls its tokens errors and what is not sent warnings', () => {
    const reading = readLoyaltyFile(text, { portfolio: true });
    assert.deepEqual(told(text, reading), [
      `error token-in-file "${PUBLIC_DEMO_TOKENS.clientToken}"`,
      `error token-in-file "${PUBLIC_DEMO_TOKENS.accessToken}"`,
      ...warnings,
    ]);
    assert.equal(reading.file, undefined);
  });

  it('passes without its tokens, and makes the body that the contract asks for', () => {
    const without = text.replace(/ *"(Client|Access)Token": .*\n/g, '');
    const reading = readLoyaltyFile(without, { portfolio: true });
    assert.deepEqual(told(without, reading), warnings);
    assert.ok(reading.file);
    const body: unknown = JSON.parse(
      addBody(PUBLIC_DEMO_TOKENS, 'Sample Client 1.0.0', reading.file.ChainId, reading.file.LoyaltyPrograms),
    );
    assert.equal(checkContract('MultipleLoyaltyProgramAddParameters', body).kind, 'valid');
    const { LoyaltyPrograms, ...rest } = JSON.parse(text);
    const [{ DataClusterId, ...program }] = LoyaltyPrograms;
    assert.ok(DataClusterId);
    assert.deepEqual(body, { ...rest, LoyaltyPrograms: [program] });
  });
});
