const uuid = {
  type: 'string',
  pattern: '^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$',
};
const dateTime = {
  type: 'string',
  pattern: '^\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})$',
};
const int32 = { type: 'integer', minimum: -2_147_483_648, maximum: 2_147_483_647 };
const text = { type: 'string', minLength: 1 };
const credentials = { ClientToken: text, AccessToken: text, Client: text };

function orNull(schema: object): object {
  return { ...schema, nullable: true };
}

function refOrNull(name: string): object {
  return { anyOf: [{ $ref: name }, { type: 'null' }] };
}

function thousandOf(items: object): object {
  return { type: 'array', minItems: 1, maxItems: 1000, items };
}

function closed(required: readonly string[], properties: Readonly<Record<string, object>>): object {
  return { type: 'object', required, additionalProperties: false, properties };
}

/**
 * The wire contract of the loyalty part of the Mews Connector API, as JSON Schemas (draft 7) by name; a `$ref` is such a
 * name. The bounds are those of the OpenAPI document that Mews publishes (snapshot of 2026), which is stricter than the
 * reference page: Type, Subscription and ChainId are required, and no other members are allowed.
 *
 * Four schemas are not from that document: those of `configuration/get` and `enterprises/getAll`, which name only the members
 * that this project relies on.
 */
export const contract: Readonly<Record<string, object>> = {
  ConnectorApiExceptionResult: closed([], {
    Message: orNull({ type: 'string' }),
    RequestId: orNull({ type: 'string' }),
    Details: {},
  }),
  LoyaltyProgramType: { type: 'string', enum: ['Hotel', 'ExternalPartner', 'SoftBrand', 'Unknown'] },
  LoyaltyProgramSubscription: { type: 'string', enum: ['Free', 'Paid'] },
  ActivityStates: { type: 'string', enum: ['Deleted', 'Active'] },
  LoyaltyProgramAddParameters: closed(['Code', 'Name', 'Subscription', 'Type'], {
    Name: { type: 'string', minLength: 1, maxLength: 100 },
    Code: { type: 'string', minLength: 1, maxLength: 50 },
    Type: { $ref: 'LoyaltyProgramType' },
    Subscription: { $ref: 'LoyaltyProgramSubscription' },
  }),
  MultipleLoyaltyProgramAddParameters: closed(['AccessToken', 'Client', 'ClientToken', 'LoyaltyPrograms'], {
    ...credentials,
    ChainId: orNull(uuid),
    LoyaltyPrograms: thousandOf({ $ref: 'LoyaltyProgramAddParameters' }),
  }),
  LoyaltyProgram: closed(['ChainId', 'Code', 'Id', 'Name', 'Subscription', 'Type'], {
    Id: uuid,
    ChainId: uuid,
    Name: text,
    Code: text,
    Type: { $ref: 'LoyaltyProgramType' },
    Subscription: { $ref: 'LoyaltyProgramSubscription' },
  }),
  LoyaltyProgramAdditionResult: closed(['LoyaltyPrograms'], {
    LoyaltyPrograms: { type: 'array', maxItems: 1000, items: { $ref: 'LoyaltyProgram' } },
  }),
  LoyaltyProgramResult: closed(['LoyaltyPrograms'], {
    LoyaltyPrograms: thousandOf({ $ref: 'LoyaltyProgram' }),
    Cursor: orNull(uuid),
  }),
  Limitation: closed(['Count'], { Count: int32, Cursor: orNull(uuid) }),
  TimeFilterInterval: closed([], { StartUtc: orNull(dateTime), EndUtc: orNull(dateTime) }),
  LoyaltyProgramFilterParameters: closed(['AccessToken', 'Client', 'ClientToken', 'Limitation'], {
    ...credentials,
    ChainIds: orNull(thousandOf(uuid)),
    CreatedUtc: refOrNull('TimeFilterInterval'),
    UpdatedUtc: refOrNull('TimeFilterInterval'),
    LoyaltyProgramIds: orNull(thousandOf(uuid)),
    ActivityStates: orNull({ type: 'array', items: { $ref: 'ActivityStates' } }),
    Codes: orNull(thousandOf({ type: 'string' })),
    Limitation: { $ref: 'Limitation' },
  }),
  StringUpdateValue: closed([], { Value: orNull({ type: 'string' }) }),
  LoyaltyProgramTypeUpdateValue: closed([], { Value: { $ref: 'LoyaltyProgramType' } }),
  LoyaltyProgramSubscriptionUpdateValue: closed([], { Value: { $ref: 'LoyaltyProgramSubscription' } }),
  LoyaltyProgramUpdateParameters: closed(['LoyaltyProgramId'], {
    LoyaltyProgramId: uuid,
    Name: refOrNull('StringUpdateValue'),
    Type: refOrNull('LoyaltyProgramTypeUpdateValue'),
    Subscription: refOrNull('LoyaltyProgramSubscriptionUpdateValue'),
  }),
  MultipleLoyaltyProgramUpdateParameters: closed(['AccessToken', 'Client', 'ClientToken', 'LoyaltyProgramUpdates'], {
    ...credentials,
    ChainId: orNull(uuid),
    LoyaltyProgramUpdates: thousandOf({ $ref: 'LoyaltyProgramUpdateParameters' }),
  }),
  LoyaltyProgramDeleteParameters: closed(['AccessToken', 'Client', 'ClientToken', 'LoyaltyProgramIds'], {
    ...credentials,
    LoyaltyProgramIds: thousandOf(uuid),
  }),
  LoyaltyProgramDeleteResult: closed([], {}),
  EnterpriseFilterParameters: closed(['AccessToken', 'Client', 'ClientToken', 'Limitation'], {
    ...credentials,
    EnterpriseIds: orNull(thousandOf(uuid)),
    Limitation: { $ref: 'Limitation' },
  }),
  EnterpriseResult: closed(['Enterprises'], {
    Enterprises: { type: 'array', items: closed(['Id', 'ChainId', 'Name'], { Id: uuid, ChainId: uuid, Name: text }) },
    Cursor: orNull(uuid),
  }),
  ConfigurationParameters: closed(['AccessToken', 'Client', 'ClientToken'], {
    ...credentials,
    EnterpriseId: orNull(uuid),
  }),
  ConfigurationResult: {
    type: 'object',
    required: ['NowUtc', 'Enterprise'],
    properties: {
      NowUtc: dateTime,
      Enterprise: {
        type: 'object',
        required: ['Id', 'Name', 'ChainId', 'ChainName', 'IsPortfolio'],
        properties: { Id: uuid, Name: text, ChainId: uuid, ChainName: text, IsPortfolio: { type: 'boolean' } },
      },
    },
  },
};
