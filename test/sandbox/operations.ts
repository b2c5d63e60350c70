import { addLoyaltyPrograms } from './addLoyaltyPrograms';
import { deleteLoyaltyPrograms } from './deleteLoyaltyPrograms';
import { getAllEnterprises } from './getAllEnterprises';
import { getAllLoyaltyPrograms } from './getAllLoyaltyPrograms';
import { getConfiguration } from './getConfiguration';
import type { Operation } from './operation';
import type { OperationName } from './operationName';
import { updateLoyaltyPrograms } from './updateLoyaltyPrograms';

/** What each operation does. */
export const operations: Readonly<Record<OperationName, Operation>> = {
  'loyaltyPrograms/add': addLoyaltyPrograms,
  'loyaltyPrograms/getAll': getAllLoyaltyPrograms,
  'loyaltyPrograms/update': updateLoyaltyPrograms,
  'loyaltyPrograms/delete': deleteLoyaltyPrograms,
  'configuration/get': getConfiguration,
  'enterprises/getAll': getAllEnterprises,
};
