import fetch from 'node-fetch';
import type { ProgramsQuery } from '../../src/mews/getAllBody';
import { mewsClient } from '../../src/mews/mewsClient';
import {
  type ProgramsFilter,
  type ReadPorts,
  type ReadPrograms,
  readPrograms,
} from '../../src/submission/readPrograms';
import { requestPace } from '../../src/submission/requestPace';
import type { MewsSandbox } from '../sandbox/mewsSandbox';
import type { SandboxTokens } from '../sandbox/sandboxTokens';

/** What a test changes of a reading: the tokens, the question, the world, and when it is cancelled. */
export interface ReadOptions {
  readonly token?: Exclude<keyof SandboxTokens, 'clientToken'>;
  readonly clientToken?: string;
  readonly address?: string;
  readonly query?: Partial<ProgramsFilter>;
  readonly ports?: Partial<ReadPorts>;
  readonly signal?: AbortSignal;
}

/** What is left of a reading. */
export interface RanRead {
  readonly result: ReadPrograms;
  readonly waits: readonly number[];
}

/** Reads programs from a sandbox. Pauses are noted and over at once. */
export async function readFrom(
  sandbox: MewsSandbox,
  codes: readonly string[],
  options: ReadOptions = {},
): Promise<RanRead> {
  const { token = 'accessToken', address = sandbox.address, query, ports, signal } = options;
  const connection = {
    platformAddress: address,
    clientToken: options.clientToken ?? sandbox.tokens.clientToken,
    accessToken: sandbox.tokens[token],
  };
  const client = mewsClient(fetch, 'Test 1.0.0', { env: {}, onUnchecked: () => undefined });
  const waits: number[] = [];
  const world: ReadPorts = {
    getAll: (asked: ProgramsQuery, ended) => client.getAll(connection, asked, ended),
    wait: async (ms) => {
      waits.push(ms);
    },
    now: () => new Date(),
    random: () => 0,
    pace: requestPace(() => performance.now()),
    tokens: [connection.clientToken, connection.accessToken],
    ...ports,
  };
  const filter = { activityStates: ['Active', 'Deleted'], ...query } as const;
  return { result: await readPrograms(codes, filter, world, signal ?? new AbortController().signal), waits };
}

/** The Codes of what was read, or what came instead. */
export function codesOf({ result }: RanRead): readonly (string | undefined)[] {
  if (result.kind === 'read') return result.programs.map(({ Code }) => Code);
  return [result.kind === 'failed' ? `failed: ${result.why}` : result.kind];
}
