import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { FixKnowledge } from '../../src/editor/fixKnowledge';
import { QuickFixes } from '../../src/editor/quickFixes';
import { Readings } from '../../src/editor/readings';
import { WorkspaceCodes } from '../../src/editor/workspaceCodes';
import { readLoyaltyFile } from '../../src/loyaltyFile/readLoyaltyFile';
import { FINDING_CASES, KNOWN_CHAIN, SHARED_CODE } from '../loyaltyFile/findingCases';
import { CHAIN_ID, fileText, programText } from '../loyaltyFile/loyaltyText';
import { marked } from '../loyaltyFile/marked';
import { codeActionsAt, placeOf } from './codeActionsAt';
import { diagnosticsOnce, eventually } from './eventually';
import { testApi } from './extensionApi';
import { closeAll, newFile, programsText, shown } from './files';
import { disconnect } from './sandboxConnection';

const MOVES = 'Move tokens into a connection…';

/** An active connection that knows a chain. */
async function connect(portfolio: boolean): Promise<void> {
  const { connections } = await testApi();
  const tokens = { clientToken: 'c', accessToken: 'a' };
  await connections.save({
    name: 'Known',
    platformAddress: 'https://example.com',
    portfolio,
    ...tokens,
    ...KNOWN_CHAIN,
  });
}

async function replaceAll({ document }: vscode.TextEditor, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert(await vscode.workspace.applyEdit(edit));
}

async function apply(action: vscode.CodeAction | undefined): Promise<void> {
  assert(action?.edit, 'there is no such action, or it has no edit');
  assert(await vscode.workspace.applyEdit(action.edit));
}

