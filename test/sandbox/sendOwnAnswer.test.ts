import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { AnswerChange, Fault } from './fault';
import { type MewsSandbox, startMewsSandbox } from './mewsSandbox';
import { type RawReply, rawExchange } from './rawExchange';
import { useSandbox } from './useSandbox';

const ADD = '/api/connector/v1/loyaltyPrograms/add';
const programs = ['A', 'B'].map((Code) => ({ Name: `Club ${Code}`, Code, Type: 'Hotel', Subscription: 'Free' }));

describe('sendOwnAnswer', () => {
  const sandbox = useSandbox();

  async function addTo({ address, tokens }: MewsSandbox, leaveAfter?: number): Promise<RawReply> {
    const { clientToken: ClientToken, accessToken: AccessToken } = tokens;
    const body = JSON.stringify({ ClientToken, AccessToken, Client: 'test', LoyaltyPrograms: programs });
    return rawExchange(address, ADD, body, leaveAfter);
  }

  async function addWith(fault: Fault, leaveAfter?: number): Promise<RawReply> {
    sandbox().fault(fault);
    return addTo(sandbox(), leaveAfter);
  }

  function ownBody(): string {
    const LoyaltyPrograms = sandbox()
      .programs()
      .map(({ Id, ChainId, Name, Code, Type, Subscription }) => ({ Id, ChainId, Name, Code, Type, Subscription }));
    return JSON.stringify({ LoyaltyPrograms });
  }

  describe('cut', () => {
    for (const end of ['close', 'reset'] as const) {
      it(`keeps the length of the whole body and ends by ${end}`, async () => {
        const { text, ending } = await addWith({ kind: 'cut', framing: 'contentLength', bytes: 9, end });
        const [head = '', body] = text.split('\r\n\r\n');
        assert.ok(head.startsWith('HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nRequest-Id: '));
        assert.ok(head.endsWith(`Content-Length: ${ownBody().length}`));
        assert.equal(body, ownBody().slice(0, 9));
        assert.equal(ending, end === 'close' ? 'closed' : 'reset');
      });
    }

    it('leaves chunks without their end', async () => {
      const { text, ending } = await addWith({ kind: 'cut', framing: 'chunked' });
      const half = ownBody().slice(0, Math.floor(ownBody().length / 2));
      assert.ok(text.endsWith(`Transfer-Encoding: chunked\r\n\r\n${half.length.toString(16)}\r\n${half}\r\n`));
      assert.equal(ending, 'closed');
    });

    it('sends no chunk where nothing is kept, since an empty one would be the end', async () => {
      const { text } = await addWith({ kind: 'cut', framing: 'chunked', bytes: 0 });
      assert.ok(text.endsWith('Transfer-Encoding: chunked\r\n\r\n'));
    });

    it('ends a body that only the close delimits', async () => {
      const { text } = await addWith({ kind: 'cut', framing: 'untilClose', bytes: 20 });
      assert.ok(text.endsWith(`Connection: close\r\n\r\n${ownBody().slice(0, 20)}`));
      assert.ok(!/Content-Length|Transfer-Encoding/.test(text));
    });
  });

  describe('raw', () => {
    it('sends its pieces with the own answer and its length filled in', async () => {
      const pieces = ['HTTP/1.1 200 OK\r\n\r\n', '{length} {hexLength} {answer}', '$& end'];
      const { text, ending } = await addWith({ kind: 'raw', pieces });
      const { length } = ownBody();
      assert.equal(text, `HTTP/1.1 200 OK\r\n\r\n${length} ${length.toString(16)} ${ownBody()}$& end`);
      assert.deepEqual([ending, sandbox().seen[0]?.status], ['closed', null]);
    });

    it('ends by a reset, when told to', async () => {
      assert.equal((await addWith({ kind: 'raw', pieces: ['x'], end: 'reset' })).ending, 'reset');
    });

    it('waits between its pieces, and leaves the connection open, when told to', async () => {
      const pieces = ['HTTP/1.1 101 ', 'never'];
      assert.equal((await addWith({ kind: 'raw', pieces, everyMs: 60_000 }, 13)).text, 'HTTP/1.1 101 ');
      assert.equal((await addWith({ kind: 'raw', pieces: ['x'], end: 'open' }, 1)).ending, 'left');
    });
  });

  describe('slow', () => {
    it('sends the own answer whole in the end', async () => {
      const { text, ending } = await addWith({ kind: 'slow', part: 'headers', everyMs: 1, bytes: 50 });
      assert.equal(text.split('\r\n\r\n')[1], ownBody());
      assert.equal(ending, 'closed');
    });

    it('starts with the first byte of the headers, or with all of them', async () => {
      const { text: letter } = await addWith({ kind: 'slow', part: 'headers', everyMs: 60_000 }, 1);
      assert.equal(letter, 'H');
      const { text: head } = await addWith({ kind: 'slow', part: 'body', everyMs: 60_000 }, 100);
      assert.ok(head.endsWith('\r\n\r\n'));
    });
  });

  describe('endless', () => {
    it('sends spaces after the own answer until the client leaves', async () => {
      const events = new EventEmitter();
      const done = once(events, 'request');
      const endless = await startMewsSandbox({ onRequest: (seen) => events.emit('request', seen.status) });
      endless.fault({ kind: 'endless' });
      const { text, ending } = await addTo(endless, 1_000_000);
      assert.match(text, /\r\nRequest-Id: [0-9a-f-]{36}\r\n/i);
      assert.match(text, /\{"LoyaltyPrograms":.*\}\r\n[0-9a-f]+\r\n {65536}/);
      assert.equal(ending, 'left');
      assert.deepEqual(await done, [200]);
      await endless.close();
    });
  });

  describe('compressed', () => {
    for (const [encoding, decompress] of [
      ['gzip', gunzipSync],
      ['br', brotliDecompressSync],
    ] as const) {
      it(`sends the own answer and spaces in ${encoding}`, async () => {
        sandbox().fault({ kind: 'compressed', encoding, spaces: 1_000_000 });
        const reply = await sandbox().call('loyaltyPrograms/add', { LoyaltyPrograms: programs });
        assert.equal(reply.headers['content-encoding'], encoding);
        assert.ok(reply.bytes.length < 10_000);
        assert.equal(decompress(reply.bytes).toString('utf8'), ownBody() + ' '.repeat(1_000_000));
      });
    }
  });

  describe('changed', () => {
    const a = '{"Id":"idA","ChainId":"chain","Name":"Club A","Code":"A","Type":"Hotel","Subscription":"Free"}';
    const b = a.replaceAll('A"', 'B"');
    const cases: readonly (readonly [AnswerChange, string])[] = [
      ['noMember', '{}'],
      ['none', '{"LoyaltyPrograms":[]}'],
      ['fewer', `{"LoyaltyPrograms":[${a}]}`],
      [
        'foreign',
        `{"LoyaltyPrograms":[${a},${b},${b.replace('idB', 'new').replace('Club B', 'Foreign Club').replace('"B"', '"FOREIGN"')}]}`,
      ],
      ['reordered', `{"LoyaltyPrograms":[${b},${a}]}`],
      ['missingId', `{"LoyaltyPrograms":[${a},${b.replace('"Id":"idB",', '')}]}`],
      ['emptyId', `{"LoyaltyPrograms":[${a},${b.replace('idB', '')}]}`],
      ['numericId', `{"LoyaltyPrograms":[${a},${b.replace('"idB"', '17')}]}`],
      ['duplicateId', `{"LoyaltyPrograms":[${a.replace('idA', 'idB')},${b}]}`],
      ['missingChainId', `{"LoyaltyPrograms":[${a},${b}]}`.replaceAll('"ChainId":"chain",', '')],
      ['otherChainId', `{"LoyaltyPrograms":[${a},${b}]}`.replaceAll('"chain"', '"new"')],
      ['changedName', `{"LoyaltyPrograms":[${a},${b.replace('Club B', 'Club B Plus')}]}`],
      ['changedCode', `{"LoyaltyPrograms":[${a},${b.replace('"B"', '"BX"')}]}`],
      [
        'extraMembers',
        `{"LoyaltyPrograms":[${a},${b}],"Cursor":"idB"}`.replaceAll('"Free"}', '"Free","DataClusterId":"new"}'),
      ],
    ];
    for (const [change, expected] of cases) {
      it(`${change} changes the answer and not the programs`, async () => {
        sandbox().fault({ kind: 'changed', change, index: 1 });
        const reply = await sandbox().call('loyaltyPrograms/add', { LoyaltyPrograms: programs });
        const [first, second, ...others] = sandbox().programs();
        assert.deepEqual([first?.Name, second?.Name, others], ['Club A', 'Club B', []]);
        const named = reply.text
          .replaceAll(first?.Id ?? '', 'idA')
          .replaceAll(second?.Id ?? '', 'idB')
          .replaceAll(sandbox().chains.auroraHotels.Id, 'chain')
          .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'new');
        assert.equal(named, expected);
      });
    }

    it('changes the first program unless told', async () => {
      sandbox().fault({ kind: 'changed', change: 'fewer' });
      const { text } = await sandbox().call('loyaltyPrograms/add', { LoyaltyPrograms: programs });
      assert.deepEqual([text.includes('Club A'), text.includes('Club B')], [false, true]);
    });

    it('leaves an error as it is', async () => {
      sandbox().fault({ kind: 'changed', change: 'none' });
      assert.equal((await sandbox().call('loyaltyPrograms/add', { Client: '' })).status, 400);
    });
  });
});
