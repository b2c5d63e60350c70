import type { SecretFailure } from './secretVault';

/**
 * Why tokens were not stored. `not-kept`: the storage said yes, and then had something else. `name-taken`: by another window, meanwhile.
 * `changed-meanwhile`: another window has changed or removed the connection whose place they were to take. `held-elsewhere`: others lie
 * there that this profile knows nothing of.
 */
export type NotSaved = SecretFailure | 'not-kept' | 'name-taken' | 'changed-meanwhile' | 'held-elsewhere';

/** What storing came to. `former-left`: stored, but the tokens that were there before could not be deleted. */
export type SavedConnection = 'saved' | 'former-left' | NotSaved;
