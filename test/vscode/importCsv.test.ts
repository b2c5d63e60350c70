import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { diagnosticsOnce } from './eventually';
import { testApi } from './extensionApi';
import { closeAll, newFile } from './files';
import { linkToSystemFile } from './linkToSystemFile';
import { watchedWindow } from './watchedWindow';

const HEADER = 'Subscription;Notes;NAME; code ;Type';
const ROWS = 'free;vip;Größe „Gold“;G1;hotel\r\nPaid;;"Silver; the ""best""";S1;External Partner\r\n';
const CSV = `${HEADER}\r\n${ROWS}`;
const PROGRAMS = [
  { Name: 'Größe „Gold“', Code: 'G1', Type: 'Hotel', Subscription: 'Free' },
  { Name: 'Silver; the "best"', Code: 'S1', Type: 'ExternalPartner', Subscription: 'Paid' },
];

/** Imports a file of the workspace and gives the document that then is in front. */
async function imported(content: string | Buffer, name: string): Promise<vscode.TextDocument> {
  const file = await newFile(content, name);
  await vscode.commands.executeCommand(COMMANDS.importCsv, file);
  await vscode.workspace.fs.delete(file);
  const document = vscode.window.activeTextEditor?.document;
  assert(document);
  return document;
}

describe('Import Loyalty Programs from CSV', () => {
  const window = watchedWindow();
  before(testApi);
  afterEach(closeAll);

  for (const [what, name, content] of [
    ['UTF-8', 'utf8.csv', CSV],
    ['UTF-8 with a byte order mark', 'utf8-bom.csv', `\ufeff${CSV}`],
    [
      'UTF-16 little endian, as Excel writes "Unicode Text"',
      'utf16le.txt',
      Buffer.from(`\ufeff${CSV.replaceAll(';', '\t').replace('Silver\t', 'Silver;')}`, 'utf16le'),
    ],
    ['UTF-16 big endian', 'utf16be.csv', Buffer.from(`\ufeff${CSV}`, 'utf16le').swap16()],
  ] as const) {
    it(`makes a new file beside it, of ${what}`, async () => {
      const document = await imported(content, name);
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      assert.equal(document.uri.toString(), `untitled:${folder?.uri.path}/${name.replace(/\..*/, '')}.loyalty.json`);
      assert.equal(document.languageId, 'json');
      assert.equal(document.getText(), `${JSON.stringify({ LoyaltyPrograms: PROGRAMS }, undefined, 2)}\n`);
      assert.equal(vscode.window.activeTextEditor?.selection.active.line, 0);
    });
  }

  it("takes the encoding of the user's settings", async () => {
    const files = vscode.workspace.getConfiguration('files');
    await files.update('encoding', 'windows1252', vscode.ConfigurationTarget.Global);
    try {
      const document = await imported(Buffer.from('Name;Code\r\nGr\xf6\xdfe;G1\r\n', 'latin1'), 'ansi.csv');
      assert.equal(JSON.parse(document.getText()).LoyaltyPrograms[0].Name, 'Größe');
    } finally {
      await files.update('encoding', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('keeps bad rows as programs, for the diagnostics to tell', async () => {
    const document = await imported('Name,Code,Type,Subscription\nGold,G1,Motel,Free\nSilver\n', 'bad.csv');
    assert.equal(JSON.parse(document.getText()).LoyaltyPrograms.length, 2);
    await diagnosticsOnce(document.uri, (codes) => codes.includes('not-in-list') && codes.includes('empty-value'));
  });

  it('overwrites neither a file nor a document', async () => {
    const there = await newFile('{}', 'twice.loyalty.json');
    const second = await imported(CSV, 'twice.csv');
    const third = await imported(CSV, 'twice.loyalty.csv');
    await vscode.workspace.fs.delete(there);
    assert.match(second.uri.path, /\/twice-2\.loyalty\.json$/);
    assert.match(third.uri.path, /\/twice-3\.loyalty\.json$/);
  });

  for (const [what, content] of [
    ['an empty file', ''],
    ['a header alone', `${HEADER}\r\n`],
    ['prose', 'Dear guests, welcome.'],
    ['a workbook', Buffer.from('504b0304140006000800000021000000ff00', 'hex')],
    ['a file that is too large', Buffer.alloc(16 * 1024 * 1024, 'a,b\n')],
  ] as const) {
    it(`opens nothing of ${what}`, async () => {
      const file = await newFile(content, 'nothing.csv');
      await vscode.commands.executeCommand(COMMANDS.importCsv, file);
      await vscode.workspace.fs.delete(file);
      assert.equal(vscode.window.activeTextEditor, undefined);
    });
  }

  if (process.platform === 'linux') {
    it('opens nothing of a file of the system behind a link, which may have no end', async () => {
      const { uri, end } = await linkToSystemFile('system.csv', CSV);
      try {
        await vscode.commands.executeCommand(COMMANDS.importCsv, uri);
        assert.equal(vscode.window.activeTextEditor, undefined);
        assert.match(window.told(), /^error: "system\.csv" is empty\./);
      } finally {
        await vscode.workspace.fs.delete(uri);
        await end();
      }
    });
  }

  it('opens nothing of a file that is gone', async () => {
    const file = await newFile(CSV, 'gone.csv');
    await vscode.workspace.fs.delete(file);
    await vscode.commands.executeCommand(COMMANDS.importCsv, file);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });
});
