import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FINDING_CASES, SHARED_CODE } from '../loyaltyFile/findingCases';
import { marked } from '../loyaltyFile/marked';
import { codeOf, eventually } from './eventually';
import { testApi } from './extensionApi';
import { closeAll, newFile, programsText } from './files';
import { disconnect } from './sandboxConnection';

/** What VS Code's own JSON support reports of any JSON file: ours are silent there. It marks a doubled member at both places. */
const OF_JSON_SUPPORT: ReadonlySet<string> = new Set(['not-json', 'comment', 'trailing-comma', 'member-twice']);

/** VS Code keeps fifty documents open that no editor shows. */
const AT_ONCE = 40;

/** Larger fixtures would only take time: what they hold is too long or too deep for anyone else to look into. */
const MAX_LENGTH = 50_000;

interface Fixture {
  readonly code: string;
  readonly what: string;
  readonly text: string;
  readonly where: string | undefined;
}

/** The fixtures that a file on disk can hold: VS Code takes a byte order mark away and can't write half a character. */
const FIXTURES: readonly Fixture[] = Object.entries(FINDING_CASES).flatMap(([code, [, ...cases]]) =>
  cases
    .map(([what, source, , , where]) => ({ code, what, text: marked(source).text, where }))
    .filter(({ text }) => text.length < MAX_LENGTH && text.isWellFormed() && !text.startsWith('\ufeff'))
    // An address of a schema that can't be loaded, and a name that stands twice, are second faults, which the JSON support tells.
    .filter(({ what }) => what !== 'as the schema' && what !== 'as a name, twice')
    // Brackets that nothing closes are a second mistake, which the JSON support tells.
    .filter(({ text }) => code !== 'nested-too-deeply' || text.endsWith(']') || text.endsWith('}')),
);

async function connect(portfolio: boolean): Promise<void> {
  const { connections } = await testApi();
  const tokens = { clientToken: 'c', accessToken: 'a' };
  await connections.save({ name: 'Once', platformAddress: 'https://example.com', portfolio, ...tokens });
}

/** Opens files in tabs behind the one in view: to show each would take most of the time. */
async function openBehind(uris: readonly vscode.Uri[]): Promise<void> {
  const options = { preview: false, background: true };
  await Promise.all(uris.map((uri) => vscode.commands.executeCommand('vscode.open', uri, options)));
  await Promise.all(uris.map((uri) => vscode.workspace.openTextDocument(uri)));
}

/** Opens documents, and waits until all who report have reported on them. */
async function reportedOn(fixtures: readonly Fixture[]): Promise<readonly vscode.Uri[]> {
  const uris = await Promise.all(fixtures.map(({ text }) => newFile(text)));
  await openBehind(uris);
  for (const [index, uri] of uris.entries()) {
    const fixture = fixtures[index];
    assert(fixture);
    const { code, what } = fixture;
    const others = OF_JSON_SUPPORT.has(code);
    await eventually(`a report of ${code}: ${what}`, vscode.languages.onDidChangeDiagnostics, () => {
      const reports = vscode.languages.getDiagnostics(uri).filter(({ source }) => (source === 'Mews') !== others);
      return reports.length > 0 || undefined;
    });
  }
  // The JSON support reports in the order in which documents opened: with this one it has reported on all before.
  const last = await newFile('{ "a": 1, "a": 2 }');
  await openBehind([last]);
  await eventually('the report on the last document', vscode.languages.onDidChangeDiagnostics, () => {
    const found = vscode.languages.getDiagnostics(last);
    return found.some(({ source }) => source !== 'Mews') || undefined;
  });
  return uris;
}

/** What is told of each, and by whom. */
async function toldOf(fixtures: readonly Fixture[]): Promise<readonly string[]> {
  await newFile(programsText(SHARED_CODE));
  const uris = await reportedOn(fixtures);
  return uris.map((uri, index) => {
    const { code = '', what = '' } = fixtures[index] ?? {};
    const ours = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Mews');
    const others = vscode.languages.getDiagnostics(uri).filter(({ source }) => source !== 'Mews');
    // The fixtures lie beside each other and have Codes in common.
    const counted = ours.filter((each) => codeOf(each) !== 'code-in-other-file' || each.message.includes(SHARED_CODE));
    return `${code} (${what}): ${counted.map(codeOf).join()}, others ${others.length > 0 ? 'too' : 'silent'}`;
  });
}

describe('all who report together', () => {
  before(testApi);
  afterEach(async () => {
    await disconnect();
    await closeAll();
  });

  for (const [where, portfolio] of [
    ['a single enterprise', false],
    ['a portfolio', true],
  ] as const) {
    it(`tell each fault once, in files for ${where}`, async () => {
      await connect(portfolio);
      const fixtures = FIXTURES.filter((fixture) => (fixture.where === 'portfolio') === portfolio);
      assert(fixtures.length > 3);
      const told: string[] = [];
      for (let from = 0; from < fixtures.length; from += AT_ONCE) {
        told.push(...(await toldOf(fixtures.slice(from, from + AT_ONCE))));
        await closeAll();
      }
      assert.deepEqual(
        told,
        fixtures.map((fixture) => {
          const { code, what } = fixture;
          return OF_JSON_SUPPORT.has(code)
            ? `${code} (${what}): , others too`
            : `${code} (${what}): ${code}, others silent`;
        }),
      );
    }).timeout(300_000);
  }
});
