import { harmless } from './harmless';

/**
 * The same for all names that a person would take for one and the same: as they are shown, capitals apart. Only for new names; a
 * connection is found by its name as it is, so that two of earlier days stay two.
 */
export function nameKey(name: string): string {
  return harmless(name).normalize('NFC').toLowerCase();
}
