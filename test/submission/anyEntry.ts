import fc from 'fast-check';
import type { JournalEntry } from '../../src/submission/journalRecord';
import { anyProgram, anyText } from '../mews/programArbitraries';

const text = anyText(0, 20);
const whole = fc.nat(2 ** 31 - 1);
const ms = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value));
const ranges = fc.array(fc.tuple(whole, whole), { maxLength: 4 });
const owner = fc.record({ pid: whole, host: text, started: text, namespace: text }, { requiredKeys: ['pid', 'host'] });
const program = { Id: text, ChainId: text, Name: text, Code: text, Type: text, Subscription: text };
const created = fc.array(fc.record({ index: whole, ...program }, { requiredKeys: ['Id'] }), { maxLength: 4 });
const kind = <Kind extends JournalEntry['kind']>(name: Kind) => fc.constant(name);

/** Any record of any kind, whatever its texts and numbers are. A kind that is missing here is an error of types. */
const ENTRIES: { readonly [K in JournalEntry['kind']]: fc.Arbitrary<Extract<JournalEntry, { kind: K }>> } = {
  begin: fc.record(
    {
      kind: kind('begin'),
      runId: text,
      connection: text,
      platformAddress: text,
      portfolio: fc.boolean(),
      enterpriseName: text,
      chainName: text,
      tokenChainId: text,
      fingerprint: text,
      chainId: fc.option(text),
      file: text,
      sha256: text,
      client: text,
      owner,
      programs: fc.array(
        anyProgram.map((one) => ({ ...one })),
        { maxLength: 4 },
      ),
    },
    {
      requiredKeys: [
        'kind',
        'runId',
        'connection',
        'platformAddress',
        'portfolio',
        'file',
        'sha256',
        'client',
        'programs',
      ],
    },
  ),
  baseline: fc.record(
    { kind: kind('baseline'), ids: fc.array(text), serverTimeMs: ms },
    { requiredKeys: ['kind', 'ids'] },
  ),
  'no-baseline': fc.record({ kind: kind('no-baseline'), why: text }),
  intent: fc.record({ kind: kind('intent'), batch: whole, attempt: whole, items: ranges, sha256: text }),
  answer: fc.record(
    { kind: kind('answer'), batch: whole, status: whole, requestId: text, body: anyText(0, 200) },
    { requiredKeys: ['kind', 'batch', 'status', 'body'] },
  ),
  result: fc.record(
    {
      kind: kind('result'),
      batch: whole,
      outcome: fc.constantFrom('confirmed', 'partial', 'rejected', 'not-sent', 'throttled', 'unknown'),
      why: text,
      status: whole,
      message: text,
      requestId: text,
      tookMs: ms,
      created,
    },
    { requiredKeys: ['kind', 'batch', 'outcome', 'tookMs', 'created'] },
  ),
  looked: fc.record(
    { kind: kind('looked'), programs: created, serverTimeMs: ms },
    { requiredKeys: ['kind', 'programs'] },
  ),
  checked: fc.record({ kind: kind('checked'), found: created, alike: created, absent: ranges }),
  decision: fc.record({
    kind: kind('decision'),
    what: fc.constantFrom('add-existing', 'send', 'seen-created', 'seen-absent', 'take-alike'),
    items: ranges,
  }),
  reopened: fc.record({ kind: kind('reopened'), owner }),
  damage: fc.record({ kind: kind('damage') }),
  shutdown: fc.record({ kind: kind('shutdown') }),
  end: fc.record({ kind: kind('end'), state: fc.constantFrom('done', 'stopped') }),
};

/** Any record of any kind, whatever its texts and numbers are. */
export const anyEntry: fc.Arbitrary<JournalEntry> = fc.oneof(...Object.values(ENTRIES));
