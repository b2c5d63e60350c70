import { Ajv } from 'ajv';
import type { Fault } from './fault';
import { operationNames } from './operationName';

type Properties = Readonly<Record<string, object>>;

const count = { type: 'integer', minimum: 0 };
const status = { type: 'integer', minimum: 200, maximum: 999 };
const text = { type: 'string' };
const flag = { type: 'boolean' };
const delay = { anyOf: [{ type: 'number', minimum: 0 }, { const: 'release' }] };
const headerValue = { type: 'string', pattern: '^[\\t\\x20-\\x7e\\x80-\\xff]*$' };
const headers = {
  type: 'object',
  propertyNames: { pattern: "^[!#$%&'*+.^_`|~0-9A-Za-z-]+$" },
  additionalProperties: { anyOf: [headerValue, { type: 'array', items: headerValue }] },
};
const scope = {
  skip: count,
  times: { anyOf: [{ type: 'integer', minimum: 1 }, { const: 'always' }] },
};
const requestScope = { ...scope, operation: { enum: operationNames } };
const effect = {
  ...requestScope,
  delayMs: delay,
  commitDelayMs: delay,
  commit: { anyOf: [flag, count] },
  delayAfterCommitMs: delay,
};
const change = {
  enum: [
    ...['noMember', 'none', 'fewer', 'foreign', 'reordered', 'missingId', 'emptyId', 'numericId', 'duplicateId'],
    ...['missingChainId', 'otherChainId', 'changedName', 'changedCode', 'extraMembers'],
  ],
};

function kind(name: Fault['kind'], properties: Properties, required: readonly string[] = []): object {
  return {
    type: 'object',
    required: ['kind', ...required],
    additionalProperties: false,
    properties: { kind: { const: name }, ...properties },
  };
}

const faultSchema = {
  type: 'object',
  required: ['kind'],
  discriminator: { propertyName: 'kind' },
  oneOf: [
    kind('resetOnConnection', scope),
    kind('resetBeforeReading', requestScope),
    kind('resetAfterRequest', effect),
    kind('closeAfterRequest', effect),
    kind('hold', effect),
    kind('answer', { ...effect, status, headers, body: text, beforeReading: flag, thenReset: flag }, ['status']),
    kind('error', { ...effect, status, headers, message: { ...text, nullable: true }, details: {}, echo: flag }, [
      'status',
    ]),
    kind(
      'raw',
      { ...effect, pieces: { type: 'array', items: text }, everyMs: count, end: { enum: ['close', 'reset', 'open'] } },
      ['pieces'],
    ),
    kind('delay', effect),
    kind('changed', { ...effect, change, index: count }, ['change']),
    kind(
      'cut',
      {
        ...effect,
        framing: { enum: ['contentLength', 'chunked', 'untilClose'] },
        bytes: count,
        end: { enum: ['close', 'reset'] },
      },
      ['framing'],
    ),
    kind(
      'slow',
      { ...effect, part: { enum: ['headers', 'body'] }, everyMs: count, bytes: { type: 'integer', minimum: 1 } },
      ['part', 'everyMs'],
    ),
    kind('endless', effect),
    kind('compressed', { ...effect, encoding: { enum: ['gzip', 'br'] }, spaces: count }, ['encoding']),
  ],
};

const ajv = new Ajv({ discriminator: true });
const isFault = ajv.compile<Fault>(faultSchema);

/** Checks what asks to be a fault, from a test or over HTTP; `reason` says what is wrong with it. */
export function checkFault(
  value: unknown,
): { readonly kind: 'valid'; readonly value: Fault } | { readonly kind: 'invalid'; readonly reason: string } {
  return isFault(value)
    ? { kind: 'valid', value }
    : { kind: 'invalid', reason: ajv.errorsText(isFault.errors, { dataVar: 'fault' }) };
}
