import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { MewsSandbox } from '../sandbox/mewsSandbox';
import { completionsAt, labelOf, shownAt, wordsOf } from './completionsAt';
import { eventually } from './eventually';
import { testApi } from './extensionApi';
import { closeAll } from './files';
import { ownSandbox } from './ownSandbox';
import { polled } from './polled';
import { connectTo, disconnect } from './sandboxConnection';

const AURORA = '"Name": "Aurora Circle"';
const inProgram = (members: string) => `{ "LoyaltyPrograms": [{ ${members} }] }`;
const PROGRAM = `{\n\t"Name": "\${1:Name}",\n\t"Code": "\${2:Code}",\n\t"Type": "\${3|Hotel,ExternalPartner,SoftBrand,Unknown|}",\n\t"Subscription": "\${4|Free,Paid|}"\n}`;

async function offeredAt(source: string): Promise<readonly vscode.CompletionItem[]> {
  const { document, position } = await shownAt(source);
  return completionsAt(document, position);
}

function inserted({ insertText }: vscode.CompletionItem): string {
  return typeof insertText === 'object' ? insertText.value : (insertText ?? '');
}

describe('completion', () => {
  before(async () => {
    await testApi();
    // The first window of all starts the JSON support; it answers from then on.
    const { document, position } = await shownAt('|');
    await polled('an answer of the JSON support', async () => (await completionsAt(document, position))[0]);
    await closeAll();
  });
  afterEach(closeAll);

  // Every label stands once in each list, so nothing is offered twice.
  const lists: readonly (readonly [what: string, source: string, labels: readonly string[]])[] = [
    ['a whole file in an empty one', '|', ['Loyalty programs file']],
    ["the members of a file in Mews' order, and no $schema", '{ | }', ['ChainId', 'LoyaltyPrograms']],
    ['the members that a file does not have yet', '{ "LoyaltyPrograms": [], | }', ['ChainId']],
    ['what a ChainId can be', '{ "ChainId": | }', ['Id of a chain', 'null']],
    ['a list with a program', '{ "LoyaltyPrograms": | }', ['List with one loyalty program']],
    ['a whole program inside the list', '{ "LoyaltyPrograms": [|] }', ['Loyalty program']],
    ['a whole program behind another one', `{ "LoyaltyPrograms": [{ ${AURORA} }, |] }`, ['Loyalty program']],
    ["the members of a program in Mews' order", inProgram('|'), ['Name', 'Code', 'Type', 'Subscription']],
    ['the members that a program does not have yet', inProgram(`${AURORA}, |`), ['Code', 'Type', 'Subscription']],
    ['quotes for a Name', inProgram('"Name": |'), ['""']],
    [
      "the values of Type in Mews' order",
      inProgram('"Type": |'),
      ['"Hotel"', '"ExternalPartner"', '"SoftBrand"', '"Unknown"'],
    ],
    ['the values of Subscription within quotes', inProgram('"Subscription": "|"'), ['"Free"', '"Paid"']],
    ['a Code made of the Name', inProgram(`${AURORA}, "Code": |`), ['"AC01"']],
    ['a Code made of the Name within quotes', inProgram(`${AURORA}, "Code": "|"`), ['"AC01"']],
    ['a Code made of the Name in the place of another', inProgram(`${AURORA}, "Code": "AB|"`), ['"AC01"']],
    [
      'a Code while the text does not parse',
      `{ "LoyaltyPrograms": [{ "Name" "x", { ${AURORA},\r\n "Code": "|\r\n "Type": }`,
      ['"AC01"'],
    ],
    [
      'a Code that no other program has',
      `{ "LoyaltyPrograms": [{ "Code": "ac 01" }, { ${AURORA}, "Code": "|" }] }`,
      ['"AC02"'],
    ],
    ['a Code without a Name', inProgram('"Code": "|"'), ['"LP01"']],
    ['a Code that is the proposed one already', inProgram(`${AURORA}, "Code": "AC01|"`), ['"AC01"']],
  ];
  for (const [what, source, labels] of lists) {
    it(`offers ${what}`, async () => {
      assert.deepEqual((await offeredAt(source)).map(labelOf), labels);
    });
  }

  it('offers no Code between the colon and a value', async () => {
    const items = await offeredAt(inProgram(`${AURORA}, "Code": | "X"`));
    assert.deepEqual(
      items.filter((item) => labelOf(item) === '"AC01"'),
      [],
    );
  });

  it('writes a member with the place of its value, and asks for values where there are some', async () => {
    const items = await offeredAt(inProgram('|'));
    assert.deepEqual(items.map(inserted), ['"Name": "$1"', '"Code": $1', '"Type": $1', '"Subscription": $1']);
    assert.deepEqual(
      items.map(({ command }) => command?.command),
      [undefined, ...Array(3).fill('editor.action.triggerSuggest')],
    );
  });

  it('lets choose Type and Subscription in its snippets', async () => {
    const [program] = await offeredAt('{ "LoyaltyPrograms": [|] }');
    assert.equal(program && inserted(program), PROGRAM);
  });

  it('tells what members and values mean', async () => {
    const values = await offeredAt(inProgram('"Type": |'));
    assert.deepEqual(
      values.map(({ documentation }) => wordsOf(documentation)),
      [
        'Run by the hotel or its chain.',
        'Run by another company, such as an airline or a card issuer.',
        'Run by a soft brand the hotel belongs to.',
        'None of these, or not known.',
      ],
    );
    for (const { documentation } of await offeredAt(inProgram('|'))) assert.match(wordsOf(documentation), /\w{4,}.*\./);
  });

  it('replaces the whole value of a Code, and adds the comma that is missing', async () => {
    const { document, position } = await shownAt(
      `{ "LoyaltyPrograms": [{ ${AURORA}, "Code": "X|Y"\n "Type": "Hotel" }] }`,
    );
    const [item] = await completionsAt(document, position);
    assert(item?.range instanceof vscode.Range);
    assert.equal(document.getText(item.range), '"XY"');
    assert.equal(inserted(item), '"AC01",');
  });

  it('offers its Code whatever stands there when called for, and out of the way while a Code is typed', async () => {
    const { document } = await shownAt(inProgram(`${AURORA}, "Code": "X|"`));
    const offered = async () => {
      const typed = document.getText().indexOf('X');
      const items = await completionsAt(document, document.positionAt(document.getText().indexOf('"', typed)));
      return items.find((item) => labelOf(item) === '"AC01"');
    };
    assert.equal((await offered())?.filterText, '"X');
    // Typed is what was typed a moment ago: a machine that sleeps in between is given another key.
    await polled('the Code out of the way', async () => {
      await vscode.commands.executeCommand('type', { text: '1' });
      const item = await offered();
      return item?.filterText === undefined ? item : undefined;
    });
    assert.match(document.getText(), /"X1+"/);
  });

  it('does not offer a Code that is typed whole', async () => {
    const { document, position } = await shownAt(inProgram(`${AURORA}, "Code": "AC0|"`));
    // Typed is what was typed a moment ago: a machine that sleeps in between types it once more.
    await polled('a list without the Code', async () => {
      await vscode.commands.executeCommand('type', { text: '1' });
      assert.match(document.getText(), /"Code": "AC01"/);
      const labels = (await completionsAt(document, position.translate(0, 1))).map(labelOf);
      if (!labels.includes('"AC01"')) return labels;
      await vscode.commands.executeCommand('deleteLeft');
      return undefined;
    });
  });
});

