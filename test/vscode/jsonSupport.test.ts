import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOnce, eventually } from './eventually';
import { testApi } from './extensionApi';
import { closeAll, programsText, shown } from './files';

async function labelsAt(document: vscode.TextDocument, offset: number): Promise<string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(offset),
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}

describe("VS Code's JSON support", () => {
  before(testApi);
  afterEach(closeAll);

  it('offers the members that a program does not have yet, each once', async () => {
    const text = '{ "LoyaltyPrograms": [{ "Name": "x",  }] }';
    const { document } = await shown(text);
    const labels = await labelsAt(document, text.indexOf(',  }') + 2);
    for (const member of ['Code', 'Type', 'Subscription']) {
      assert.equal(labels.filter((label) => label === member).length, 1, `${member} in ${labels}`);
    }
    assert(!labels.includes('Name'));
  });

  it('offers the values of Type and of Subscription', async () => {
    const text = '{ "LoyaltyPrograms": [{ "Type": "", "Subscription": "" }] }';
    const { document } = await shown(text);
    const types = await labelsAt(document, text.indexOf('"Type": "') + 9);
    assert.deepEqual(types.filter((label) => !label.startsWith('Loyalty')).sort(), [
      '"ExternalPartner"',
      '"Hotel"',
      '"SoftBrand"',
      '"Unknown"',
    ]);
    const subscriptions = await labelsAt(document, text.indexOf('"Subscription": "') + 17);
    assert.deepEqual(subscriptions.sort(), ['"Free"', '"Paid"']);
  });

  it('offers a whole program inside the list and a whole file in an empty one', async () => {
    const list = '{ "LoyaltyPrograms": [  ] }';
    const inList = await shown(list);
    assert((await labelsAt(inList.document, list.indexOf('[') + 2)).includes('Loyalty program'));
    const empty = await shown('');
    assert((await labelsAt(empty.document, 0)).includes('Loyalty programs file'));
  });

  it('explains a member on hover', async () => {
    const text = programsText('A1');
    const { document } = await shown(text);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(text.indexOf('"Code"') + 2),
    );
    const words = hovers.flatMap(({ contents }) =>
      contents.map((content) => (typeof content === 'string' ? content : content.value)),
    );
    assert.match(words.join('\n'), /channel managers/);
  });

  it('reports no mistake a second time', async () => {
    const { document } = await shown(
      '{ "ChainId": 5, "x": 1, "LoyaltyPrograms": [{ "Name": "", "Code": "A", "Type": "hotel", "Subscription": 1 }, { "Name": 1 }] }',
    );
    await diagnosticsOnce(document.uri, (codes) => codes.length >= 7);
    // The JSON support reports after a pause of its own: the doubled member shows that it has.
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 1), ' "x": 2,'));
    await eventually(
      'the report of the JSON support',
      vscode.languages.onDidChangeDiagnostics,
      () =>
        vscode.languages.getDiagnostics(document.uri).some(({ message }) => message.includes('Duplicate')) || undefined,
    );
    const others = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source !== 'Mews');
    assert(
      others.every(({ message }) => message.includes('Duplicate')),
      JSON.stringify(others),
    );
  });

  for (const [what, text, code] of [
    [
      'a comment',
      '{ /* x */ "LoyaltyPrograms": [{ "Name": "a", "Code": "b", "Type": "Hotel", "Subscription": "Free" }] }',
      'comment',
    ],
    [
      'a trailing comma',
      '{ "LoyaltyPrograms": [{ "Name": "a", "Code": "b", "Type": "Hotel", "Subscription": "Free" },] }',
      'trailing-comma',
    ],
    [
      'broken syntax',
      '{ "LoyaltyPrograms": [{ "Name": "a" "Code": "b", "Type": "Hotel", "Subscription": "Free" }] }',
      'not-json',
    ],
  ] as const) {
    it(`reports ${what}, and we report it where it does not look`, async () => {
      const { document } = await shown(text);
      await eventually('the report of the JSON support', vscode.languages.onDidChangeDiagnostics, () => {
        const all = vscode.languages.getDiagnostics(document.uri);
        return all.length === 1 && all[0]?.source !== 'Mews' ? true : undefined;
      });
      await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
      await diagnosticsOnce(document.uri, (codes) => codes.join() === code);
    });
  }
});
