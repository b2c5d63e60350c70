import type { Connection } from './connection';
import type { LoyaltyProgram } from './loyaltyProgram';

/** The path of the operation, case-sensitive and without a slash at the end. Source: Mews Connector API. */
export const ADD_PATH = '/api/connector/v1/loyaltyPrograms/add';

/** A program with the four members the API knows and no other. */
export function wireProgram(program: LoyaltyProgram): LoyaltyProgram {
  const { Name, Code, Type, Subscription } = program;
  return { Name, Code, ...(Type !== undefined && { Type }), ...(Subscription !== undefined && { Subscription }) };
}

/**
 * The body of loyaltyPrograms/add as strict JSON, built member by member: nothing that merely stands in a file is sent.
 * `client` is the name and version of the calling application; a ChainId that is null or absent is left out.
 */
export function addBody(
  connection: Pick<Connection, 'clientToken' | 'accessToken'>,
  client: string,
  chainId: string | null | undefined,
  programs: readonly LoyaltyProgram[],
): string {
  return JSON.stringify({
    ClientToken: connection.clientToken,
    AccessToken: connection.accessToken,
    Client: client,
    ...(typeof chainId === 'string' && { ChainId: chainId }),
    LoyaltyPrograms: programs.map(wireProgram),
  });
}