describe('completion of ChainId', () => {
  const running = ownSandbox();
  let sandbox: MewsSandbox;
  before(() => {
    sandbox = running();
  });
  const CHAIN = '1df21f06-0cfc-4960-9c58-a3bf1261663e';

  /** What is offered as "label: documentation", asked again until it is as wanted. */
  async function offeredOnce(document: vscode.TextDocument, position: vscode.Position, wanted: readonly string[]) {
    await polled(wanted.join(), async () => {
      const items = await completionsAt(document, position);
      const told = items.map((item) => `${labelOf(item)}: ${wordsOf(item.documentation)}`);
      return told.join() === wanted.join() || undefined;
    });
  }
  const ALWAYS = [
    'Id of a chain: A UUID, 32 hexadecimal digits in five groups',
    'null: No chain, the same as leaving ChainId out',
  ];

  it('offers the chains of the connections, as soon as there are some, with whose they are', async () => {
    const { document, position } = await shownAt('{ "ChainId": | }');
    await offeredOnce(document, position, ALWAYS);
    await connectTo(sandbox, { chainId: CHAIN.toUpperCase() });
    await connectTo(sandbox, { name: 'Second $(x)', chainId: CHAIN });
    const { host } = new URL(sandbox.address);
    await offeredOnce(document, position, [
      `"${CHAIN}": Aurora Hotels: the chain of the connection "Second $ (x)" (${host})\nAurora Hotels: the chain of the connection "Sandbox" (${host})`,
      ...ALWAYS,
    ]);
    await disconnect();
    await offeredOnce(document, position, ALWAYS);
  });

  it('reports no chain as wrong that no connection knows', async () => {
    const { document, position } = await shownAt('{ "ChainId": | }');
    await connectTo(sandbox, { chainId: CHAIN });
    const { host } = new URL(sandbox.address);
    await offeredOnce(document, position, [
      `"${CHAIN}": Aurora Hotels: the chain of the connection "Sandbox" (${host})`,
      ...ALWAYS,
    ]);
    const text = `{ "ChainId": "0df21f06-0cfc-4960-9c58-a3bf1261663e", "ChainId": 7, "LoyaltyPrograms": [] }`;
    const other = await shownAt(`${text}|`);
    const reported = await eventually('a report of others', vscode.languages.onDidChangeDiagnostics, () => {
      const others = vscode.languages.getDiagnostics(other.document.uri).filter(({ source }) => source !== 'Mews');
      return others.length > 0 ? others : undefined;
    });
    // The member written twice shows that the JSON support has checked.
    assert(
      reported.every(({ message }) => message.includes('Duplicate')),
      JSON.stringify(reported),
    );
  });

  it('offers no more chains than a person looks through, those of the connection in use first', async () => {
    const chains = (digit: string) =>
      Array.from({ length: 50 }, (_, number) => ({
        id: CHAIN.replace('1df2', `${digit}${String(number).padStart(3, '0')}`),
        enterpriseNames: [],
        enterpriseCount: 1,
      }));
    const uri = vscode.Uri.parse('mews-loyalty://schemas/connections.schema.json');
    const schema = await vscode.workspace.openTextDocument(uri);
    const inUse = (digit: string) =>
      eventually(`${digit} first`, vscode.workspace.onDidChangeTextDocument, () => {
        const [known] = JSON.parse(schema.getText()).properties?.ChainId.anyOf ?? [];
        const found: string[] = known?.enum ?? [];
        return found[0]?.startsWith(digit) ? found.map(([first]) => first).join('') : undefined;
      });
    for (const digit of ['1', '2', '3', '4', '5']) {
      const more = { moreChainIds: [CHAIN.replace('1', '9')], hasAllChains: false };
      await connectTo(sandbox, { name: digit, portfolio: true, chains: chains(digit), ...more });
    }
    const of = (digits: string) => [...digits].map((digit) => digit.repeat(50)).join('');
    assert.equal(await inUse('5'), of('5123'));
    const { connections } = await testApi();
    await connections.activate('3');
    assert.equal(await inUse('3'), of('3124'));
  });

  it('gives the JSON support no token', async () => {
    await connectTo(sandbox, { chainId: CHAIN });
    const uri = vscode.Uri.parse('mews-loyalty://schemas/connections.schema.json');
    const schema = await vscode.workspace.openTextDocument(uri);
    const text = await eventually('the chain', vscode.workspace.onDidChangeTextDocument, () =>
      schema.getText().includes(CHAIN) ? schema.getText() : undefined,
    );
    assert(!text.includes(sandbox.tokens.accessToken) && !text.includes(sandbox.tokens.clientToken));
  });
});
