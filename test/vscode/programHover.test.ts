import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { wordsOf } from './completionsAt';
import { connectedSandbox } from './connectedSandbox';
import { newFile, programsText, shown } from './files';
import { connectTo } from './sandboxConnection';
import { watchedWindow } from './watchedWindow';

const add = (uri: vscode.Uri) => vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, uri);

/** Every part of the hovers at a text of a document. */
async function partsAt(
  document: vscode.TextDocument,
  text: string,
): Promise<readonly (vscode.MarkdownString | vscode.MarkedString)[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(document.getText().indexOf(text) + 1),
  );
  return hovers.flatMap(({ contents }) => contents);
}

/** What our hover says there, without the backslashes before marks. */
async function toldAt(document: vscode.TextDocument, text: string): Promise<string | undefined> {
  const parts = (await partsAt(document, text)).map((part) => wordsOf(part).replace(/\\(?=[!-/:-@[-`{-~])/g, ''));
  return parts.find((part) => part.startsWith('**In Mews:**'));
}

describe('hover', () => {
  const running = connectedSandbox();
  const window = watchedWindow();

  it('tells of each member what it means, with its limits, and of Type and Subscription every value', async () => {
    const { document } = await shown(programsText('MEANING').replace('{', '{ "ChainId": null,'));
    const told = async (text: string) => (await partsAt(document, text)).map(wordsOf).join('\n');
    assert.match(await told('"ChainId"'), /a UUID, or `null`/);
    assert.match(await told('"LoyaltyPrograms"'), /up to 1000 in one request/);
    assert.match(await told('"Name"'), /1 to 100 characters/);
    assert.match(await told('"Code"'), /1 to 50 characters[\s\S]*channel managers/);
    for (const text of ['"Type"', '"Hotel"']) {
      assert.match(await told(text), /`Hotel`: [\s\S]*`ExternalPartner`: [\s\S]*`SoftBrand`: [\s\S]*`Unknown`: /);
    }
    for (const text of ['"Subscription"', '"Free"']) assert.match(await told(text), /`Free`: [\s\S]*`Paid`: /);
  });

  it('tells on Code and Name, key and value, what was created with the Code, right after it was', async () => {
    const { document } = await shown(programsText('HOVER1', 'HOVER2'));
    assert.equal(await toldAt(document, '"HOVER1"'), undefined);
    await add(document.uri);
    const [program] = running().programs();
    const { host } = new URL(running().address);
    for (const text of ['"HOVER1"', '"Code"', '"Program HOVER1"', '"Name"']) {
      const told = (await toldAt(document, text)) ?? '';
      assert(told.startsWith(`**In Mews:** Id ${program?.Id}, created `), told);
      assert(told.endsWith(` for Hotel Aurora, chain Aurora Hotels, at ${host} (connection "Sandbox")`), told);
    }
    assert.equal(await toldAt(document, '"Hotel"'), undefined);
    assert.equal(await toldAt(document, '"LoyaltyPrograms"'), undefined);
  });

  it('tells what is different now, and tells of each time a Code was used', async () => {
    await add((await shown(programsText('HOVER3'))).document.uri);
    await connectTo(running(), { name: 'Other' });
    window.answer(({ modal }) => (modal ? 'Add It All the Same' : undefined));
    await add((await shown(programsText('HOVER3'))).document.uri);
    const changed = await shown(
      programsText('HOVER3').replace('"Hotel"', '"Unknown"').replace('Program HOVER3', 'Renamed'),
    );
    const told = (await toldAt(changed.document, '"HOVER3"')) ?? '';
    const [other = '', sandbox = '', ...more] = told.split('\n\n');
    assert.match(other, /\(connection "Other"\) {2}\nDifferent there: Name: Program HOVER3 · Type: Hotel$/);
    assert.match(sandbox, /\(connection "Sandbox"\) {2}\nDifferent there: Name: Program HOVER3 · Type: Hotel$/);
    assert.deepEqual(more, []);
  });

  it('shows hostile text as text', async () => {
    const hostile = '[x](command:workbench.action.quit) <img src=x> $(zap) `a` **b** https://evil.example';
    await connectTo(running(), { enterpriseName: hostile });
    const uri = await newFile(programsText('HOVER4').replace('Program HOVER4', hostile));
    await add(uri);
    const { document } = await shown(programsText('HOVER4'));
    const part = (await partsAt(document, '"HOVER4"')).find((found) => wordsOf(found).startsWith('**In Mews:**'));
    assert(part instanceof vscode.MarkdownString);
    assert(!part.isTrusted && !part.supportHtml && !part.supportThemeIcons);
    const unescaped = part.value.replaceAll('**In Mews:**', '').replace(/\\[!-/:-@[-`{-~]|`[^`|\n]+`/g, '');
    assert.doesNotMatch(unescaped, /[<>[\]`*$]|https:|command:/);
  });
});
