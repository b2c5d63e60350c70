import assert from 'node:assert/strict';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { codeOf, eventually } from '../../vscode/eventually';
import { programsText, shown } from '../../vscode/files';
import { canaryTokens } from '../canaryTokens';
import { confirmed, refused } from '../expected';
import type { Expected, FaultRow } from '../faultRow';
import type { Stage } from '../stage';

const MAX_LENGTH = 10 * 1024 * 1024;
/** Most of it is VS Code's own, and a machine with other work takes longer: it is about a tenth of this by itself. */
const MOST_BLOCKED_MS = 5000;
const SMALL = programsText('FIRST', 'SECOND');
const [FIRST = {}] = JSON.parse(SMALL).LoyaltyPrograms;

/** Texts that are no loyalty file, and texts that only look like none. */
export const localInput: readonly FaultRow[] = [
  fineRow('70a', 'a byte order mark', `\ufeff${SMALL}`),
  fineRow('70b', 'UTF-16, and says so', Buffer.from(`\ufeff${SMALL}`, 'utf16le')),
  fineRow('70c', 'UTF-16, and does not say so', Buffer.from(SMALL, 'utf16le')),
  {
    row: '70d',
    fault: 'the file has bytes that are no text',
    play: (stage) => stage.add(Buffer.from([0xff, 0x00, 0xc3, 0x28, 0xa0, 0xa1])),
    expected: refused("can't be opened\\. .*Nothing was sent\\."),
  },
  sizeRow('71a', 'one character less than may be', MAX_LENGTH - 1, confirmed()),
  sizeRow('71b', 'as long as may be', MAX_LENGTH, confirmed()),
  sizeRow(
    '71c',
    'one character more than may be',
    MAX_LENGTH + 1,
    refused('has an error, so nothing was sent\\. \\[Show Problems\\]'),
  ),
  sizeRow(
    '71d',
    '60 MB',
    60 * 1024 * 1024,
    refused('is too large to add \\(10 MB at most\\)\\. Split it into several files\\. Nothing was sent\\.'),
  ),
  wrongRow('72a', '33 levels', nested(33), 'nested-too-deeply'),
  wrongRow('72b', '20,000 levels', nested(20_000), 'nested-too-deeply'),
  wrongRow('72c', '200,000 levels', nested(200_000), 'nested-too-deeply'),
  wrongRow('73', 'a member twice', SMALL.replace('"Code"', '"Name": "Twice", "Code"')),
  wrongRow(
    '74a',
    'the members of a program in its __proto__',
    textOf(`{"__proto__": ${JSON.stringify(FIRST)}}`),
    'missing-member',
  ),
  wrongRow('74b', 'the list of programs in the __proto__ of the file', `{"__proto__": ${SMALL}}`, 'missing-member'),
  ...['constructor', 'toString', 'hasOwnProperty', '__proto__', '0', 'ClientTokens'].map((name, index) =>
    unknownRow(`75${'abcdef'[index]}`, name),
  ),
  wrongRow('76a', 'half of a character', named('\\ud83d Gold'), 'unpaired-surrogate'),
  wrongRow('76b', 'the other half of a character', named('Gold \\ude00'), 'unpaired-surrogate'),
  nameRow('76c', 'a NUL', 'Go\u0000ld'),
  nameRow('76d', 'a line separator (U+2028)', 'Go\u2028ld'),
  nameRow('76e', 'characters that turn the text around', 'Go\u202eld'),
  nameRow('76f', '100 characters of two units each', '🏨'.repeat(100)),
  wrongRow('76g', '101 characters of two units each', named('🏨'.repeat(101)), 'too-long'),
  nameRow('76h', 'HTML and a command', '<b>[x](command:workbench.action.closeWindow)</b>'),
  fineRow('77a', 'CRLF', SMALL.replaceAll('\n', '\r\n')),
  fineRow('77b', 'CR alone', SMALL.replaceAll('\n', '\r')),
  fineRow(
    '77c',
    'LF and CRLF in turn',
    SMALL.replace(/\n/g, (_, at: number) => (at % 2 === 0 ? '\n' : '\r\n')),
  ),
  fineRow('77d', 'no line break at all', JSON.stringify(JSON.parse(SMALL))),
  wrongRow('77e', 'comments', SMALL.replace('{', '{ // programs')),
  wrongRow('77f', 'a comma after the last program', SMALL.replace(/\}\s*\]/, '},]')),
  wrongRow('78a', 'no program', '{"LoyaltyPrograms": []}', 'empty-list'),
  countRow('78b', 1, 1),
  countRow('78c', 999, 1),
  countRow('78d', 1000, 1),
  countRow('78e', 1001, 2),
  countRow('78f', 2001, 3),
  wrongRow(
    '79a',
    'tokens in the file',
    SMALL.replace(
      '{',
      `{"ClientToken": ${JSON.stringify(canaryTokens.clientToken)}, "AccessToken": ${JSON.stringify(canaryTokens.accessToken)},`,
    ),
    'token-in-file',
  ),
  wrongRow('79b', 'nothing', '', 'empty-file'),
  wrongRow('79c', 'rows of a spreadsheet', 'Name;Code\nGold;G1'),
];

