import assert from 'node:assert/strict';
import { checkContract } from './checkContract';
import type { ContractTypes } from './contractTypes';

const uuid = '1df21f06-0cfc-4960-9c58-a3bf1261663e';
const credentials = { ClientToken: 'c', AccessToken: 'a', Client: 'n' };
const program = { Name: 'Platinum Club', Code: 'PC01', Type: 'Hotel', Subscription: 'Free' };
const stored = { ...program, Id: uuid, ChainId: uuid };
const add = { ...credentials, LoyaltyPrograms: [program] };
const filter = { ...credentials, Limitation: { Count: 1 } };
const update = { ...credentials, LoyaltyProgramUpdates: [{ LoyaltyProgramId: uuid }] };

function adding(members: object): object {
  return { ...add, LoyaltyPrograms: [{ ...program, ...members }] };
}

function updating(members: object): object {
  return { ...update, LoyaltyProgramUpdates: [{ LoyaltyProgramId: uuid, ...members }] };
}

describe('checkContract', () => {
  const kept: readonly (readonly [keyof ContractTypes, string, object])[] = [
    ['MultipleLoyaltyProgramAddParameters', 'one program', add],
    ['MultipleLoyaltyProgramAddParameters', 'ChainId null', { ...add, ChainId: null }],
    ['MultipleLoyaltyProgramAddParameters', 'ChainId in capitals', { ...add, ChainId: uuid.toUpperCase() }],
    ['MultipleLoyaltyProgramAddParameters', '1000 programs', { ...add, LoyaltyPrograms: Array(1000).fill(program) }],
    ['MultipleLoyaltyProgramAddParameters', 'a Name and a Code of 1 character', adding({ Name: 'x', Code: 'y' })],
    ['MultipleLoyaltyProgramAddParameters', 'a Name of 100 characters', adding({ Name: '🏨'.repeat(100) })],
    ['MultipleLoyaltyProgramAddParameters', 'a Code of 50 characters', adding({ Code: 'x'.repeat(50) })],
    ['LoyaltyProgramAdditionResult', 'no programs', { LoyaltyPrograms: [] }],
    ['LoyaltyProgramAdditionResult', 'a program', { LoyaltyPrograms: [stored] }],
    ['LoyaltyProgramResult', 'a Cursor', { LoyaltyPrograms: [stored], Cursor: uuid }],
    ['LoyaltyProgramResult', 'Cursor null', { LoyaltyPrograms: [stored], Cursor: null }],
    ['LoyaltyProgramFilterParameters', 'only a Limitation', filter],
    ['LoyaltyProgramFilterParameters', 'CreatedUtc null', { ...filter, CreatedUtc: null }],
    ['LoyaltyProgramFilterParameters', 'an open interval', { ...filter, CreatedUtc: { StartUtc: null } }],
    ['MultipleLoyaltyProgramUpdateParameters', 'an update of nothing', update],
    ['MultipleLoyaltyProgramUpdateParameters', 'Name null', updating({ Name: null })],
    ['MultipleLoyaltyProgramUpdateParameters', 'Type', updating({ Type: { Value: 'SoftBrand' } })],
    ['LoyaltyProgramDeleteParameters', 'one Id', { ...credentials, LoyaltyProgramIds: [uuid] }],
    ['ConnectorApiExceptionResult', 'all null', { Message: null, RequestId: null, Details: null }],
    ['ConnectorApiExceptionResult', 'Details of any kind', { Details: { Request: [1] } }],
  ];
  for (const [name, what, value] of kept) {
    it(`accepts ${name} with ${what}`, () => {
      assert.deepEqual(checkContract(name, value), { kind: 'valid', value });
    });
  }

  const broken: readonly (readonly [keyof ContractTypes, string, unknown])[] = [
    ['MultipleLoyaltyProgramAddParameters', 'ClientToken', { ...add, ClientToken: '' }],
    ['MultipleLoyaltyProgramAddParameters', 'AccessToken', { ...add, AccessToken: undefined }],
    ['MultipleLoyaltyProgramAddParameters', 'Client', { ...add, Client: 1 }],
    ['MultipleLoyaltyProgramAddParameters', 'LanguageCode', { ...add, LanguageCode: 'en-US' }],
    ['MultipleLoyaltyProgramAddParameters', 'ChainId', { ...add, ChainId: 'Aurora' }],
    ['MultipleLoyaltyProgramAddParameters', 'ChainId', { ...add, ChainId: `${uuid}\n` }],
    ['MultipleLoyaltyProgramAddParameters', 'LoyaltyPrograms', { ...add, LoyaltyPrograms: [] }],
    ['MultipleLoyaltyProgramAddParameters', 'LoyaltyPrograms', { ...add, LoyaltyPrograms: Array(1001).fill(program) }],
    ['MultipleLoyaltyProgramAddParameters', 'LoyaltyPrograms[0].Name', adding({ Name: '' })],
    ['MultipleLoyaltyProgramAddParameters', 'LoyaltyPrograms[0].Name', adding({ Name: 'x'.repeat(101) })],
    ['MultipleLoyaltyProgramAddParameters', 'LoyaltyPrograms[0].Code', adding({ Code: 'x'.repeat(51) })],
    ['MultipleLoyaltyProgramAddParameters', 'LoyaltyPrograms[0].Code', adding({ Code: undefined })],
    ['MultipleLoyaltyProgramAddParameters', 'LoyaltyPrograms[0].Type', adding({ Type: 'hotel' })],
    ['MultipleLoyaltyProgramAddParameters', 'LoyaltyPrograms[0].Type', adding({ Type: undefined })],
    ['MultipleLoyaltyProgramAddParameters', 'LoyaltyPrograms[0].Subscription', adding({ Subscription: null })],
    ['MultipleLoyaltyProgramAddParameters', 'LoyaltyPrograms[0].Subscription', adding({ Subscription: undefined })],
    ['MultipleLoyaltyProgramAddParameters', 'LoyaltyPrograms[0].DataClusterId', adding({ DataClusterId: uuid })],
    ['MultipleLoyaltyProgramAddParameters', 'LoyaltyPrograms[0].__proto__', adding(JSON.parse('{"__proto__":{}}'))],
    ['MultipleLoyaltyProgramAddParameters', '', [add]],
    ['LoyaltyProgramAdditionResult', 'LoyaltyPrograms', { LoyaltyPrograms: Array(1001).fill(stored) }],
    ['LoyaltyProgramAdditionResult', 'Cursor', { LoyaltyPrograms: [stored], Cursor: null }],
    ['LoyaltyProgramAdditionResult', 'LoyaltyPrograms[0].ChainId', { LoyaltyPrograms: [{ ...program, Id: uuid }] }],
    ['LoyaltyProgramResult', 'LoyaltyPrograms', { LoyaltyPrograms: [] }],
    ['LoyaltyProgramFilterParameters', 'Limitation', credentials],
    ['LoyaltyProgramFilterParameters', 'Limitation.Count', { ...filter, Limitation: { Count: 1.5 } }],
    ['LoyaltyProgramFilterParameters', 'Limitation.Count', { ...filter, Limitation: { Count: 2 ** 31 } }],
    ['LoyaltyProgramFilterParameters', 'Limitation.Count', { ...filter, Limitation: { Count: -(2 ** 31) - 1 } }],
    ['LoyaltyProgramFilterParameters', 'Codes', { ...filter, Codes: [] }],
    ['LoyaltyProgramFilterParameters', 'ActivityStates[0]', { ...filter, ActivityStates: ['active'] }],
    ['LoyaltyProgramFilterParameters', 'CreatedUtc.StartUtc', { ...filter, CreatedUtc: { StartUtc: '2026-01-01' } }],
    ['MultipleLoyaltyProgramUpdateParameters', 'LoyaltyProgramUpdates[0].Code', updating({ Code: { Value: 'X' } })],
    ['MultipleLoyaltyProgramUpdateParameters', 'LoyaltyProgramUpdates[0].Name', updating({ Name: 'Gold' })],
    ['LoyaltyProgramDeleteParameters', 'ChainId', { ...credentials, LoyaltyProgramIds: [uuid], ChainId: uuid }],
    ['LoyaltyProgramDeleteResult', 'LoyaltyPrograms', { LoyaltyPrograms: [] }],
    ['ConnectorApiExceptionResult', 'Code', { Message: null, Code: 1 }],
  ];
  for (const [index, [name, parameter, value]] of broken.entries()) {
    it(`names ${parameter || 'the body'} as what breaks ${name} (case ${index + 1})`, () => {
      const written: unknown = JSON.parse(JSON.stringify(value));
      const check = checkContract(name, written);
      assert.equal(check.kind === 'invalid' && check.parameter, parameter, JSON.stringify(check));
    });
  }
});
