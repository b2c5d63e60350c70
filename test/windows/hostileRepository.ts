import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Texts that somebody means harm with, wherever they come to be shown. `evil` is the address of a server of theirs. */
export function nastyTexts(evil: string): readonly string[] {
  return [
    '[Retry](command:workbench.action.closeWindow)',
    `[Mews](${evil}/link)`,
    `![](${evil}/picture.png)`,
    `<img src="${evil}/image.png">`,
    `${evil}/bare`,
    '$(error) $(sync~spin)',
    'a\u202egnp.exe\u2066\u200bb\u3164c\u2800d\u034fe\ufe01\u{e0101}f',
    '\u001b[2J\u001b]8;;https://evil.example\u0007press\u001b]8;;\u0007',
    'one\r\n2026-01-01 00:00:00.000 [info] Added by nobody\ntwo',
    '`` ` ```\n# heading\n| a | b |',
    '{0} {1} %s %d',
    '=WEBSERVICE("https://evil.example")',
    '\ud800',
  ];
}

/** The Code of files that are to fill the memory of whoever reads all of them. */
export const COPIED_CODE = 'COPIED';
const COPIES = 60;
export const COPIED_BYTES = 10 * 1024 * 1024;

/** Fills a folder with loyalty files of somebody who means harm. Gives how many; those to fill the memory are in a folder below and not counted. */
export function hostileRepository(folder: string, evil: string): number {
  const files: [name: string, text: string][] = nastyTexts(evil).map((text, index) => [
    `nasty-${index}.loyalty.json`,
    JSON.stringify(hostileFile(text, evil), undefined, 2),
  ]);
  const name = nastyTexts(evil)[0] ?? '';
  files.push(
    ['$(x) [a](command:b) ![p](c) %s.loyalty.json', JSON.stringify(hostileFile(name, evil))],
    ['\u001b[31m\u202elines\nin a name.loyalty.json', JSON.stringify(hostileFile(name, evil))],
    ['deep.loyalty.json', '['.repeat(100_000)],
    ['long.loyalty.json', `{ "${'x'.repeat(1_000_000)}": 1, "${'x'.repeat(1_000_000)}": 2 }`],
    // In lines: VS Code itself, without us, stands still where something is to be completed in a line of 10 MB.
    [
      'huge.loyalty.json',
      `{ "$schema": "${evil}/schema.json", "LoyaltyPrograms": [${`${' '.repeat(1023)}\n`.repeat(10 * 1024)}] }`,
    ],
    ['binary.loyalty.json', '\0\u0001\u0002'],
  );
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of files) writeFileSync(join(folder, file), text);
  fillMemory(join(folder, 'many'));
  return files.length;
}

/** A repository holds a text once, under as many names as it likes; and links, which may lead to a file without end. */
function fillMemory(folder: string): void {
  mkdirSync(folder);
  const copy = (index: number) => join(folder, `copy-${index}.loyalty.json`);
  writeFileSync(copy(0), JSON.stringify({ LoyaltyPrograms: [{ Code: COPIED_CODE }] }).padEnd(COPIED_BYTES));
  for (let index = 1; index < COPIES; index += 1) linkSync(copy(0), copy(index));
  if (process.platform === 'linux') symlinkSync('/proc/self/pagemap', join(folder, 'endless.loyalty.json'));
}

function hostileFile(text: string, evil: string) {
  return {
    $schema: `${evil}/schema.json`,
    PlatformAddress: evil,
    ClientToken: 'E0D439EE522F44368DC78E1BFB03710C-D24FB11DBE31D4621C4817E028D9E1D',
    AccessToken: 'C66EF7B239D24632943D115EDE9CB810-EA00F8FD8294692C940F6B5A8F9453D',
    Client: text,
    ChainId: text,
    [text]: text,
    LoyaltyPrograms: [
      { Name: text, Code: text, Type: text, Subscription: text, [text]: { [text]: text } },
      { Name: text, Code: text, Type: 'Hotel', Subscription: 'Free' },
      text,
    ],
  };
}
