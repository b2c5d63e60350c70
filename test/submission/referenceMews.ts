import type { Exchange } from '../../src/mews/exchange';
import type { ProgramsQuery } from '../../src/mews/getAllBody';
import type { CreatedLoyaltyProgram, LoyaltyProgram } from '../../src/mews/loyaltyProgram';

/** What comes of an add: of its programs, and of its answer. */
export type Reply =
  | { readonly kind: 'ok' | 'busy' | 'unreached' | 'refused' | 'no-answer' }
  | { readonly kind: 'error' | 'reset'; readonly created: boolean }
  /** The connection is reset; the programs are there so much later, within the quiet period or (`tardy`) behind it. */
  | { readonly kind: 'late' | 'tardy'; readonly delayMs: number }
  /** All are created; the answer has so many of them. */
  | { readonly kind: 'partial'; readonly count: number }
  /** A 403, although so many were created. */
  | { readonly kind: 'refused-at-work'; readonly count: number };

/** A program in the reference Mews, and the run that sent it (none: somebody else made it). */
export interface ReferenceProgram extends LoyaltyProgram {
  readonly Id: string;
  readonly origin?: string;
  readonly isTardy?: boolean;
}

/** How long the one request lasts that is never answered. */
const DEADLINE_MS = 100_000;

/** As little of Mews as sending and checking need, in this process, where every reply is chosen. Its time is the test's. */
export class ReferenceMews {
  private readonly all: ReferenceProgram[] = [];
  private pending: { readonly dueMs: number; readonly programs: readonly ReferenceProgram[] }[] = [];
  private nextId = 1;

  constructor(private readonly time: { clock(): number; pass(ms: number): void }) {}

  /** What is there by now. */
  programs(): readonly ReferenceProgram[] {
    const now = this.time.clock();
    for (const { programs } of this.pending.filter(({ dueMs }) => dueMs <= now)) this.all.push(...programs);
    this.pending = this.pending.filter(({ dueMs }) => dueMs > now);
    return this.all;
  }

  /** Whether nothing of a run is still to come, but for what is tardy. */
  isQuiet(origin: string): boolean {
    this.programs();
    return this.pending.every(({ programs }) =>
      programs.every((program) => program.isTardy || program.origin !== origin),
    );
  }

  create(program: LoyaltyProgram, origin?: string): ReferenceProgram {
    const created = { ...program, Id: `id-${this.nextId++}`, ...(origin !== undefined && { origin }) };
    this.all.push(created);
    return created;
  }

  add(sent: readonly LoyaltyProgram[], origin: string, reply: Reply): Exchange {
    const create = (count = sent.length) => sent.slice(0, count).map((program) => this.create(program, origin));
    switch (reply.kind) {
      case 'ok':
        return answer(200, { LoyaltyPrograms: create().map(wire) });
      case 'partial':
        return answer(200, { LoyaltyPrograms: create().slice(0, reply.count).map(wire) });
      case 'busy':
        return answer(429, { Message: 'Too many' });
      case 'unreached':
        return { kind: 'failed', error: { type: 'system', code: 'ECONNREFUSED', syscall: 'connect' } };
      case 'refused':
        return answer(400, { Message: 'No' });
      case 'refused-at-work':
        create(reply.count);
        return answer(403, { Message: 'No' });
      case 'no-answer':
        create();
        this.time.pass(DEADLINE_MS);
        return { kind: 'interrupted', by: 'deadline' };
      case 'error':
        if (reply.created) create();
        return answer(500, { Message: 'Oh' });
      case 'reset':
        if (reply.created) create();
        return RESET;
      case 'late':
      case 'tardy': {
        const isTardy = reply.kind === 'tardy';
        const programs = sent.map((program) => ({ ...program, Id: `id-${this.nextId++}`, origin, isTardy }));
        this.pending.push({ dueMs: this.time.clock() + reply.delayMs, programs });
        return RESET;
      }
      default:
        return reply satisfies never;
    }
  }

  getAll({ codes }: ProgramsQuery): Exchange {
    const found = this.programs().filter(({ Code }) => codes.includes(Code));
    return answer(200, { LoyaltyPrograms: found.map(wire), Cursor: null });
  }
}

const RESET: Exchange = { kind: 'failed', error: { type: 'system', code: 'ECONNRESET', syscall: 'read' } };

function answer(status: number, body: object): Exchange {
  return { kind: 'answered', answer: { status, body: JSON.stringify(body) } };
}

function wire({ Id, Name, Code }: ReferenceProgram): CreatedLoyaltyProgram {
  return { Id, ChainId: 'c-1', Name, Code };
}
