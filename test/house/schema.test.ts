import assert from 'node:assert/strict';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import manifest from '../../package.json';
import schema from '../../schemas/loyalty-programs.schema.json';
import { isObject } from '../../src/loyaltyFile/isObject';
import * as limits from '../../src/mews/limits';
import { projectText } from './sourceFile';

const contributed: unknown = JSON.parse(projectText('dist/loyalty-programs.schema.json'));
const EXPLAINING = new Set([
  '$schema',
  'title',
  'description',
  'markdownDescription',
  'defaultSnippets',
  'enumDescriptions',
  'enumSortTexts',
  'suggestSortText',
  'doNotSuggest',
]);

/** `path keyword value` of all that a schema tells people, and of the values it suggests. */
function told(value: unknown, place = ''): string[] {
  if (!isObject(value)) return [];
  const { properties, items, anyOf, enum: values, ...rest } = value;
  const explained = Object.entries(rest).filter(([keyword]) => EXPLAINING.has(keyword));
  const branches = Array.isArray(anyOf) ? anyOf : [];
  return [
    ...[...explained, ...(values ? [['enum', values]] : [])].map(
      ([keyword, said]) => `${place} ${keyword} ${JSON.stringify(said)}`,
    ),
    ...Object.entries(isObject(properties) ? properties : {}).flatMap(([name, member]) =>
      told(member, `${place}/${name}`),
    ),
    ...told(items, `${place}[]`),
    ...branches.flatMap((branch) => told(branch, place)),
  ];
}

/** The keywords of a schema and all its parts, with names of members left out. */
function keywords(value: unknown): string[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([keyword, inner]) => {
    if (EXPLAINING.has(keyword) || keyword === 'enum') return [keyword];
    const parts = keyword === 'properties' && isObject(inner) ? Object.values(inner) : [inner].flat();
    return [keyword, ...parts.flatMap(keywords)];
  });
}

describe('the schema that VS Code gets', () => {
  it('asserts nothing', () => {
    assert.deepEqual([...new Set(keywords(contributed))].filter((keyword) => !EXPLAINING.has(keyword)).toSorted(), [
      'anyOf',
      'enum',
      'items',
      'properties',
    ]);
    assert.ok(isObject(contributed));
    const takes = new Ajv({ strict: false }).compile(contributed);
    const program = fc.record(
      {
        Name: fc.jsonValue(),
        Code: fc.jsonValue(),
        Type: fc.jsonValue(),
        Subscription: fc.jsonValue(),
        x: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    const anyValue = fc.oneof(
      fc.jsonValue(),
      fc.record(
        { ChainId: fc.jsonValue(), LoyaltyPrograms: fc.array(program), $schema: fc.jsonValue() },
        { requiredKeys: [] },
      ),
    );
    fc.assert(fc.property(anyValue, (value) => takes(value)));
  }).timeout(20_000);

  it('says all that the whole schema says, and suggests the same values', () => {
    const [whole, given] = [told(schema), told(contributed)];
    const { Type, Subscription } = schema.properties.LoyaltyPrograms.items.properties;
    const program = '/LoyaltyPrograms[]';
    const meanings = ({ description, enum: values, enumDescriptions }: typeof Type | typeof Subscription) =>
      JSON.stringify(
        [description, '', ...values.map((value, index) => `- \`${value}\`: ${enumDescriptions[index]}`)].join('\n'),
      );
    assert.deepEqual(whole.filter((line) => !given.includes(line)).toSorted(), [
      `${program}/Subscription description ${JSON.stringify(Subscription.description)}`,
      `${program}/Type description ${JSON.stringify(Type.description)}`,
    ]);
    assert.deepEqual(given.filter((line) => !whole.includes(line)).toSorted(), [
      `${program}/Code defaultSnippets [{},{}]`,
      `${program}/Subscription defaultSnippets [{},{}]`,
      `${program}/Subscription markdownDescription ${meanings(Subscription)}`,
      `${program}/Type defaultSnippets [{},{}]`,
      `${program}/Type markdownDescription ${meanings(Type)}`,
    ]);
    assert.ok(whole.length > 15);
  });
});

describe('the schema of loyalty files', () => {
  const { LoyaltyPrograms: list } = schema.properties;
  const { Name, Code, Type, Subscription } = list.items.properties;

  it('has the limits of the code', () => {
    assert.equal(list.maxItems, limits.MAX_PROGRAMS_PER_REQUEST);
    assert.equal(Name.maxLength, limits.MAX_NAME_LENGTH);
    assert.equal(Code.maxLength, limits.MAX_CODE_LENGTH);
    assert.deepEqual(Type.enum, limits.LOYALTY_PROGRAM_TYPES);
    assert.deepEqual(Subscription.enum, limits.LOYALTY_PROGRAM_SUBSCRIPTIONS);
    const { maximum, default: proposed } = manifest.contributes.configuration.properties['mewsLoyalty.batchSize'];
    assert.deepEqual([maximum, proposed], [limits.MAX_PROGRAMS_PER_REQUEST, limits.MAX_PROGRAMS_PER_REQUEST]);
  });

  it('explains every member and every value', () => {
    for (const member of [...Object.values(schema.properties), ...Object.values(list.items.properties)]) {
      const said = 'description' in member ? member.description : member.markdownDescription;
      assert.ok(said.length > 20);
    }
    for (const { enum: values, enumDescriptions } of [Type, Subscription]) {
      assert.equal(enumDescriptions.length, values.length);
    }
  });

  it('offers snippets with the values of the lists', () => {
    const [[first], [second], [third]] = [schema.defaultSnippets, list.defaultSnippets, list.items.defaultSnippets];
    const program = {
      Name: `\${1:Name}`,
      Code: `\${2:Code}`,
      Type: `\${3|${Type.enum.join(',')}|}`,
      Subscription: `\${4|${Subscription.enum.join(',')}|}`,
    };
    assert.deepEqual(first?.body, { LoyaltyPrograms: [program] });
    assert.deepEqual(second?.body, [program]);
    assert.deepEqual(third?.body, program);
  });
});