function fineRow(row: string, what: string, text: string | Buffer): FaultRow {
  return { row, fault: `the file has ${what}`, play: (stage) => stage.add(text), expected: confirmed() };
}

/** A file with errors: told in the file, and nothing is sent. Where no code is named, VS Code's own JSON support tells it. */
function wrongRow(row: string, what: string, text: string | Buffer, code?: string): FaultRow {
  return {
    row,
    fault: `the file has ${what}`,
    async play(stage) {
      const { document } = await shown(text, stage.fileName);
      const problems = await problemsOf(
        stage,
        document,
        (diagnostic) => code === undefined || codeOf(diagnostic) === code,
      );
      assert(problems.every(({ message }) => !message.includes('CANARY')));
      await stage.add(document.uri);
    },
    expected: refused('has (an error|\\d+ errors), so nothing was sent\\. \\[Show Problems\\]$'),
  };
}

/** A member that the API does not know is told, and stays here. */
function unknownRow(row: string, name: string): FaultRow {
  return {
    row,
    fault: `a program has a member named ${name}`,
    async play(stage) {
      const text = textOf(`{"${name}": {"Name": "Polluted"}, ${JSON.stringify(FIRST).slice(1)}`);
      const { document } = await shown(text, stage.fileName);
      await problemsOf(stage, document, (diagnostic) => codeOf(diagnostic) === 'unknown-member');
      await stage.add(document.uri);
      assert.deepEqual(Reflect.get(sentBody(stage), 'LoyaltyPrograms'), [FIRST]);
      assert.equal(Reflect.get({}, 'Name'), undefined);
    },
    expected: confirmed(1),
  };
}

/** A name that is odd, but that Mews may have: it arrives as it is, and is shown without doing anything. */
function nameRow(row: string, what: string, name: string): FaultRow {
  return {
    row,
    fault: `a Name has ${what}`,
    async play(stage) {
      await stage.add(named(JSON.stringify(name).slice(1, -1)));
      assert.deepEqual(Reflect.get(sentBody(stage), 'LoyaltyPrograms'), [{ ...FIRST, Name: name }]);
    },
    expected: confirmed(1, { output: /FIRST · [^\p{Cc}\p{Cf}\p{Zl}]* · [0-9a-f-]{36}\s[\s\S]*Mews created 1/u }),
  };
}

function sizeRow(row: string, what: string, length: number, expected: Expected): FaultRow {
  return {
    row,
    fault: `the file is ${what}`,
    async play(stage) {
      const uri = await stage.file(Buffer.concat([Buffer.from(SMALL), Buffer.alloc(length - SMALL.length, ' ')]));
      const delays = monitorEventLoopDelay({ resolution: 10 });
      delays.enable();
      await stage.add(uri);
      delays.disable();
      assert(delays.max / 1e6 < MOST_BLOCKED_MS, `the extension host was blocked for ${delays.max / 1e6} ms`);
    },
    expected,
  };
}

function countRow(row: string, count: number, requests: number): FaultRow {
  return {
    row,
    fault: `the file has ${count} programs`,
    play: (stage) => stage.add(programsText(...Array.from({ length: count }, (_, index) => `N${index}`))),
    expected: {
      ...confirmed(count, { adds: requests }),
      output: new RegExp(
        `N${count - 1} · Program N${count - 1} · [0-9a-f-]{36}[\\s\\S]*Mews created \\d+ loyalty programs?`,
      ),
    },
  };
}

async function problemsOf(
  stage: Stage,
  { uri }: vscode.TextDocument,
  isWanted: (diagnostic: vscode.Diagnostic) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  return eventually(`problems of ${stage.fileName}`, vscode.languages.onDidChangeDiagnostics, () => {
    const all = vscode.languages.getDiagnostics(uri);
    return all.some(isWanted) ? all : undefined;
  });
}

/** The body of the one request to add programs. */
function sentBody(stage: Stage): object {
  const [seen] = stage.sandbox.seen.filter(({ operation }) => operation === 'loyaltyPrograms/add');
  assert(typeof seen?.body === 'object' && seen.body !== null);
  return seen.body;
}

function textOf(program: string): string {
  return `{"LoyaltyPrograms": [${program}]}`;
}

/** A file with one program of this name, as it is written in JSON. */
function named(name: string): string {
  return textOf(JSON.stringify(FIRST).replace('Program FIRST', () => name));
}

function nested(levels: number): string {
  return SMALL.replace('{', `{"x": ${'['.repeat(levels)}${']'.repeat(levels)},`);
}
