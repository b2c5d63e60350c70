import type { ProgramsQuery } from '../mews/getAllBody';
import { MAX_CODES_PER_REQUEST } from '../mews/limits';
import type { CreatedLoyaltyProgram } from '../mews/loyaltyProgram';
import type { ProgramsPage } from '../mews/programsPage';
import { redactor } from '../mews/redact';
import { batchesOf } from './batches';
import { programWithoutTokens } from './programWithoutTokens';
import { type PagePorts, readPage } from './readPage';
import { wordsWithoutTokens } from './wordsWithoutTokens';

/** The most pages read for one request's Codes. As many programs with the same Codes as that are no answer to work with. */
export const MAX_PAGES = 100;

/**
 * The most that is kept of one reading, in UTF-16 units of the texts of its programs, each of which counts PROGRAM_LENGTH more. Ours: as
 * Mews gives them, 250,000 programs take as much.
 */
export const MAX_READ_LENGTH = 64 * 1024 * 1024;

/** What a program takes beside its texts, in UTF-16 units. */
export const PROGRAM_LENGTH = 100;

/** Which programs with the Codes are read. */
export type ProgramsFilter = Pick<ProgramsQuery, 'chainId' | 'activityStates'>;

/** The world programs are read from. */
export interface ReadPorts extends PagePorts {
  /** The tokens that `getAll` sends: none of them is in what is given back. */
  readonly tokens: readonly string[];
  /** So many of the distinct Codes have been answered in whole. */
  readonly onProgress?: (done: number, total: number) => void;
}

type Page = Extract<ProgramsPage, { readonly kind: 'page' }>;

/** What became of the reading. All or nothing: what was read before a page failed is not given. */
export type ReadPrograms =
  | {
      readonly kind: 'read';
      /** One for each Id, in the order they came. */
      readonly programs: readonly CreatedLoyaltyProgram[];
      /** When the server gave the first page, in ms since 1970 by its own clock. */
      readonly serverTimeMs?: number;
    }
  | Exclude<ProgramsPage, Page>;

/**
 * Reads every program with one of the Codes, page by page; any number of Codes, without Codes no request. Never rejects.
 * Nobody promises that Mews tells Codes apart by case: programs with a Code that was not asked for may come, too.
 */
export async function readPrograms(
  codes: readonly string[],
  query: ProgramsFilter,
  ports: ReadPorts,
  signal: AbortSignal,
): Promise<ReadPrograms> {
  const clean = redactor(ports.tokens);
  const distinct = [...new Set(codes)];
  const found = new Map<string, CreatedLoyaltyProgram>();
  let first: Page | undefined;
  let length = 0;
  for (const { from, count } of batchesOf(distinct.length, MAX_CODES_PER_REQUEST)) {
    for await (const page of pagesOf({ ...query, codes: distinct.slice(from, from + count) }, ports, signal)) {
      if (page.kind !== 'page') return wordsWithoutTokens(page, clean);
      first ??= page;
      for (const program of page.programs) length += lengthOf(program);
      if (length > MAX_READ_LENGTH) return { kind: 'failed', why: 'answer-too-large', status: 200 };
      for (const program of page.programs) found.set(program.Id, programWithoutTokens(program, clean));
    }
    ports.onProgress?.(from + count, distinct.length);
  }
  return {
    kind: 'read',
    programs: [...found.values()],
    ...(first?.serverTimeMs !== undefined && { serverTimeMs: first.serverTimeMs }),
  };
}

function lengthOf(program: CreatedLoyaltyProgram): number {
  return Object.values(program).reduce((sum, text) => sum + text.length, PROGRAM_LENGTH);
}

/** The pages of one query up to the last, or to what is none. A short page is the last only where it has no Cursor. */
async function* pagesOf(query: ProgramsQuery, ports: PagePorts, signal: AbortSignal): AsyncGenerator<ProgramsPage> {
  const cursors = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await readPage({ ...query, ...(cursor !== undefined && { cursor }) }, ports, signal);
    yield page;
    cursor = page.kind === 'page' ? page.cursor : undefined;
    if (cursor === undefined) return;
    // A Cursor that comes again leads round and round.
    if (cursors.has(cursor)) break;
    cursors.add(cursor);
  } while (cursors.size < MAX_PAGES);
  yield { kind: 'failed', why: 'unreadable-answer', status: 200 };
}
