import assert from 'node:assert/strict';
import type { Fault } from '../sandbox/fault';
import { useSandboxRuns } from './sandboxRun';

const canaries = {
  clientToken: 'CANARY-C-9f1c"\\/<é>&+%20=end',
  accessToken: 'CANARY-A-7d2b"\\/<ü>&+%20=end',
} as const;
/** What can go wrong with an add. */
type AddFault = Exclude<Fault, { kind: 'resetOnConnection' }>;
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** Every way a token could have got into a text, down to the part of it that no form changes. */
function leaksIn(text: string, token: string): string[] {
  const forms = [
    token,
    inJson(token),
    inJson(inJson(token)),
    encodeURIComponent(token),
    Buffer.from(token, 'utf8').toString('base64'),
    Buffer.from(token, 'utf8').toString('hex'),
    token.slice(0, 13),
  ];
  return forms.filter((form) => text.toLowerCase().includes(form.toLowerCase()));
}

describe('addLoyaltyPrograms, when the server echoes tokens', () => {
  const { sandbox, connection, add, adds, journalTexts } = useSandboxRuns();

  /** Adds through a fault and looks everywhere; the journal texts are given, to see that something was written. */
  async function assertNoLeak(fault: AddFault, tokens: typeof canaries | object): Promise<string> {
    sandbox().fault({ ...fault, operation: 'loyaltyPrograms/add' });
    const whole = { ...connection(), ...tokens };
    const ran = await add({ count: 2, request: { connection: whole } });
    const texts = await journalTexts();
    assert.equal(adds().length, 1);
    const places = [...texts, JSON.stringify(ran.report), JSON.stringify(ran.run), JSON.stringify(ran.progress)];
    for (const token of [whole.clientToken, whole.accessToken]) {
      for (const place of places) assert.deepEqual(leaksIn(place, token), [], place);
    }
    return texts.join('');
  }

  const { clientToken, accessToken } = canaries;
  const both = `${clientToken} and ${accessToken}`;
  const Id = '62791846-d2ee-4093-9349-fcc13a3ccc51';
  const answers: readonly (readonly [string, AddFault])[] = [
    ['Message', { kind: 'error', status: 400, message: `Invalid ${both}` }],
    [
      'the Message of a 429 it gives up on',
      { kind: 'error', status: 429, message: both, headers: { 'Retry-After': '999' } },
    ],
    ['the Message of a 500', { kind: 'error', status: 500, message: both }],
    ['Details', { kind: 'error', status: 403, message: 'No', details: { Request: both, Body: inJson(both) } }],
    ['the whole request in Details', { kind: 'error', status: 400, message: 'No', echo: true }],
    ['the whole request in Details of a 500', { kind: 'error', status: 500, echo: true }],
    [
      'a page of a proxy',
      { kind: 'answer', status: 403, body: `<a href="?t=${encodeURIComponent(both)}">${both}</a>` },
    ],
    [
      'base64',
      {
        kind: 'answer',
        status: 200,
        body: Object.values(canaries)
          .map((token) => Buffer.from(token).toString('base64'))
          .join(),
      },
    ],
    [
      'a program',
      {
        kind: 'answer',
        status: 200,
        body: JSON.stringify({
          LoyaltyPrograms: [
            { Id, Code: 'P0', Name: both, ChainId: clientToken, Type: accessToken },
            { Id: accessToken, Code: clientToken, Subscription: both },
          ],
        }),
      },
    ],
  ];
  for (const [where, fault] of answers) {
    it(`keeps none that comes in ${where}`, async () => {
      const text = await assertNoLeak(fault, canaries);
      // What Details say is not even kept without its tokens.
      if (where.includes('Details')) assert.doesNotMatch(text, /Details|LoyaltyPrograms\\\\?":/);
      else assert.match(text, /«token»/);
    });
  }

  for (const status of [400, 401, 403, 408, 409, 413, 429, 500, 503]) {
    it(`reads, shows and keeps nothing of the Details of a ${status}`, async () => {
      const headers = { 'Retry-After': '9999' };
      const details = { Request: 'ONLY-IN-DETAILS', Headers: ['ONLY-IN-DETAILS'] };
      sandbox().fault({
        operation: 'loyaltyPrograms/add',
        kind: 'error',
        status,
        message: 'No',
        details: [details],
        headers,
      });
      const ran = await add({ count: 2 });
      const texts = await journalTexts();
      assert.match(texts.join(''), /"body":"{\\"Message\\":\\"No\\"/);
      for (const place of [...texts, JSON.stringify([ran.report, ran.run, ran.progress])])
        assert.doesNotMatch(place, /ONLY-IN-DETAILS|Details/i);
    });
  }

  it('keeps none that comes in the RequestId, which has the shape of one', async () => {
    const { accessToken: token } = sandbox().tokens;
    const text = await assertNoLeak(
      { kind: 'error', status: 400, message: 'No', headers: { 'Request-Id': token } },
      {},
    );
    assert.match(text, /"requestId":"«token»"/);
  });

  it('keeps none that comes in the host of a redirect', async () => {
    const Location = `https://${sandbox().tokens.accessToken}.evil.example/`;
    await assertNoLeak({ kind: 'answer', status: 307, headers: { Location } }, {});
  });

  it('keeps none of its own accord', async () => {
    await assertNoLeak({ kind: 'delay' }, {});
  });
});
