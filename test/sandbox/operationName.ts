/** The operations the sandbox knows, named by the end of their path. */
export const operationNames = [
  'loyaltyPrograms/add',
  'loyaltyPrograms/getAll',
  'loyaltyPrograms/update',
  'loyaltyPrograms/delete',
  'configuration/get',
  'enterprises/getAll',
] as const;

/** Such as `loyaltyPrograms/add`. */
export type OperationName = (typeof operationNames)[number];

/** The operation at a path without its query, or null; paths are case-sensitive and end without a slash. */
export function operationAt(path: string): OperationName | null {
  return operationNames.find((name) => path === `/api/connector/v1/${name}`) ?? null;
}
