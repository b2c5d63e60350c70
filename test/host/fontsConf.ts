/** What a page asks for, and what it gets. Chromium asks for the named ones when a page leaves the choice to it. */
const FAMILIES: readonly (readonly [string, string])[] = [
  ['sans-serif', 'DejaVu Sans'],
  ['sans', 'DejaVu Sans'],
  ['system-ui', 'DejaVu Sans'],
  ['Arial', 'DejaVu Sans'],
  ['Ubuntu', 'DejaVu Sans'],
  ['serif', 'DejaVu Serif'],
  ['Times New Roman', 'DejaVu Serif'],
  ['monospace', 'DejaVu Sans Mono'],
  ['Courier New', 'DejaVu Sans Mono'],
];

/**
 * The configuration of fontconfig for the browser of the tests: only our own fonts, so that a window looks the same on a
 * machine that has none as on one that has many.
 *
 * @param fontsFolder with the DejaVu fonts.
 * @param cacheFolder where fontconfig keeps what it found out about them.
 */
export function fontsConf(fontsFolder: string, cacheFolder: string): string {
  const aliases = FAMILIES.map(
    ([asked, given]) =>
      `  <alias binding="same"><family>${asked}</family><prefer><family>${given}</family></prefer></alias>`,
  );
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    `  <dir>${fontsFolder}</dir>`,
    `  <cachedir>${cacheFolder}</cachedir>`,
    ...aliases,
    '  <match target="pattern"><edit name="family" mode="append_last"><string>DejaVu Sans</string></edit></match>',
    '</fontconfig>',
    '',
  ].join('\n');
}
