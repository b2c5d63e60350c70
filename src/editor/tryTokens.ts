import type { Configuration } from '../mews/configuration';
import type { Connection } from '../mews/connection';
import type { MewsClient } from '../mews/mewsClient';
import { refusedSentence } from './connectionSentences';

/** What trying tokens gave. */
export interface TriedTokens {
  readonly configuration: Configuration;
  /** What Mews has against them. That they may not ask whose they are is nothing against them. */
  readonly complaint?: string;
}

/** Asks Mews whose tokens these are. `alone`: the AccessToken is not asked for together with its ClientToken. */
export async function tryTokens(
  mews: Pick<MewsClient, 'configuration'>,
  connection: Pick<Connection, 'platformAddress' | 'clientToken' | 'accessToken'>,
  alone: boolean,
  signal: AbortSignal,
): Promise<TriedTokens> {
  const configuration = await mews.configuration(connection, signal);
  const isRefused = configuration.kind === 'refused' && configuration.why === 'tokens';
  return { configuration, ...(isRefused && { complaint: refusedSentence(configuration, alone) }) };
}