describe('quick fixes', () => {
  before(testApi);
  afterEach(async () => {
    await disconnect();
    await closeAll();
  });

  for (const [code, [, ...cases]] of Object.entries(FINDING_CASES)) {
    // A file holds no half character but as an escape.
    const rows = cases.filter(([, source, , mend]) => mend !== 'no fix' && marked(source).text.isWellFormed());
    if (rows.length === 0) continue;
    it(`mend ${code}, in one step that can be undone`, async () => {
      for (const [what, source, , mend, where] of rows) {
        await connect(where === 'portfolio');
        if (where === 'beside another file') await newFile(programsText(SHARED_CODE));
        const { text, ranges } = marked(source);
        const editor = await shown(text);
        const { document } = editor;
        if (where === 'beside another file') await diagnosticsOnce(document.uri, (codes) => codes.includes(code));
        const actions = await codeActionsAt(document, ranges[0] ?? { offset: 0, length: 0 });
        const first = actions.find(({ edit }) => edit !== undefined);
        await apply(first);
        assert.equal(document.getText(), mend[1], what);
        await diagnosticsOnce(document.uri, (codes) => codes.length === 0);
        await vscode.commands.executeCommand('undo');
        assert.equal(document.getText(), text, what);
        await closeAll();
      }
    });
  }

  it('say what they will do, the likeliest first, and prefer what is obvious', async () => {
    const { document } = await shown(fileText([programText({ Type: '"hotel"' })]));
    const actions = await codeActionsAt(document, placeOf(document, '"hotel"'));
    assert.deepEqual(
      actions.map(({ title, isPreferred }) => [title, isPreferred]),
      [
        ['Use "Hotel"', true],
        ['Use "ExternalPartner"', false],
        ['Use "SoftBrand"', false],
        ['Use "Unknown"', false],
      ],
    );
  });

  it('show text from the file without anything that hides or reorders', async () => {
    const { document } = await shown(fileText([programText({ '"a\\u202e$(x)\\n"': '1' })]));
    const [action] = await codeActionsAt(document, placeOf(document, '"a\\u202e$(x)\\n"'));
    assert.equal(action?.title, 'Remove "a $ (x)"');
  });

  async function newProvider(): Promise<QuickFixes> {
    const { connections } = await testApi();
    const codes = new WorkspaceCodes({ info: () => undefined });
    return new QuickFixes(new FixKnowledge(new Readings(codes), connections, codes));
  }

  /** What the provider itself gives: VS Code does not hand on which squiggles an action mends. */
  async function provided(
    document: vscode.TextDocument,
    diagnostic: vscode.Diagnostic,
    provider: QuickFixes,
    token = new vscode.CancellationTokenSource().token,
  ): Promise<vscode.CodeAction[]> {
    const context = { diagnostics: [diagnostic], only: undefined, triggerKind: vscode.CodeActionTriggerKind.Invoke };
    return provider.provideCodeActions(document, diagnostic.range, context, token);
  }

  it('carry the squiggle that they mend', async () => {
    const { document } = await shown(fileText([programText({ Type: '"hotel"' })]));
    const [squiggle] = await diagnosticsOnce(document.uri, (codes) => codes.join() === 'not-in-list');
    assert(squiggle);
    const [action] = await provided(document, squiggle, await newProvider());
    assert.deepEqual(action?.diagnostics, [squiggle]);
  });

  it('are not given once nobody waits for them', async () => {
    const { document } = await shown(fileText([programText({ Type: '"hotel"' })]));
    const [squiggle] = await diagnosticsOnce(document.uri, (codes) => codes.join() === 'not-in-list');
    assert(squiggle);
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    assert.deepEqual(await provided(document, squiggle, await newProvider(), source.token), []);
  });

  for (const [what, source, title] of [
    ['a comment', `{/* all */${fileText().slice(1)}`, 'Remove the comment'],
    ['a comma too many', fileText([`${programText()},`]), 'Remove the comma'],
    ['a member written twice', fileText([programText({ Code: '"G1", "Code": "G2"' })]), 'Keep the last "Code"'],
  ] as const) {
    it(`are on the squiggle of VS Code's JSON support for ${what}`, async () => {
      const { document } = await shown(source);
      const squiggle = await eventually('its report', vscode.languages.onDidChangeDiagnostics, () =>
        vscode.languages
          .getDiagnostics(document.uri)
          .filter((diagnostic) => diagnostic.source !== 'Mews')
          .toSorted((a, b) => a.range.start.compareTo(b.range.start))
          .at(-1),
      );
      const action = (await provided(document, squiggle, await newProvider())).find(
        (candidate) => candidate.title === title,
      );
      assert.deepEqual(action?.diagnostics, [squiggle]);
      await apply(action);
      assert.deepEqual(readLoyaltyFile(document.getText(), { portfolio: false }).problems, []);
    });
  }

  it('fix all of a kind in one step', async () => {
    const text = fileText(
      ['hotel', 'softbrand', 'x'].map((type, index) => programText({ Code: `"A${index}"`, Type: `"${type}"` })),
    );
    const { document } = await shown(text);
    const actions = await codeActionsAt(document, placeOf(document, '"hotel"'), { resolve: 20 });
    await apply(actions.find(({ title }) => title === 'Fix all in this file (2): use the nearest values'));
    const after = text.replace('"hotel"', '"Hotel"').replace('"softbrand"', '"SoftBrand"');
    assert.equal(document.getText(), after);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });

  it('offer no fix for all where there is one, and the safe ones together where they are of several kinds', async () => {
    const { document } = await shown(fileText([programText({ Code: '" A1"', Type: '"hotel"' })]));
    const actions = await codeActionsAt(document, placeOf(document, '"hotel"'), { resolve: 20 });
    assert.deepEqual(
      actions.map(({ title }) => title).filter((title) => title.startsWith('Fix all')),
      ['Fix all in this file that needs no second look'],
    );
    await apply(actions.at(-1));
    assert.equal(document.getText(), fileText([programText({ Code: '"A1"' })]));
  });

  it('give no edit to a text that has gone on since', async () => {
    const editor = await shown(fileText(['a', 'b'].map((code) => programText({ Code: `"${code} "` }))));
    const { document } = editor;
    const [squiggle] = await diagnosticsOnce(document.uri, (codes) => codes.length === 2);
    assert(squiggle);
    const provider = await newProvider();
    const fixAll = (await provided(document, squiggle, provider)).find(({ title }) => title.startsWith('Fix all'));
    assert(fixAll);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), ' '));
    assert.equal(provider.resolveCodeAction(fixAll).edit, undefined);
  });

  it('are given only where they are asked for', async () => {
    const { document } = await shown(fileText([programText({ Type: '"hotel"' })]));
    const at = placeOf(document, '"hotel"');
    const titles = async (kind: string) =>
      (await codeActionsAt(document, at, { kind })).map(({ title, kind: given }) => `${given?.value} ${title}`);
    assert.deepEqual(await titles('refactor'), []);
    assert.deepEqual(await titles('source.organizeImports'), []);
    assert.deepEqual(await titles('source.fixAll'), [
      'source.fixAll.mewsLoyalty Fix all in this file that needs no second look',
    ]);
    assert((await titles('quickfix')).every((title) => title.startsWith('quickfix ')));
  });

  it('are not for the past of a file', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('git', {
      provideTextDocumentContent: () => fileText([programText({ Type: '"hotel"' })]),
    });
    try {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.parse('git:/past.loyalty.json'));
      assert.deepEqual(await codeActionsAt(document, placeOf(document, '"hotel"')), []);
    } finally {
      provider.dispose();
    }
  });

  it('answer at once in a file of 20,000 programs', async () => {
    const programs = Array.from({ length: 20_000 }, (_, index) => programText({ Code: `"C${index}"` }));
    const { document } = await shown(fileText([...programs, programText({ Code: '"last"', Type: '"hotel"' })], '\n'));
    const at = placeOf(document, '"hotel"');
    // The best of some, because the JSON support is at work on the file, and others are on the machine.
    const times: number[] = [];
    for (let asked = 0; asked < 3; asked++) {
      const start = performance.now();
      const [first] = await codeActionsAt(document, at);
      times.push(performance.now() - start);
      assert.equal(first?.title, 'Use "Hotel"');
    }
    assert(Math.min(...times) < 2000, times.join());
  });

  describe('on save', () => {
    const setting = (value: unknown) =>
      vscode.workspace.getConfiguration('editor').update('codeActionsOnSave', value, vscode.ConfigurationTarget.Global);
    afterEach(() => setting(undefined));

    const MISTAKES = fileText(
      [
        programText({ Name: undefined, Type: '"hotel"', name: '"Gold ",' }),
        programText({ Code: '"G2"', Type: '"Hotle"', x: '1' }),
      ],
      `"chainId": "${CHAIN_ID}", `,
    );

    async function saved(): Promise<string> {
      const { document } = await shown('{}');
      await replaceAll(await vscode.window.showTextDocument(document), MISTAKES);
      await vscode.commands.executeCommand('workbench.action.files.save');
      assert(!document.isDirty);
      return readFile(document.uri.fsPath, 'utf8');
    }

    it('apply exactly what is safe, when the user has turned it on', async () => {
      await setting({ 'source.fixAll.mewsLoyalty': 'explicit' });
      assert.equal(
        await saved(),
        fileText(
          [
            '{"Code": "G1", "Type": "Hotel", "Subscription": "Free", "Name": "Gold"}',
            programText({ Code: '"G2"', Type: '"Hotle"', x: '1' }),
          ],
          `"ChainId": "${CHAIN_ID}", `,
        ),
      );
    });

    it('apply nothing otherwise', async () => {
      assert.equal(await saved(), MISTAKES);
    });
  });

  it('offer to move tokens before removing them', async () => {
    const { document } = await shown(`{"ClientToken": "x", ${fileText().slice(1)}`);
    const actions = await codeActionsAt(document, placeOf(document, '"x"'));
    assert.deepEqual(
      actions.map(({ title, isPreferred }) => [title, isPreferred]),
      [
        [MOVES, true],
        ['Remove "ClientToken"', false],
      ],
    );
    assert.deepEqual(actions[0]?.command?.arguments?.map(String), [String(document.uri)]);
  });
});
