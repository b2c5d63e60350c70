import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import { previewUri } from '../../src/editor/loyaltyPreview';
import { connectedSandbox } from './connectedSandbox';
import { eventually } from './eventually';
import { testApi } from './extensionApi';
import { newFile, programsText, shown } from './files';
import { connectTo, disconnect } from './sandboxConnection';

/** The text that the preview of a file shows, without the backslashes before marks. */
async function previewOf(source: vscode.Uri, wanted: RegExp): Promise<string> {
  return previewIn(await vscode.workspace.openTextDocument(previewUri(source)), wanted);
}

/** Runs the command, and gives what the preview shows then. */
async function previewed(source: vscode.Uri, wanted: RegExp): Promise<string> {
  await vscode.commands.executeCommand(COMMANDS.previewLoyaltyPrograms, source);
  return previewOf(source, wanted);
}

async function previewIn(preview: vscode.TextDocument, wanted: RegExp): Promise<string> {
  const told = () => preview.getText().replace(/\\(?=[!-/:-@[-`{-~])/g, '');
  return eventually(`a preview with ${wanted}`, vscode.workspace.onDidChangeTextDocument, () =>
    wanted.test(told()) ? told() : undefined,
  );
}

describe('Preview Loyalty Programs', () => {
  const running = connectedSandbox();

  it('opens a preview of the file in view and adds nothing', async () => {
    const { document } = await shown(programsText('PRE1'));
    await vscode.commands.executeCommand(COMMANDS.previewLoyaltyPrograms);
    await eventually('a preview', vscode.window.tabGroups.onDidChangeTabs, () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(
          ({ label, input }) =>
            input instanceof vscode.TabInputWebview && label.includes(document.uri.path.split('/').at(-1) ?? ''),
        ),
    );
    assert.deepEqual(
      running().seen.map(({ operation }) => operation),
      ['loyaltyPrograms/getAll'],
    );
    assert.equal(
      await vscode.workspace.fs.stat(previewUri(document.uri)).then(
        () => 'file',
        () => 'no file',
      ),
      'no file',
    );
  });

  it('says where the programs go, in how many requests, and lists them', async () => {
    const settings = vscode.workspace.getConfiguration('mewsLoyalty');
    await settings.update('batchSize', 2, vscode.ConfigurationTarget.Global);
    const text = await previewOf(await newFile(programsText('PRE2', 'PRE3', 'PRE4')), /PRE4/).finally(() =>
      settings.update('batchSize', undefined, vscode.ConfigurationTarget.Global),
    );

    for (const line of [
      '| **Programs** | 3 loyalty programs, in 2 requests |',
      '| **Connection** | Sandbox |',
      '| **Hotel** | Hotel Aurora |',
      '| **Chain** | Aurora Hotels |',
      `| **Environment** | \`${running().address}\` |`,
      '|  | Name | Code | Type | Subscription |',
      '| 1 | Program PRE2 | PRE2 | Hotel | Free |',
      '| 3 | Program PRE4 | PRE4 | Hotel | Free |',
    ]) {
      assert(text.split('\n').includes(line), `${line}\n\n${text}`);
    }
    assert.doesNotMatch(text, /Errors|Warnings|not sent|created before/);
    assert(text.includes('Nothing has been sent: this is only a look at the file.'));
    assert(text.includes('Not compared with Mews yet. Run the preview again to ask what it has.'));
    assert.equal(running().seen.length, 0);
  });

  it('says that there is no connection, and follows when there is one', async () => {
    await disconnect();
    const uri = await newFile(programsText('PRE5'));
    await previewOf(uri, /\| \*\*Connection\*\* \| There is none yet/);
    await previewed(uri, /Not compared with Mews: no connection is chosen\./);
    await connectTo(running(), { portfolio: true });
    await previewOf(uri, /\| \*\*Chain\*\* \| the one that ChainId will name/);
  });

  it('tells a ChainId that does not fit the token, once, and none that is no UUID', async () => {
    const chainId = running().chains.borealisCollection.Id;
    const uri = await newFile(programsText('PRE20').replace('{', `{ "ChainId": "${chainId}",`));
    await previewOf(uri, /\| \*\*ChainId\*\* \| Mews ignores the ChainId of the file: the token decides\./);
    await connectTo(running(), { chainId: running().chains.auroraHotels.Id });
    const text = await previewOf(uri, /\| \*\*ChainId\*\* \| The ChainId of the file is another chain\./);
    assert.equal(text.match(/ChainId of the file/g)?.length, 1, text);
    assert.doesNotMatch(text, /Warnings/);
    await connectTo(running(), { chainId });
    await previewOf(uri, /^(?!.*(\*\*ChainId\*\*|Warnings)).*PRE20/s);
    const named = await newFile(programsText('PRE21').replace('{', '{ "ChainId": "Aurora",'));
    assert.doesNotMatch(await previewOf(named, /ChainId must be a UUID/), /\*\*ChainId\*\*/);
  });

  it('shows what the editor shows: errors with their lines, warnings, doubled Codes and what is not sent', async () => {
    const uri = vscode.Uri.from({ scheme: 'untitled', path: '/new/untitled-preview.loyalty.json' });
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await editor.edit((edit) =>
      edit.insert(
        new vscode.Position(0, 0),
        '{\n"LoyaltyPrograms": [\n{ "Name": "A", "Code": "X", "Type": "hotel", "Vip": 1, "Subscription": "Free" },\n{ "Name": "B ", "Code": "X", "Type": "Hotel", "Vip": 2, "Subscription": "Free" }',
      ),
    );
    const text = await previewOf(uri, /Vip/);
    for (const words of [
      'The file is not saved yet: this is what the editor shows. **Nothing can be added while the file has errors.**',
      '## Errors (2)',
      '- Line 3: "hotel" is not a Type. Use one of: Hotel, ExternalPartner, SoftBrand, Unknown.',
      '- Line 4: This is not valid JSON. Correct it before the programs can be added.',
      '## Warnings (1)\n\n- Line 4: Name starts or ends with a blank.',
      '## Codes that meet\n\n- Line 4: Code "X" stands more than once in this file. Give each program a Code of its own. The first one is in line 3.',
      '## Members that are not sent\n\n- Vip, 2 times',
      '| 1 | A | X | hotel | Free |',
      '| 2 | B | X | Hotel | Free |',
    ]) {
      assert(text.includes(words), `${words}\n\n${text}`);
    }
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 500), '\n] }'));
    await previewOf(uri, /Errors \(1\)/);
    const blocked = await previewed(uri, /Not compared with Mews: that needs a file without errors\./);
    assert(blocked.includes('Nothing has been sent'));
    assert.equal(running().seen.length, 0);
  });

  it('tells which Codes were created before, once they were', async () => {
    const uri = await newFile(programsText('PRE6', 'PRE7'));
    await previewOf(uri, /PRE7/);
    await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, await newFile(programsText('PRE7')));
    const text = await previewOf(uri, /created before/);
    assert(
      text.includes(`## Codes that were created before (1)\n\n- PRE7: Id ${running().programs()[0]?.Id}, created `),
      text,
    );
    assert(text.includes('| 2 | created before | Program PRE7 | PRE7 | Hotel | Free |'));
    assert(text.includes('| 1 |  | Program PRE6 | PRE6 | Hotel | Free |'));
  });

  it('shows hostile text as text, and no token', async () => {
    const hostile =
      '| a | [x](command:workbench.action.quit) <script>alert(1)</script> ![p](https://evil.example/p.png) `a` **b**\n# c';
    const token = running().tokens.accessToken;
    await connectTo(running(), { enterpriseName: hostile, name: hostile });
    const source = await newFile(
      programsText('PRE8', 'PRE9')
        .replace('"Program PRE8"', JSON.stringify(hostile))
        .replace('"Program PRE9"', `"${token}"`)
        .replace('"Type"', `"${'<b>'}", "Type"`),
    );
    await previewOf(source, /PRE8/);
    const preview = await vscode.workspace.openTextDocument(previewUri(source));
    const bare = preview.getText().replace(/\\[!-/:-@[-`{-~]|`[^`|\n]+`/g, '');
    assert.doesNotMatch(bare, /[<>[\]`!$]|\]\(|https:|command:/);
    assert(!preview.getText().includes(token) && bare.includes('(a token)'));
    const row = bare.split('\n').find((line) => line.startsWith('| 1 |'));
    assert.equal(row?.split('|').length, 7);
  });

  it('shows the first 1,000 programs and how many there are more', async () => {
    const codes = Array.from({ length: 1234 }, (_, index) => `PRE-${index}`);
    const text = await previewOf(await newFile(programsText(...codes)), /PRE-999/);
    assert(text.includes('| 1000 | Program PRE-999 |') && !text.includes('PRE-1000'));
    assert(text.includes('And 234 loyalty programs more.'));
  });

  it('still follows the file when VS Code has closed the document behind it', async () => {
    const editor = await shown(programsText('PRE10'));
    const preview = String(previewUri(editor.document.uri));
    await vscode.commands.executeCommand(COMMANDS.previewLoyaltyPrograms);
    const isOpen = () => vscode.workspace.textDocuments.some(({ uri }) => String(uri) === preview);
    await eventually('the preview', vscode.workspace.onDidOpenTextDocument, () => isOpen() || undefined);
    // It keeps fifty.
    for (let number = 0; isOpen() && number < 200; number++) {
      await vscode.workspace.openTextDocument(
        vscode.Uri.parse(`mews-loyalty://schemas/connections.schema.json?${number}`),
      );
    }
    assert(!isOpen(), 'VS Code keeps the document');
    const whole = new vscode.Range(editor.document.positionAt(0), editor.document.positionAt(1e6));
    const opened = eventually('the preview again', vscode.workspace.onDidOpenTextDocument, () =>
      vscode.workspace.textDocuments.find(({ uri }) => String(uri) === preview),
    );
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(editor.document.uri, whole, programsText('PRE11'));
    await vscode.workspace.applyEdit(edit);
    assert((await opened).getText().includes('PRE11'));
  });

  it('gives nothing of a file that is no loyalty file', async () => {
    const secret = await newFile('{ "secret": 1 }', 'secret.json');
    const preview = await vscode.workspace.openTextDocument(previewUri(secret));
    assert.equal(preview.getText(), '');
  });

  describe('compared with what Mews has', () => {
    const there = { Type: 'Hotel', Subscription: 'Free' } as const;
    const existing = (Code: string, Name = `Program ${Code}`) => running().addProgram({ ...there, Name, Code }).Id;

    it('tells the numbers, what differs, and the Ids of those that are the same', async () => {
      const same = existing('CMP1');
      const different = existing('CMP2', 'Old `Name`\u202e  x');
      const [first, second] = [existing('CMP3', 'Other 1'), existing('CMP3')];
      const text = await previewed(
        await newFile(programsText('CMP1', 'CMP2', 'CMP3', 'CMP4', 'CMP4').replace('"Hotel"', '"SoftBrand"')),
        /What Mews has/,
      );
      assert(first && text.includes('Nothing has been added: this is only a look at the file and at what Mews has.'));
      assert.match(text, /## What Mews has\n\nMews was asked on .*, through the connection "Sandbox"\.\n\n- New: 2\n/);
      for (const part of [
        '- In Mews already, and the same: 1\n- In Mews already, but not the same: 2\n- Codes that stand more than once in the file: 1 loyalty program\n',
        '## In Mews already, but not the same (2)\n\nLines with - are what Mews has, lines with + are what the file says.\n\n',
        `### CMP1: Id ${same}\n\n\`\`\`diff\n- Type: "Hotel"\n+ Type: "SoftBrand"\n\`\`\`\n`,
        `### CMP2: Id ${different}\n\n\`\`\`diff\n- Name: "Old \`Name\`\\u202e  x"\n+ Name: "Program CMP2"\n\`\`\`\n`,
        `## In Mews already, and the same (1)\n\n- CMP3: Id ${second}. Mews has 2 loyalty programs with this Code; this is the nearest.\n`,
        '|  | Mews | Name | Code | Type | Subscription |',
        '| 1 | different | Program CMP1 | CMP1 | SoftBrand | Free |',
        '| 3 | in Mews | Program CMP3 | CMP3 | Hotel | Free |',
        '| 4 | new | Program CMP4 | CMP4 | Hotel | Free |',
        '| 5 | new, more than once in the file | Program CMP4 | CMP4 | Hotel | Free |',
      ]) {
        assert(text.includes(part), `${part}\n\n${text}`);
      }
      assert.equal(running().seen.filter(({ operation }) => operation === 'loyaltyPrograms/add').length, 0);
    });

    it('goes on with what Mews said when the file is edited, and says of new Codes that they are not compared', async () => {
      existing('CMP5');
      const { document } = await shown(programsText('CMP5', 'CMP6'));
      await previewed(document.uri, /same: 1\n- In Mews already, but not the same: 0/);
      const change = async (from: string, to: string) => {
        const edit = new vscode.WorkspaceEdit();
        const at = document.getText().indexOf(from);
        edit.replace(
          document.uri,
          new vscode.Range(document.positionAt(at), document.positionAt(at + from.length)),
          to,
        );
        assert(await vscode.workspace.applyEdit(edit));
      };
      await change('"CMP6"', '"CMP7"');
      const renamed = await previewOf(document.uri, /\*\*The file was changed since then/);
      assert(renamed.includes('- New: 0\n'), renamed);
      assert(renamed.includes('- Not compared yet: 1\n'), renamed);
      assert(renamed.includes('| 2 | not compared yet: run the preview again | Program CMP6 | CMP7 |'), renamed);
      await change('"Program CMP5"', '"Program Five"');
      await previewOf(document.uri, /- Name: "Program CMP5"\n\+ Name: "Program Five"/);
      await change('"Program Five"', '""');
      await previewOf(document.uri, /Not compared with Mews: that needs a file without errors/);
      await change('""', '"Program CMP5"');
      await change('"CMP7"', '"CMP6"');
      assert.doesNotMatch(await previewOf(document.uri, /- New: 1/), /changed since/);
      assert.equal(running().seen.length, 2);
    });

    it('tells what was added since, what is gone, and what may have been created', async () => {
      const uri = await newFile(programsText('CMP8', 'CMP9'));
      await previewed(uri, /- New: 2/);
      const addOne = async (code: string) =>
        vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, await newFile(programsText(code)));
      await addOne('CMP8');
      const since = await previewOf(uri, /- Added since Mews was asked: 1/);
      assert(since.includes('- New: 1\n') && since.includes('| 1 | added since | Program CMP8 | CMP8 |'), since);
      running().reset();
      running().fault({ kind: 'resetAfterRequest', operation: 'loyaltyPrograms/add' });
      await addOne('CMP9');
      const text = await previewed(uri, /no longer in Mews: 1/);
      for (const part of [
        '- New: 0\n',
        '- May have been created by an earlier run, whose outcome nobody knows: 1\n',
        '| 1 | no longer in Mews | Program CMP8 | CMP8 |',
        '| 2 | may have been created | Program CMP9 | CMP9 |',
      ]) {
        assert(text.includes(part), `${part}\n\n${text}`);
      }
    });

    it('tells when and for whom the same ones were created, where a run did it, and not a second time', async () => {
      const uri = await newFile(programsText('CMP10'));
      await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, uri);
      const text = await previewed(uri, /What Mews has/);
      assert(text.includes(`and the same (1)\n\n- CMP10: Id ${running().programs()[0]?.Id}, created `), text);
      assert(!text.includes('created before'), text);
    });

    it('shows hostile answers as text that ends no block', async () => {
      const hostile =
        '```\n# x\n<script>alert(1)</script> [x](command:workbench.action.quit) | ![p](https://evil.example/p)';
      existing('CMP11', hostile);
      existing('CMP12');
      const uri = await newFile(programsText('CMP11', 'CMP12'));
      await previewed(uri, /What Mews has/);
      const preview = await vscode.workspace.openTextDocument(previewUri(uri));
      const [before, inside, after] = preview.getText().split(/^````(?:diff)?$/m);
      assert.equal(inside, `\n- Name: ${JSON.stringify(hostile)}\n+ Name: "Program CMP11"\n`);
      for (const outside of [before, after]) {
        assert.doesNotMatch(
          outside?.replace(/\\[!-/:-@[-`{-~]|`[^`|\n]+`/g, '') ?? '<',
          /[<>[\]`!$]|\]\(|https:|command:/,
        );
      }
    });

    it('says why Mews could not be asked, and lists the programs all the same', async () => {
      const uri = await newFile(programsText('CMP13'));
      const fault = { kind: 'error', operation: 'loyaltyPrograms/getAll' } as const;
      running().fault({ ...fault, status: 401, message: 'No <b>permission</b>' });
      const refused = await previewed(uri, /could not be checked/);
      assert(
        refused.includes(
          'Existing programs could not be checked: the token may not read them (401). Mews says: "No <b>permission</b>".',
        ),
        refused,
      );
      assert(refused.includes('| 1 | Program CMP13 | CMP13 | Hotel | Free |'));
      await connectTo(running(), { name: 'Nobody', platformAddress: 'http://127.0.0.1:9' });
      await previewOf(uri, /the connection is another one than the one that was asked/);
      await previewed(uri, /Nobody answers at the address \(ECONNREFUSED\)/);
    });

    it('says that it is asking until the answer is there, and what it is in the end', async () => {
      const uri = await newFile(programsText('CMP14'));
      running().fault({ kind: 'delay', operation: 'loyaltyPrograms/getAll', delayMs: 'release' });
      const asking = vscode.commands.executeCommand(COMMANDS.previewLoyaltyPrograms, uri);
      await running().whenReceived('loyaltyPrograms/getAll');
      await previewOf(uri, /Mews is being asked what it has…/);
      running().release();
      await asking;
      await previewOf(uri, /- New: 1/);
    });

    it('asks again where the tokens of the connection are gone, only once they are back', async () => {
      const { secrets } = await testApi();
      const { name, platformAddress } = await connectTo(running());
      await secrets.delete(`mews.v1|${platformAddress}|${name}`);
      const uri = await newFile(programsText('CMP15'));
      await previewed(uri, /the tokens of the connection could not be read/);
      assert.equal(running().seen.length, 0);
      await connectTo(running());
      await previewed(uri, /- New: 1/);
    });

    it('compares with the chain that the file names, and with no other', async () => {
      const { auroraHotels, borealisCollection } = running().chains;
      running().addProgram({ ...there, Name: 'Program CMP16', Code: 'CMP16' }, borealisCollection.Id);
      await connectTo(running(), { portfolio: true, accessToken: running().tokens.portfolioAccessToken });
      const text = programsText('CMP16').replace('{', `{ "ChainId": "${auroraHotels.Id}",`);
      const { document } = await shown(text);
      await previewed(document.uri, /- New: 1/);
      const edit = new vscode.WorkspaceEdit();
      const at = document.positionAt(text.indexOf(auroraHotels.Id));
      edit.replace(document.uri, new vscode.Range(at, at.translate(0, 36)), borealisCollection.Id);
      await vscode.workspace.applyEdit(edit);
      await previewOf(document.uri, /ChainId names another chain than the one that was asked/);
      await previewed(document.uri, /and the same: 1/);
    });
  });
});
