import assert from 'node:assert/strict';
import manifest from '../../package.json';
import schema from '../../schemas/loyalty-programs.schema.json';
import * as limits from '../../src/mews/limits';

const list = schema.properties.LoyaltyPrograms;
const { Name, Code, Type, Subscription } = list.items.properties;

describe('limits', () => {
  const cases = [
    ['MAX_PROGRAMS_PER_REQUEST', limits.MAX_PROGRAMS_PER_REQUEST, list.maxItems],
    ['MAX_NAME_LENGTH', limits.MAX_NAME_LENGTH, Name.maxLength],
    ['MAX_CODE_LENGTH', limits.MAX_CODE_LENGTH, Code.maxLength],
    ['LOYALTY_PROGRAM_TYPES', limits.LOYALTY_PROGRAM_TYPES, Type.enum],
    ['LOYALTY_PROGRAM_SUBSCRIPTIONS', limits.LOYALTY_PROGRAM_SUBSCRIPTIONS, Subscription.enum],
  ] as const;
  for (const [name, limit, inSchema] of cases) {
    it(`has the ${name} of the schema`, () => {
      assert.deepEqual(limit, inSchema);
    });
  }

  it('has the largest batch of the settings', () => {
    const setting = manifest.contributes.configuration.properties['mewsLoyalty.batchSize'];
    assert.deepEqual(
      [setting.minimum, setting.maximum, setting.default],
      [1, limits.MAX_PROGRAMS_PER_REQUEST, limits.MAX_PROGRAMS_PER_REQUEST],
    );
  });

  it('leaves room for an answer with the most and longest programs', () => {
    const Id = '62791846-d2ee-4093-9349-fcc13a3ccc51';
    const longest = {
      Id,
      ChainId: Id,
      Name: '\\u0000'.repeat(limits.MAX_NAME_LENGTH),
      Code: '\\u0000'.repeat(limits.MAX_CODE_LENGTH),
      Type: 'ExternalPartner',
      Subscription: 'Free',
    };
    const programs = Array.from({ length: limits.MAX_PROGRAMS_PER_REQUEST }, () => longest);
    const bytes = Buffer.byteLength(JSON.stringify({ LoyaltyPrograms: programs }, null, 4));
    assert.ok(bytes * 2 < limits.MAX_ANSWER_BYTES, `${bytes}`);
  });

  it('leaves requests to whatever else uses the AccessToken', () => {
    assert.ok(limits.OUR_REQUESTS_PER_WINDOW < limits.MAX_REQUESTS_PER_WINDOW);
  });

  it('waits longer for an add than Mews itself, so that giving up makes no outcome unknown', () => {
    assert.ok(limits.ADD_DEADLINE_MS >= 100_000);
    assert.ok(limits.READ_DEADLINE_MS < limits.ADD_DEADLINE_MS);
    assert.ok(limits.CONFIGURATION_DEADLINE_MS < limits.READ_DEADLINE_MS);
  });
});
