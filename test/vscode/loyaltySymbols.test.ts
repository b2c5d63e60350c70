import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { loyaltySymbols } from '../../src/editor/loyaltySymbols';
import { testApi } from './extensionApi';
import { closeAll, newFile, programsText, shown } from './files';

/** Our symbols of a document. Those of the JSON support have no program's name as a label. */
async function symbolsOf(document: vscode.TextDocument): Promise<readonly vscode.DocumentSymbol[]> {
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  return symbols.filter(({ name, kind, detail }) =>
    name === 'ChainId' ? kind === vscode.SymbolKind.Constant : name === 'LoyaltyPrograms' && detail !== '',
  );
}

describe('the outline', () => {
  before(testApi);
  afterEach(closeAll);

  it('shows each program by its Name and Code, and the ChainId', async () => {
    const { document } = await shown(programsText('A1', 'A2').replace('{', '{ "ChainId": "c",'));
    const [chain, list] = await symbolsOf(document);
    assert.deepEqual([chain?.name, chain?.detail], ['ChainId', 'c']);
    assert.deepEqual([list?.name, list?.detail], ['LoyaltyPrograms', '2']);
    assert.deepEqual(
      list?.children.map(({ name, detail }) => [name, detail]),
      [
        ['Program A1', 'A1'],
        ['Program A2', 'A2'],
      ],
    );
    const second = list?.children[1];
    assert(second);
    const text = document.getText(second.range);
    assert(text.startsWith('{') && text.endsWith('}') && text.includes('"A2"'));
    assert.equal(document.getText(second.selectionRange), '"Name": "Program A2"');
  });

  it('shows the programs of broken text, and those without a Name', async () => {
    const { document } = await shown(
      '{ "LoyaltyPrograms": [{ "Name": "A" "Code": "A1", { "Code": "A2" }, { "Name": "\\u0000", ]',
    );
    const [list] = await symbolsOf(document);
    assert.deepEqual(
      list?.children.map(({ name, detail }) => [name, detail]),
      [
        ['A', 'A1'],
        ['(no Name)', 'A2'],
        ['(no Name)', ''],
      ],
    );
  });

  it('holds 20,000 programs', async () => {
    const codes = Array.from({ length: 20_000 }, (_, index) => `L${index}`);
    const document = await vscode.workspace.openTextDocument(await newFile(programsText(...codes)));
    const symbols = await loyaltySymbols.provideDocumentSymbols(document, new vscode.CancellationTokenSource().token);
    const [list] = symbols ?? [];
    assert(list instanceof vscode.DocumentSymbol);
    assert.equal(list.children.length, 20_000);
    assert.equal(list.children.at(-1)?.detail, 'L19999');
  });
});
