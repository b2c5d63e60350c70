import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { DISMISSED } from '../faults/watchWindow';
import { answeredBoxes } from '../vscode/answeredBoxes';
import { diagnosticsOnce, eventually } from '../vscode/eventually';
import { programsText, shown } from '../vscode/files';
import { ownSandbox } from '../vscode/ownSandbox';
import { connectTo } from '../vscode/sandboxConnection';
import { watchedWindow } from '../vscode/watchedWindow';
import { clicks } from './clicks';
import { seenByEvil } from './seenByEvil';

const run = (id: string, ...args: unknown[]) => vscode.commands.executeCommand(id, ...args);

/** What holds in a window whatever settings came with the folder or the machine. Ends with the folder trusted. */
export function hostileSettingsSuite(from: 'workspace' | 'machine'): void {
  const sandbox = ownSandbox();
  const window = watchedWindow();
  const boxes = answeredBoxes();
  beforeEach(async () => {
    // No way may lead to the one that is named by the setting.
    await connectTo(sandbox(), { name: 'Production hotel', platformAddress: 'https://production.invalid' });
    await connectTo(sandbox());
  });
  afterEach(() => sandbox().reset());
  const operations = () => sandbox().seen.map(({ operation }) => operation);

  it('can not switch workspace trust off', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const schema = `${process.env.MEWS_LOYALTY_EVIL}/schema.json`;
    const { document } = await shown(programsText('EVIL1').replace('{', `{ "$schema": "${schema}",`));
    await run(COMMANDS.addLoyaltyPrograms, document.uri);
    await window.whenShown(/^warning: This workspace is not trusted/);
    assert.deepEqual(operations(), []);
    // VS Code's own JSON support takes schemas from the machine at once, and from a folder once that is trusted.
    if (from === 'workspace') assert.deepEqual(await seenByEvil({ schemas: true }), []);
  });

  it('can name a connection only where the folder is trusted', async () => {
    const named = () => vscode.workspace.getConfiguration('mewsLoyalty').get('connection');
    if (from === 'workspace') assert.equal(named(), '');
    const granted = new Promise<void>((resolve) => {
      vscode.workspace.onDidGrantWorkspaceTrust(() => resolve());
    });
    await run('workbench.trust.manage');
    clicks('Trust');
    await granted;
    await eventually('the setting', vscode.workspace.onDidChangeConfiguration, () =>
      named() === 'Production hotel' ? named() : undefined,
    );
  });

  it('can change none of our other settings', () => {
    const settings = vscode.workspace.getConfiguration('mewsLoyalty');
    assert.deepEqual(
      ['confirm', 'batchSize', 'codeLens'].map((name) => [name, settings.get(name)]),
      [
        ['confirm', 'always'],
        ['batchSize', 1000],
        ['codeLens', true],
      ],
    );
  });

  it('can make nothing leave by opening and editing', async () => {
    const { document } = await shown(programsText('EVIL2').replace('"Hotel"', '"hotel"'));
    await vscode.languages.setTextDocumentLanguage(document, 'json');
    await diagnosticsOnce(document.uri, (codes) => codes.length > 0);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(1, 0), ' ');
    await vscode.workspace.applyEdit(edit);
    await document.save();
    assert.deepEqual(operations(), []);
  });

  it('can not choose the connection: a person is asked, and Escape sends nothing', async () => {
    boxes.answer();
    const { document } = await shown(programsText('EVIL3'));
    await run(COMMANDS.addLoyaltyPrograms, document.uri);
    assert.equal(boxes.shown.length, 1);
    assert.match(boxes.shown[0] ?? '', /Production hotel .* the settings name it/);
    assert.deepEqual(operations(), []);
  });

  it('can not keep the question away, whose "no" sends nothing', async () => {
    boxes.answer('Sandbox');
    window.answer(({ modal }) => (modal ? DISMISSED : undefined));
    const { document } = await shown(programsText('EVIL3'));
    await run(COMMANDS.addLoyaltyPrograms, document.uri);
    await window.whenShown(/^dialog: /);
    assert.deepEqual(
      operations().filter((operation) => operation === 'loyaltyPrograms/add'),
      [],
    );
  });

  it('sends what a person asked for, in one request, to the address of the connection', async () => {
    boxes.answer('Sandbox');
    const { document } = await shown(programsText('EVIL4', 'EVIL5', 'EVIL6'));
    await run(COMMANDS.addLoyaltyPrograms, document.uri);
    await window.whenShown(/^dialog: /);
    assert.deepEqual(operations(), ['loyaltyPrograms/getAll', 'loyaltyPrograms/add']);
    assert.deepEqual(
      sandbox()
        .programs()
        .map(({ Code }) => Code),
      ['EVIL4', 'EVIL5', 'EVIL6'],
    );
  });
}
