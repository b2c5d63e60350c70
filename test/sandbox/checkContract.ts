import { Ajv, type ErrorObject } from 'ajv';
import { contract } from './contract';
import type { ContractTypes } from './contractTypes';

/** The value, now with its type; or the first thing wrong: where (`LoyaltyPrograms[0].Name`) and what. */
export type ContractCheck<Value> =
  | { readonly kind: 'valid'; readonly value: Value }
  | { readonly kind: 'invalid'; readonly parameter: string; readonly reason: string };

const ajv = new Ajv({ schemas: { ...contract }, strict: true });

/** Checks a value against one schema of the wire contract, strictly: members the contract does not name are wrong. */
export function checkContract<Name extends keyof ContractTypes>(
  name: Name,
  value: unknown,
): ContractCheck<ContractTypes[Name]> {
  if (ajv.validate<ContractTypes[Name]>(name, value)) {
    return { kind: 'valid', value };
  }
  const [error] = ajv.errors ?? [];
  return { kind: 'invalid', parameter: parameterOf(error), reason: error?.message ?? '' };
}

function parameterOf(error: ErrorObject | undefined): string {
  const member: unknown = error?.params.missingProperty ?? error?.params.additionalProperty;
  const names = (error?.instancePath ?? '').split('/').slice(1);
  return [...names, ...(typeof member === 'string' ? [member] : [])]
    .map((name) => (/^\d+$/.test(name) ? `[${name}]` : `.${name}`))
    .join('')
    .replace(/^\./, '');
}
