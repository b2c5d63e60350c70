import assert from 'node:assert/strict';
import { addThrough, gold, inShort, silver } from './addThrough';
import { type Script, says, useScriptServer } from './scriptServer';

const answer = JSON.stringify({
  LoyaltyPrograms: [
    { Id: 'a1', ...gold },
    { Id: 'a2', ...silver },
  ],
});
const length = Buffer.byteLength(answer);
const half = answer.slice(0, length / 2);
const chunk = (text: string) => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;
const json = 'Content-Type: application/json';

describe('addOutcome of an answer on the wire', () => {
  const server = useScriptServer();

  const cases: readonly (readonly [string, Script, string])[] = [
    [
      'a whole answer framed by its length',
      says(`200 OK\r\n${json}\r\nContent-Length: ${length}`, answer),
      'confirmed',
    ],
    [
      'a whole answer in chunks',
      says('200 OK\r\nTransfer-Encoding: chunked', `${chunk(half)}${chunk(answer.slice(half.length))}0\r\n\r\n`),
      'confirmed',
    ],
    [
      'a whole answer in chunks with trailers',
      says('200 OK\r\nTransfer-Encoding: chunked', `${chunk(answer)}0\r\nX: y\r\n\r\n`),
      'confirmed',
    ],
    ['a whole answer framed by the end of the connection', says('200 OK', answer), 'confirmed'],
    ['an answer in HTML clothes', says('200 OK\r\nContent-Type: text/html', answer), 'confirmed'],
    ['a byte order mark before the answer', says('200 OK', `\ufeff${answer}`), 'confirmed'],
    ['hints before the answer', says('103 Early Hints\r\nLink: </a>', `HTTP/1.1 200 OK\r\n\r\n${answer}`), 'confirmed'],
    [
      'a body that is longer than its length',
      says(`200 OK\r\nContent-Length: ${length - 1}`, answer),
      'unknown: unreadable-answer',
    ],
    ['half an answer by length', says(`200 OK\r\nContent-Length: ${length}`, half), 'unknown: answer-broken-off'],
    [
      'half an answer in chunks',
      says('200 OK\r\nTransfer-Encoding: chunked', chunk(half)),
      'unknown: answer-broken-off',
    ],
    [
      'an answer in chunks without the last',
      says('200 OK\r\nTransfer-Encoding: chunked', chunk(answer)),
      'unknown: answer-broken-off',
    ],
    ['half an answer by the end of the connection', says('200 OK', half), 'unknown: unreadable-answer'],
    [
      'an answer of two languages',
      says('200 OK', Buffer.concat([Buffer.from(answer), Buffer.from([0xff])])),
      'unknown: unreadable-answer',
    ],
    ['two answers in one body', says('200 OK', answer + answer), 'unknown: unreadable-answer'],
    ['a 204', says('204 No Content'), 'unknown: no-content'],
    ['half a 403 of Mews', says('403 Forbidden\r\nContent-Length: 99', '{"Message":"N'), 'unknown: answer-broken-off'],
    ['no HTTP', says('what?', answer), 'unknown: connection-lost'],
    ['a byte and the end', (socket) => socket.end('H'), 'unknown: connection-lost'],
    [
      'two lengths',
      says(`200 OK\r\nContent-Length: 1\r\nContent-Length: ${length}`, answer),
      'unknown: connection-lost',
    ],
    ['a head that is too large', says(`200 OK\r\nX: ${'x'.repeat(100_000)}`, answer), 'unknown: connection-lost'],
  ];
  for (const [what, script, expected] of cases) {
    it(`is ${expected} for ${what}`, async () => {
      server.answer(script);
      assert.equal(inShort(await addThrough(server.address)), expected);
      assert.equal(server.requests.length, 1);
    });
  }

  it('never confirms an answer that is cut off, wherever it is', async () => {
    for (let bytes = 0; bytes < length; bytes += 7) {
      server.answer(says('200 OK', answer.slice(0, bytes)));
      assert.equal(inShort(await addThrough(server.address)), 'unknown: unreadable-answer', `${bytes} bytes`);
    }
  });
});
