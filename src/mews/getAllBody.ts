import type { Connection } from './connection';
import { MAX_PROGRAMS_PER_PAGE } from './limits';

/** The path of the operation, case-sensitive and without a slash at the end. Source: Mews Connector API. */
export const GET_ALL_PATH = '/api/connector/v1/loyaltyPrograms/getAll';

/** Which programs are asked for. Source: Mews Connector API, LoyaltyProgramFilterParameters. */
export interface ProgramsQuery {
  /** 1 to MAX_CODES_PER_REQUEST. */
  readonly codes: readonly string[];
  /** Absent: every chain that the AccessToken reaches. */
  readonly chainId?: string;
  /** Whether programs in use are asked for, deleted ones, or both. */
  readonly activityStates: readonly ('Active' | 'Deleted')[];
  /** Where the page before ended. Absent: the first page. */
  readonly cursor?: string;
}

/**
 * The body of loyaltyPrograms/getAll as strict JSON, built member by member. `client` is the name and version of the
 * calling application. Pages are as large as they can be.
 */
export function getAllBody(
  connection: Pick<Connection, 'clientToken' | 'accessToken'>,
  client: string,
  { codes, chainId, activityStates, cursor }: ProgramsQuery,
): string {
  return JSON.stringify({
    ClientToken: connection.clientToken,
    AccessToken: connection.accessToken,
    Client: client,
    ...(chainId !== undefined && { ChainIds: [chainId] }),
    Codes: codes,
    ActivityStates: activityStates,
    Limitation: { Count: MAX_PROGRAMS_PER_PAGE, ...(cursor !== undefined && { Cursor: cursor }) },
  });
}
