import { type ConnectionSummary, isConnectionSummary } from '../mews/connection';
import { MAX_CONNECTIONS } from '../mews/limits';

/**
 * The connections in a value that was kept outside secret storage, which may be anything by now: what is none is left out, and of
 * too many the newest count.
 */
export function keptSummaries(value: unknown): readonly ConnectionSummary[] {
  return Array.isArray(value) ? value.slice(-MAX_CONNECTIONS).filter(isConnectionSummary) : [];
}
