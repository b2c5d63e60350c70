import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../../src/editor/ids';
import { disconnect } from '../../vscode/sandboxConnection';
import { canaryTokens } from '../canaryTokens';
import { confirmed, rejected, unknown } from '../expected';
import type { FaultRow } from '../faultRow';
import { addedPrograms, type RawRequest } from '../rawRequest';
import { answer, startRawServer } from '../rawServer';
import { rawRow } from '../simpleRows';
import { typeInputs } from '../typedInputs';

const REFUSED = 'Mews did not accept the request \\(400\\)\\.';

const byNumber = (text: string) =>
  Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('');
const inHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What a server can do to the request that it gives back, head, body and all. */
const FORMS: readonly (readonly [name: string, form: (text: string) => string])[] = [
  ['as it is', (text) => text],
  ['as JSON', (text) => JSON.stringify(text)],
  ['as JSON by numbers', byNumber],
  ['as JSON by numbers in capitals', (text) => byNumber(text).replace(/[a-f]/g, (digit) => digit.toUpperCase())],
  ['as in an address', encodeURIComponent],
  ['as in a form', (text) => new URLSearchParams({ text }).toString()],
  ['as HTML', inHtml],
  ['in base64', (text) => Buffer.from(text).toString('base64')],
  ['in base64 for addresses', (text) => Buffer.from(`.${text}`).toString('base64url')],
  ['in hex', (text) => Buffer.from(text).toString('hex')],
];

/** Only the canaries go to these servers: what comes back is them. */
const tokens = Object.values(canaryTokens).join(' and ');
const wholeOf = ({ head, body }: RawRequest) => `${head}\r\n\r\n${body}`;

/** A server that gives back the request, tokens included, wherever an answer has room for words. */
export const echoes: readonly FaultRow[] = FORMS.flatMap(([name, form], index) => {
  const letter = 'abcdefghij'[index];
  return [
    rawRow(
      `120${letter}`,
      `400 that gives back the request ${name}, in every member and header`,
      (socket, request) => socket.end(refusal(400, form, request)),
      rejected(REFUSED, { output: /«token»[\s\S]*Nothing was created/ }),
    ),
    rawRow(
      `121${letter}`,
      `200 with programs that are named as the tokens ${name}`,
      (socket, request) => socket.end(programsAnswer(form, request)),
      confirmed(2, {
        says: [/^warning: Added 2 loyalty programs to [\s\S]*/],
        output: /«token»[\s\S]*Mews created 2 loyalty programs/,
      }),
    ),
    rawRow(
      `122${letter}`,
      `502 with a page that holds the request ${name}`,
      (socket, request) => socket.end(answer(502, `<html>${form(wholeOf(request))}</html>`, headersOf(form))),
      unknown('A proxy or gateway before Mews failed \\(status 502\\)\\.'),
    ),
    readRow(`123${letter}`, `the read before an add is refused, and gives back its request ${name}`, (request) =>
      refusal(400, form, request),
    ),
    readRow(`124${letter}`, `the read before an add finds programs that are named as the tokens ${name}`, () => {
      const words = { Id: form(tokens), ChainId: form(tokens), Name: form(tokens), Type: form(tokens) };
      return answer(200, JSON.stringify({ LoyaltyPrograms: [{ ...words, Code: 'FIRST' }], Cursor: null }));
    }),
    configurationRow(`125${letter}`, `200 with a hotel that is named as the tokens ${name}`, () => {
      const words = { Id: form(tokens), Name: form(tokens), ChainId: form(tokens), ChainName: form(tokens) };
      return answer(200, JSON.stringify({ NowUtc: form(tokens), Enterprise: words }), headersOf(form));
    }),
    configurationRow(`126${letter}`, `401 that gives back the request ${name}`, (request) =>
      refusal(401, form, request),
    ),
  ];
});

/** Words for headers: one line, in what they may hold. */
function headersOf(form: (text: string) => string): string[] {
  const words = form(tokens).replace(/[^\x20-\x7e]+/g, '?');
  return [
    `Request-Id: ${form(canaryTokens.accessToken).replace(/[^\x20-\x7e]+/g, '?')}`,
    `Location: https://example.com/?${words}`,
    `Retry-After: ${words}`,
    `Date: ${words}`,
    `Set-Cookie: token=${words}`,
  ];
}

function refusal(status: number, form: (text: string) => string, request: RawRequest): Buffer {
  const whole = form(wholeOf(request));
  // The tokens themselves come first: of a long Message only the beginning is shown.
  const error = { Message: `${form(tokens)} ${whole}`, Details: whole, RequestId: form(canaryTokens.clientToken) };
  return answer(status, JSON.stringify({ ...error, Request: whole }), headersOf(form));
}

function programsAnswer(form: (text: string) => string, request: RawRequest): Buffer {
  const [first, ...rest] = addedPrograms(request);
  const words = { Name: form(tokens), ChainId: form(tokens), Type: form(tokens), Subscription: form(tokens) };
  const foreign = { ...words, Id: form(canaryTokens.accessToken), Code: form(canaryTokens.clientToken) };
  const programs = [{ ...first, ...words }, ...rest, foreign];
  return answer(200, JSON.stringify({ LoyaltyPrograms: programs, Request: form(wholeOf(request)) }), headersOf(form));
}

/** Whatever the person is told of the read, and whether the programs can be added then: no token comes with it. */
function readRow(row: string, fault: string, read: (request: RawRequest) => Buffer): FaultRow {
  return {
    row,
    fault,
    async play(stage) {
      const server = await startRawServer(
        (socket, request) => socket.end(answer(200, JSON.stringify({ LoyaltyPrograms: addedPrograms(request) }))),
        { read: (request) => (request.operation === 'loyaltyPrograms/getAll' ? read(request) : undefined) },
      );
      await stage.connect(server);
      await stage.add();
      assert(stage.window.shown.length > 0);
      stage.window.forget();
    },
    expected: { says: [], journal: ['confirmed', 'no run'], adds: [0, 1] },
  };
}

/** A connection is added to the server, which is asked whose tokens these are. */
function configurationRow(row: string, what: string, said: (request: RawRequest) => Buffer): FaultRow {
  return {
    row,
    fault: `configuration/get: ${what}`,
    async play(stage) {
      let asked = 0;
      const server = await startRawServer((socket) => socket.end(), {
        read(request) {
          if (request.operation !== 'configuration/get') return undefined;
          asked++;
          return said(request);
        },
      });
      stage.servers.push(server);
      await disconnect();
      const { clientToken, accessToken } = canaryTokens;
      stage.afterwards(
        typeInputs(['Custom', server.address, clientToken, accessToken, 'Single', 'Echo'], (complaint) =>
          stage.window.note(`box: ${complaint}`),
        ),
      );
      await vscode.commands.executeCommand(COMMANDS.addConnection);
      assert(asked > 0);
      stage.window.forget();
    },
    expected: { says: [], journal: 'no run', adds: 0 },
  };
}
