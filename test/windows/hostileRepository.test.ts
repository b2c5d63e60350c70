import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { previewUri } from '../../src/editor/loyaltyPreview';
import { MAX_BYTES_IN_ALL } from '../../src/editor/workspaceCodes';
import { wordsOf } from '../vscode/completionsAt';
import { eventually } from '../vscode/eventually';
import { testApi } from '../vscode/extensionApi';
import { journals } from '../vscode/journalFolder';
import { outputOnce } from '../vscode/output';
import { ownSandbox } from '../vscode/ownSandbox';
import { connectTo } from '../vscode/sandboxConnection';
import { watchedWindow } from '../vscode/watchedWindow';
import { COPIED_BYTES, COPIED_CODE, nastyTexts } from './hostileRepository';
import { seenByEvil } from './seenByEvil';

const LONG_LINE = 10_000;
const NOT_COMPARED = /Codes are not compared with those of at least \d+ loyalty files/;
/** Far more than the window takes; what reads a file without end passes it within seconds. */
const MAX_KIBIBYTES = 1536 * 1024;
const EVIL = process.env.MEWS_LOYALTY_EVIL ?? '';
/** What would be a link, a command or an icon where VS Code shows words as such. */
const PRESSABLE = /\]\(|\$\([a-z]/;
/** What Markdown would make a link, a picture or HTML of, and what it makes one of by itself. */
const LINKING = /!\[|\]\(|<[a-z/]|:\/\/|command:/;
/** What hides in a line, reorders it or begins another. */
const HIDDEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

const run = (id: string, ...args: unknown[]) => vscode.commands.executeCommand<unknown>(id, ...args);

/** What is open in Markdown between backslashes and outside of code: nothing of a file may stand there as more than words. */
function bareMarkdown(text: string): string {
  return text.replace(/^(`{3,})diff$[\s\S]*?^\1$|\\[!-/:-@[-`{-~]|`[^`|\n]+`/gm, '');
}

describe('a hostile repository', () => {
  const sandbox = ownSandbox();
  const window = watchedWindow();
  let files: readonly vscode.Uri[] = [];
  before(async () => {
    await testApi();
    files = await vscode.workspace.findFiles('*.loyalty.json');
    assert.equal(files.length, Number(process.env.MEWS_LOYALTY_FILES));
  });
  beforeEach(async () => {
    await connectTo(sandbox());
  });
  const operations = () => sandbox().seen.map(({ operation }) => operation);

  /** All that the window has told so far is words. */
  function assertWords(): void {
    for (const { text } of window.shown) {
      assert.doesNotMatch(text, PRESSABLE);
      assert.doesNotMatch(text, HIDDEN);
    }
  }

  it('makes no request and tells nothing when its files are opened, explained, completed, outlined and mended', async () => {
    for (const uri of files) {
      const document = await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
      // Only what VS Code itself takes for no text, and what it can not find: it takes a line end in a name for the end of one.
      if (!document) {
        assert.match(uri.path, /binary|in a name/);
        continue;
      }
      await vscode.window.showTextDocument(document);
      const ours = await eventually(`diagnostics of ${uri}`, vscode.languages.onDidChangeDiagnostics, () => {
        const found = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Mews');
        return found.length > 0 ? found : undefined;
      });
      for (const { message } of ours) {
        assert.doesNotMatch(message, HIDDEN);
        assert(message.length < 500, `${message.length} characters`);
      }
      const middle = document.positionAt(Math.floor(document.getText().length / 2));
      const places = [new vscode.Position(0, 1), middle, ...ours.slice(0, 3).map(({ range }) => range.start)];
      for (const place of places) {
        const hovers = await run('vscode.executeHoverProvider', uri, place);
        for (const hover of Array.isArray(hovers) ? hovers : []) {
          if (!(hover instanceof vscode.Hover)) continue;
          for (const part of hover.contents)
            assert(!(typeof part === 'object' && 'isTrusted' in part && part.isTrusted));
          assert.doesNotMatch(bareMarkdown(hover.contents.map(wordsOf).join('\n')), LINKING);
        }
        // VS Code itself, without us, stands still where something is to be completed in a line like the longest of these.
        if (document.lineAt(place).text.length < LONG_LINE)
          await run('vscode.executeCompletionItemProvider', uri, place);
        const actions = await run('vscode.executeCodeActionProvider', uri, new vscode.Range(place, place));
        for (const action of Array.isArray(actions) ? actions : []) assert.doesNotMatch(action.title, HIDDEN);
      }
      await run('vscode.executeDocumentSymbolProvider', uri);
      for (const lens of [await run('vscode.executeCodeLensProvider', uri)].flat()) {
        if (lens instanceof vscode.CodeLens) assert.doesNotMatch(lens.command?.title ?? '', PRESSABLE);
      }
      await run('editor.action.fixAll');
      await run('workbench.action.files.revert');
    }
    assert.deepEqual([operations(), window.shown, await journals()], [[], [], []]);
    assert.deepEqual(await seenByEvil(), []);
  }).timeout(120_000);

  it('fills no memory, and no log, where Codes are compared with those of all its files', async () => {
    const told = await outputOnce(NOT_COMPARED);
    assert.equal(told.split(NOT_COMPARED).length, 2);
    const { codes } = await testApi();
    const [asking] = files;
    assert(asking);
    const copied = [...codes.elsewhere(asking)].filter((code) => code === COPIED_CODE).length;
    assert(copied * COPIED_BYTES <= MAX_BYTES_IN_ALL, `${copied} copies`);
    const { maxRSS } = process.resourceUsage();
    assert(maxRSS < MAX_KIBIBYTES, `${maxRSS} KiB`);
  });

  it('is previewed as words, without a request of theirs', async () => {
    for (const uri of files) {
      await run(COMMANDS.previewLoyaltyPrograms, uri);
      const preview = await vscode.workspace.openTextDocument(previewUri(uri));
      assert.doesNotMatch(bareMarkdown(preview.getText()), LINKING);
      assert.doesNotMatch(preview.getText(), HIDDEN);
    }
    assertWords();
    assert.deepEqual(operations(), []);
    assert.deepEqual(await seenByEvil(), []);
  }).timeout(120_000);

  it('is refused as words where it is to be added', async () => {
    for (const uri of files) await run(COMMANDS.addLoyaltyPrograms, uri);
    assert(window.shown.length >= files.length, window.told());
    assertWords();
    assert.deepEqual(operations(), []);
    await run('notifications.clearAll');
  }).timeout(120_000);

  it('is told as words where it is correct, and so is what Mews says and what the connection is called', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert(folder);
    for (const [index, text] of nastyTexts(EVIL).entries()) {
      await connectTo(sandbox(), { name: text.slice(0, 60), enterpriseName: text, chainName: text });
      const words = text.toWellFormed();
      const programs = [0, 1].map((at) => ({
        Name: words,
        Code: `${at}${words}`.slice(0, 50),
        Type: 'Hotel',
        Subscription: 'Free',
      }));
      const uri = vscode.Uri.joinPath(folder.uri, `correct-${index} $(x) [a](command:b).loyalty.json`);
      await vscode.workspace.fs.writeFile(uri, Buffer.from(JSON.stringify({ LoyaltyPrograms: programs })));
      const added = sandbox().programs().length;
      await run(COMMANDS.addLoyaltyPrograms, uri);
      await run(COMMANDS.previewLoyaltyPrograms, uri);
      const preview = (await vscode.workspace.openTextDocument(previewUri(uri))).getText();
      assert.doesNotMatch(bareMarkdown(preview), LINKING);
      assertWords();
      assert.equal(sandbox().programs().length, added + 2, window.told());
      await vscode.workspace.fs.delete(uri);
    }
    const { tree } = await (await testApi()).requested();
    const rows: vscode.TreeItem[] = [];
    const look = async (nodes: Awaited<ReturnType<typeof tree.getChildren>>): Promise<void> => {
      for (const node of nodes ?? []) {
        rows.push(await tree.getTreeItem(node));
        await look(await tree.getChildren(node));
      }
    };
    await look(await tree.getChildren());
    assert(rows.length > 3 * nastyTexts(EVIL).length);
    for (const { label, description, tooltip } of rows) {
      const words = [label, description, tooltip].map(String).join('\n');
      assert(typeof tooltip !== 'object');
      assert.doesNotMatch(words, PRESSABLE);
      assert.doesNotMatch(words, HIDDEN);
    }
    for (const line of (await outputOnce('correct-0')).split('\n')) {
      assert.match(line, /^$|^\d{4}-\d\d-\d\d [\d:.]+ \[(info|warning|error)\] /);
      assert.doesNotMatch(line, /\[info\] Added by nobody$/);
      assert.doesNotMatch(line, PRESSABLE);
      assert.doesNotMatch(line, HIDDEN);
    }
    assert.deepEqual(await seenByEvil(), []);
  }).timeout(120_000);
});
