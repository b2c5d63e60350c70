/** Whether a parsed value has members or items. Lists count: their `LoyaltyPrograms` is simply not there. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
