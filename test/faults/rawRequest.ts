/** A request as it stands on a connection. */
export interface RawRequest {
  readonly head: string;
  /** As far as it has come. */
  readonly body: string;
  /** Such as `loyaltyPrograms/add`; empty where it is none. */
  readonly operation: string;
  /** Whether all of it has come. */
  readonly whole: boolean;
}

/** Reads what came on a connection; undefined where not even the head is there. */
export function rawRequest(received: Buffer): RawRequest | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = received.subarray(0, end).toString('latin1');
  const body = received.subarray(end + 4);
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
  return {
    head,
    body: body.toString('utf8'),
    operation: /^POST \/api\/connector\/v1\/(\S+)/.exec(head)?.[1] ?? '',
    whole: body.length >= length,
  };
}

/** What Mews would answer to a whole request to add programs: each with an Id of its own. */
export function addedPrograms({ body }: RawRequest): readonly Readonly<Record<string, unknown>>[] {
  const { LoyaltyPrograms }: { LoyaltyPrograms: readonly object[] } = JSON.parse(body);
  return LoyaltyPrograms.map((program, index) => ({
    Id: `0b5e7c1a-4d2f-4e6b-9c8a-${String(index + 1).padStart(12, '0')}`,
    ChainId: '2c8d9e10-6f4b-4a3c-8e71-90a1b2c3d4e5',
    ...program,
  }));
}

/** The same as a body. */
export function addedBody(request: RawRequest): string {
  return JSON.stringify({ LoyaltyPrograms: addedPrograms(request) });
}
