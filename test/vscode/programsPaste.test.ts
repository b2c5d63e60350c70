import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testApi } from './extensionApi';
import { closeAll, programsText, shown } from './files';

const ROWS = 'Name\tCode\tType\tSubscription\r\nGold\tG1\thotel\tFree\r\n"Silver\n""card"""\tS1\tHotel\tPaid\r\n';
const CODES = ['G1', 'S1'];
const LIST = programsText('A1', 'B1').replace('},', '},|');

/** What is offered for a paste at the places that `|` marks. The keys themselves are pressed in test/ui. */
async function offered(
  source: string,
  clipboard: string,
  { name, mime = 'text/plain' }: { name?: string; mime?: string } = {},
) {
  const { document } = await shown(source.replaceAll('|', ''), name);
  const places = source.split('|').slice(0, -1);
  const ranges = places.map((_, index) => {
    const position = document.positionAt(places.slice(0, index + 1).join('').length);
    return new vscode.Range(position, position);
  });
  const data = new vscode.DataTransfer();
  data.set(mime, new vscode.DataTransferItem(clipboard));
  const { paste } = await (await testApi()).requested();
  const context = { only: undefined, triggerKind: vscode.DocumentPasteTriggerKind.Automatic };
  const token = new vscode.CancellationTokenSource().token;
  return { document, paste, edits: await paste.provideDocumentPasteEdits(document, ranges, data, context, token) };
}

/** The text after the paste that is offered. */
async function pasted(source: string, clipboard: string): Promise<string> {
  const { document, paste, edits } = await offered(source, clipboard);
  const [edit] = edits ?? [];
  assert(edit, 'nothing is offered');
  assert.equal(edit.insertText, '');
  const { additionalEdit } = paste.resolveDocumentPasteEdit(edit);
  assert(additionalEdit);
  await vscode.workspace.applyEdit(additionalEdit);
  return document.getText();
}

function codesIn(text: string): string[] {
  return JSON.parse(text).LoyaltyPrograms.map(({ Code }: { Code: string }) => Code);
}

describe('pasting rows of a spreadsheet', () => {
  afterEach(closeAll);

  it('makes programs of them between programs, laid out like those', async () => {
    const text = await pasted(LIST, ROWS);
    assert.deepEqual(codesIn(text), ['A1', ...CODES, 'B1']);
    assert.equal(text, JSON.stringify(JSON.parse(text), undefined, 2));
    assert.equal(JSON.parse(text).LoyaltyPrograms[2].Name, 'Silver\n"card"');
  });

  it('makes a whole file of them in an empty document', async () => {
    assert.deepEqual(codesIn(await pasted('|', ROWS)), CODES);
  });

  it('keeps tabs and Windows line ends', async () => {
    const windows = LIST.replaceAll('  ', '\t').replaceAll('\n', '\r\n');
    const text = await pasted(windows, ROWS);
    assert.equal(text, JSON.stringify(JSON.parse(text), undefined, '\t').replaceAll('\n', '\r\n'));
  });

  it('is undone in one step', async () => {
    const text = await pasted(LIST.replace('|', '').replace(/\}\n {2}\]/, '}|\n  ]'), ROWS);
    assert.deepEqual(codesIn(text), ['A1', 'B1', ...CODES]);
    await vscode.commands.executeCommand('undo');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), LIST.replace('|', ''));
  });

  for (const [what, source, clipboard, options] of [
    ['in a program', LIST.replace('|', '').replace('"Name"', '|"Name"'), ROWS, {}],
    ['with several cursors', LIST.replace('},|', '},| |'), ROWS, {}],
    ['in another JSON file', LIST, ROWS, { name: 'other.json' }],
    ['of prose', LIST, 'Dear guests, welcome.', {}],
    ['of JSON', LIST, programsText('C1'), {}],
    ['of something else than text', LIST, ROWS, { mime: 'text/html' }],
  ] as const) {
    it(`is left to VS Code ${what}`, async () => {
      assert.equal((await offered(source, clipboard, options)).edits, undefined);
    });
  }
});
