import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sourceFiles } from './sourceFile';

const SRC = path.join(__dirname, '..', '..', 'src');

/** A way out of the window or the process. */
interface Outlet {
  readonly use: RegExp;
  /** The only files that may use it. */
  readonly files: readonly string[];
  /** Why the last line need not stand in some of them. */
  readonly without?: Readonly<Record<string, string>>;
}

const OUTLETS: readonly Outlet[] = [
  { use: /\bshow(Information|Warning|Error)Message\b/, files: ['editor/messages'] },
  {
    use: /\bcreateOutputChannel\b/,
    files: ['editor/output'],
    without: { 'editor/output': 'it is handed the function itself' },
  },
  { use: /\bwithProgress\b/, files: ['editor/slowProgress'] },
  { use: /\bcreateTreeView\b|\bregisterTreeDataProvider\b/, files: ['editor/lazyTree'] },
  { use: /\bcreateDiagnosticCollection\b/, files: ['editor/problemCollection'] },
  { use: /\bsetStatusBarMessage\b/, files: ['editor/statusMessage'] },
  { use: /\bcreateStatusBarItem\b/, files: ['editor/connectionStatus'] },
  { use: /\bshowQuickPick\b/, files: ['editor/quickPick'] },
  { use: /\bcreate(QuickPick|InputBox)\b|\bshowInputBox\b/, files: ['editor/inputSteps', 'editor/pickConnection'] },
  {
    use: /\benv\.openExternal\b/,
    files: ['editor/keepConnection'],
    without: { 'editor/keepConnection': 'the address is fixed' },
  },
  { use: /\bnew vscode\.MarkdownString\b|\bnew vscode\.Hover\b/, files: ['editor/programHover'] },
  { use: /\bnew vscode\.CodeLens\b/, files: ['editor/codeLens'] },
  { use: /\bnew vscode\.InlayHint\b/, files: [] },
  { use: /\bnew vscode\.CodeAction\b/, files: ['editor/planFixes', 'editor/quickFixes'] },
  {
    use: /\bregisterTextDocumentContentProvider\b/,
    files: ['editor/loyaltyPreview', 'editor/problemHelp', 'editor/wakingSchema'],
    without: {
      'editor/problemHelp': 'its pages come with the extension',
      'editor/wakingSchema': 'it tells of what globalState keeps, which was cleaned on its way there',
    },
  },
  { use: /\bopenTextDocument\(\{/, files: ['editor/rescueIds'] },
  { use: /\benv\.clipboard\b/, files: ['editor/treeCommands'] },
  {
    use: /\bglobalState\b(?!`)|\bworkspaceState\b/,
    files: ['extension'],
    without: { extension: 'it makes the clean one' },
  },
  {
    use: /\b(writeFile|appendFile|createWriteStream|appendFileSync|writeFileSync)\(/,
    files: [
      'submission/connectionFingerprint',
      'submission/generations',
      'submission/journal',
      'submission/journalFolders',
      'submission/runJournal',
    ],
    without: {
      'submission/connectionFingerprint': 'it keeps a random key',
      'submission/generations': 'locks name processes',
      'submission/journal': 'it copies records that stand on the disk already',
      'submission/journalFolders': 'it keeps a path of the extension',
      'submission/runJournal': 'it is handed the function itself',
    },
  },
  {
    use: /\bconsole\b|process\.(stdout|stderr|emitWarning|report)\b|\bcreateTelemetryLogger\b|\bcreateWebviewPanel\b|\bregisterWebview|\bcreateTerminal\b|\bexecFile\b|\bspawn\b|node:child_process/,
    files: [],
  },
];

/** A file without its comments. */
function codeOf(name: string): string {
  return readFileSync(path.join(SRC, `${name}.ts`), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

describe('what leaves the window', () => {
  for (const { use, files, without = {} } of OUTLETS) {
    it(`${use.source} stands in ${files.join(', ') || 'no file'}`, () => {
      const using = sourceFiles.map(({ name }) => name).filter((name) => use.test(codeOf(name)));
      assert.deepEqual(using.toSorted(), files);
      for (const name of using) {
        const cleans = /\blastLine\.clean\b|\bclean(Row|TreeItem)\(/.test(codeOf(name));
        assert.equal(cleans, !(name in without), `${name}: the last line, or why not`);
      }
    });
  }

  it('goes through what knows every token, in each bundle and in the journal', () => {
    for (const name of ['extension', 'editor/onRequest']) {
      assert.match(codeOf(name), /\blastLine\.cleanWith\(tokens\.redact\)/, name);
    }
    assert.match(
      codeOf('extension'),
      /new Output\(tokens\.redact\)[\s\S]*new CleanState\(context\.globalState, tokens\.redact\)|new CleanState\(context\.globalState, tokens\.redact\)[\s\S]*new Output\(tokens\.redact\)/,
    );
    assert.match(codeOf('editor/onRequest'), /new Journal\([^;]*\bclean: tokens\.redact\b/);
  });
});
