import { testApi } from '../../vscode/extensionApi';
import { programsText } from '../../vscode/files';
import { confirmed, unknown } from '../expected';
import type { FaultRow } from '../faultRow';
import { addedBody, addedPrograms, type RawRequest } from '../rawRequest';
import { answer, type Script } from '../rawServer';
import { rawRow, sandboxRow } from '../simpleRows';

const UNREADABLE = 'The answer \\(status 200\\) is not one of Mews: it holds no programs that can be read\\.';
const OF_TWO = 'Mews returned Ids for 1 of 2 loyalty programs\\. The rest';

/** 200, and a body that is not what was asked for. */
export const answers: readonly FaultRow[] = [
  bodyRow('39a', 'broken JSON', '{"LoyaltyPrograms":[{'),
  bodyRow('39b', 'nothing', ''),
  bodyRow('39c', 'null', 'null'),
  bodyRow('39d', 'an empty list', '[]'),
  bodyRow('39e', 'a text', '"x"'),
  bodyRow('39f', 'an object without programs', '{}'),
  bodyRow('39g', 'programs that are no list', '{"LoyaltyPrograms":{"Id":"x"}}'),
  bodyRow('39h', 'no program at all', '{"LoyaltyPrograms":[],"Cursor":null}'),
  partialRow('40', 'a program too few', { kind: 'changed', change: 'fewer' }),
  {
    ...sandboxRow('41', 'a program that was not sent', { kind: 'changed', change: 'foreign' }, confirmed()),
    expected: confirmed(2, {
      says: [
        /^warning: Added 2 loyalty programs to .*\. Mews returned more than was sent: 1 loyalty program\. \[Show Programs\] \[Show Output\]$/,
      ],
      output: /Returned, but not sent: FOREIGN · Foreign Club · [0-9a-f-]{36}[\s\S]*Mews created 2 loyalty programs/,
    }),
  },
  sandboxRow('42a', 'the programs in another order', { kind: 'changed', change: 'reordered' }, confirmed()),
  sandboxRow(
    '42b',
    'the programs of one Code, but other names, in another order',
    { kind: 'changed', change: 'reordered' },
    confirmed(2, { output: /(TWIN · Name [AB] · [0-9a-f-]{36}\s[\s\S]*){2}Mews created 2/ }),
    programsText('TWIN', 'TWIN').replace('Program TWIN', 'Name A').replace('Program TWIN', 'Name B'),
  ),
  partialRow('43a', 'one Id for both programs', { kind: 'changed', change: 'duplicateId' }),
  partialRow('43b', 'an empty Id', { kind: 'changed', change: 'emptyId' }),
  partialRow('43c', 'a number as Id', { kind: 'changed', change: 'numericId' }),
  partialRow('43d', 'no Id', { kind: 'changed', change: 'missingId' }),
  rawRow('43e', 'an Id of 10,000 characters', withFirst({ Id: 'x'.repeat(10_000) }), partially()),
  sandboxRow(
    '44',
    'programs without their chain',
    { kind: 'changed', change: 'missingChainId' },
    confirmed(2, { output: /Mews created 2 [\s\S]*Mews did not name the chain \(ChainId\) of 2 loyalty programs\./ }),
  ),
  {
    row: '45',
    fault: 'programs in another chain than the file names',
    async play(stage) {
      const { auroraHotels } = stage.sandbox.chains;
      const { connections } = await testApi();
      await connections.save({ ...(await stage.connection()), chainId: auroraHotels.Id });
      stage.fault({ kind: 'changed', change: 'otherChainId' });
      await stage.add(programsText('FIRST', 'SECOND').replace('{', `{ "ChainId": "${auroraHotels.Id}",`));
    },
    expected: confirmed(2, {
      says: [
        /^warning: Added 2 loyalty programs to .*\. Not in the chain that the file names, but in [0-9a-f-]{36}: 2 loyalty programs\. \[Show Programs\]/,
      ],
    }),
  },
  sandboxRow(
    '45b',
    'a program with another name',
    { kind: 'changed', change: 'changedName' },
    confirmed(2, {
      says: [/^warning: Added 2 .*Mews changed Name of the program FIRST\. \[Show Programs\] \[Show Output\]$/],
    }),
  ),
  sandboxRow('45c', 'a program with another Code', { kind: 'changed', change: 'changedCode' }, partially()),
  pageRow('46a', 'text/html'),
  pageRow('46b', 'application/json'),
  ...([201, 202, 203, 205, 206, 299] as const).map((status, index) => statusRow(`47${'bcdefg'[index]}`, status)),
  sandboxRow(
    '47a',
    '204 No Content',
    { kind: 'answer', status: 204, commit: true },
    unknown('Mews answered without content \\(204\\), so no Ids came\\.'),
  ),
];

function bodyRow(row: string, what: string, body: string): FaultRow {
  return sandboxRow(row, `200 with ${what}`, { kind: 'answer', status: 200, body, commit: true }, unknown(UNREADABLE));
}

function pageRow(row: string, type: string): FaultRow {
  const body = '<!DOCTYPE html><html><body>Please log in to the hotel WiFi</body></html>';
  return sandboxRow(
    row,
    `200 with a page to log in, as ${type}`,
    { kind: 'answer', status: 200, headers: { 'Content-Type': type }, body },
    unknown('A web page came in place of an answer of Mews \\(status 200\\)'),
  );
}

/** Another success than the one Mews documents, with a body as good as any. */
function statusRow(row: string, status: number): FaultRow {
  const script: Script = (socket, request) => socket.end(answer(status, addedBody(request)));
  return rawRow(
    row,
    `${status} with the programs`,
    script,
    unknown(`The answer \\(status ${status}\\) is not one of Mews`),
  );
}

function partially() {
  return {
    ...unknown(OF_TWO),
    says: [
      new RegExp(
        `^error: ${OF_TWO} may have been created: check before you add them again\\..* \\[Check\\] \\[Show Programs\\] \\[Show Output\\]$`,
      ),
    ],
    journal: 'partial' as const,
  };
}

function partialRow(row: string, what: string, fault: Parameters<typeof sandboxRow>[2]): FaultRow {
  return sandboxRow(row, `200 with ${what}`, fault, partially());
}

function withFirst(members: object): Script {
  return (socket, request: RawRequest) => {
    const [first, ...rest] = addedPrograms(request);
    socket.end(answer(200, JSON.stringify({ LoyaltyPrograms: [{ ...first, ...members }, ...rest] })));
  };
}
