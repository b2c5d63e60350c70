import type { PlayedRow } from './playRow';

const HEAD = `# What goes wrong, and what comes of it

Written by \`npm run test:faults\`. Each row is played in the extension host of a real VS Code against real servers on this machine, once with
the bundles as they are written (sources) and once as they are packed (minified). \`✓\` stands for all of it: the messages, the output, the
journal and the requests were as told; no token stood anywhere but in requests to the API; no exception went uncaught, no lock
was left, and no connection stayed open.

| | fault | what the person sees | journal | adds | sources | minified |
| --- | --- | --- | --- | --- | --- | --- |
`;

/** The page of results: a line for each row, without anything that differs from run to run. */
export function faultsPage(sources: readonly PlayedRow[], minified: readonly PlayedRow[]): string {
  const lines = sources.map((played) => {
    const other = minified.find(({ row }) => row === played.row);
    const { row, fault, says, allowed } = played;
    const journal = [allowed.journal].flat().join(' or ');
    const adds = [allowed.adds].flat().join('–');
    // Where the network decides between two outcomes, it does so anew at each run.
    const seen = Array.isArray(allowed.journal) ? 'what the outcome says' : says.map(stable).join('<br>') || '–';
    const cells = [row, fault, seen, journal, adds, '✓', other ? '✓' : ''];
    return `| ${cells.map(inCell).join(' | ')} |\n`;
  });
  return HEAD + lines.join('');
}

/** A message without ports, Ids, times, and the names of this machine and its folders. */
function stable(text: string): string {
  return text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')
    .replace(/\b[A-Z][a-z]{2} \d{1,2}, \d{4}(, \d{1,2}:\d\d\s[AP]M)?/g, '…')
    .replace(/(?<=machine ")[^"]+/g, '…')
    .replace(/(?<=folder ")[^"]+(?=\/mews-loyalty-programs)/g, '…')
    .replace(/(127\.0\.0\.1|localhost|\[::1\]):\d+/g, '$1:…');
}

function inCell(content: string): string {
  return content.replaceAll('|', '\\|').replaceAll('<br>', '\n').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
}
