import assert from 'node:assert/strict';
import { sandboxTokens } from '../../sandbox/sandboxTokens';
import { canaryTokens } from '../canaryTokens';
import { confirmed, rejected, unknown } from '../expected';
import type { Expected, FaultRow } from '../faultRow';
import { addedPrograms, type RawRequest } from '../rawRequest';
import { answer, type Script } from '../rawServer';
import { rawRow, sandboxRow } from '../simpleRows';
import { startStranger } from '../stranger';

const REFUSED = 'Mews did not accept the request \\(400\\)\\.';

/** Words in an answer that a window could take for more than words, and tokens in an answer. */
export const hostileWords: readonly FaultRow[] = [
  wordsRow(
    '61a',
    'a link to a command',
    '[Try again](command:workbench.action.closeWindow)',
    '\\[Try again\\] \\(command:workbench\\.action\\.closeWindow\\)',
  ),
  wordsRow('61b', 'colours of a terminal', '\u001b[31mred\u001b[0m', '\\[31mred \\[0m'),
  wordsRow('61c', 'characters that turn the text around', 'abc\u202edef\u2066ghi', 'abc def ghi'),
  wordsRow('61d', 'a million characters', 'x'.repeat(1_000_000), 'x{499}…'),
  wordsRow(
    '61e',
    'NUL and line breaks',
    'one\u0000two\r\n2026-01-01 [error] forged',
    'one two 2026-01-01 \\[error\\] forged',
  ),
  wordsRow('61f', 'an icon', '$(error) broken', '\\$ \\(error\\) broken'),
  wordsRow('61g', 'a script', '</script><script>alert(1)</script>', '</script><script>alert\\(1\\)</script>'),
  {
    row: '61h',
    fault: '400 whose Message is a picture of another server',
    async play(stage) {
      const evil = await startStranger('http', (socket) => socket.end());
      stage.servers.push(evil);
      stage.fault({ kind: 'error', status: 400, message: `![x](http://127.0.0.1:${evil.port}/x.png)` });
      await stage.add();
      assert.equal(evil.connections, 0);
    },
    expected: rejected(`${REFUSED} Mews says: "!\\[x\\] \\(http://127\\.0\\.0\\.1:\\d+/x\\.png\\)"\\.`),
  },
  wordsRow('61i', 'half a character', 'a\ud800b', 'a.b'),
  rawRow(
    '61j',
    '200 with an Id that is a link to a command',
    withMembers({ Id: '[x](command:workbench.action.closeWindow)' }),
    confirmed(2, { output: /FIRST · Program FIRST · \[x\] \(command:workbench\.action\.closeWindow\)/ }),
  ),
  echoRow('62a', 'Message', ({ body }) => ({ Message: `Invalid request: ${body}`, Details: null })),
  echoRow('62b', 'Details', ({ body, head }) => ({ Message: 'Invalid', Details: { Body: body, Headers: head } })),
  echoRow('62c', 'Message, as JSON within JSON', ({ body }) => ({ Message: JSON.stringify({ body }), Details: null })),
  echoRow('62d', 'Message, in base64', () => ({
    Message: canaryForms((token) => Buffer.from(token).toString('base64')),
  })),
  echoRow('62e', 'Message, as in an address', () => ({ Message: canaryForms(encodeURIComponent) })),
  echoRow('62f', 'Message, in small letters', () => ({ Message: canaryForms((token) => token.toLowerCase()) })),
  echoRow('62g', 'Message, where 500 characters end', () => ({
    Message: `${'x'.repeat(480)}${canaryTokens.accessToken}`,
  })),
  sandboxRow(
    '62h',
    'the Request-Id is a token',
    { kind: 'error', status: 400, message: 'No', headers: { 'Request-Id': sandboxTokens.accessToken } },
    rejected(`${REFUSED} Mews says: "No"\\.`, {
      says: [/^error: .*Nothing was created\. \(RequestId «token»\) \[Show Output\]$/],
      output: /RequestId «token», \d+ ms/,
    }),
  ),
  sandboxRow(
    '62i',
    'a redirect to a host that is named as a token',
    { kind: 'answer', status: 307, headers: { Location: `https://${sandboxTokens.accessToken}.evil.example/` } },
    unknown('The server wants to redirect the request to «token»\\.evil\\.example \\(status 307\\)'),
  ),
  rawRow(
    '62j',
    '200 with programs that are named as tokens',
    withMembers({ Name: canaryTokens.accessToken, Type: canaryTokens.clientToken }),
    confirmed(2, {
      says: [/^warning: Added 2 .*Mews changed Name, Type of the program FIRST\./],
      output: /FIRST · «token» ·/,
    }),
  ),
  rawRow(
    '62k',
    'a page that holds the request, with its tokens',
    (socket, { body, head }) => socket.end(answer(502, `<html>${head}${body}</html>`, ['X-Echo: yes'])),
    unknown('A proxy or gateway before Mews failed \\(status 502\\)\\.'),
  ),
  rawRow(
    '62l',
    'the words behind the status are a token',
    (socket, request) => {
      const said = answer(400, JSON.stringify({ Message: 'No' })).toString('latin1');
      socket.end(said.replace('400 Said', `400 ${sandboxTokens.accessToken} ${request.whole}`));
    },
    rejected(`${REFUSED} Mews says: "No"\\.`),
  ),
];

function wordsRow(row: string, what: string, message: string, shown: string): FaultRow {
  return sandboxRow(
    row,
    `400 whose Message is ${what}`,
    { kind: 'error', status: 400, message },
    rejected(`${REFUSED} Mews says: "${shown}"\\.`),
  );
}

function canaryForms(form: (token: string) => string): string {
  return Object.values(canaryTokens).map(form).join(' and ');
}

function echoRow(row: string, where: string, error: (request: RawRequest) => object): FaultRow {
  const script: Script = (socket, request) => socket.end(answer(400, JSON.stringify(error(request))));
  const expected: Expected = rejected(
    REFUSED,
    where === 'Details' ? {} : { output: /«token»[\s\S]*Nothing was created/ },
  );
  return rawRow(row, `the tokens come back in ${where}`, script, expected);
}

function withMembers(members: object): Script {
  return (socket, request) => {
    const [first, ...rest] = addedPrograms(request);
    socket.end(answer(200, JSON.stringify({ LoyaltyPrograms: [{ ...first, ...members }, ...rest] })));
  };
}
