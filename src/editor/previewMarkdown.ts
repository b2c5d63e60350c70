import * as vscode from 'vscode';
import type { OutlineProgram } from '../loyaltyFile/fileOutline';
import type { LoyaltyFileProblem } from '../loyaltyFile/loyaltyFileProblem';
import { PROGRAM_MEMBERS } from '../loyaltyFile/members';
import type { LoyaltyFileReading } from '../loyaltyFile/readLoyaltyFile';
import type { ConnectionSummary } from '../mews/connection';
import { environmentOf } from '../mews/platformAddress';
import { batchesOf } from '../submission/batches';
import { chainMismatch } from './chainMismatch';
import { comparisonSentence } from './comparisonSentence';
import { environmentName } from './connectionWords';
import { escapedMarkdown } from './escapedMarkdown';
import type { KnownProgram } from './knownPrograms';
import { knownSentence } from './knownSentence';
import { loyaltyPrograms } from './loyaltyPrograms';
import { markdownCell } from './markdownCell';
import { MAX_LISTED, markdownList } from './markdownList';
import type { Comparison } from './mewsComparisons';
import { planCell, planNumbers, planSections, toldIds } from './planSections';
import { problemSentence } from './problemSentence';

const { t } = vscode.l10n;
const MAX_ROWS = 1000;

/** Warnings that have a heading of their own. */
const DOUBLED: ReadonlySet<string> = new Set(['duplicate-code', 'similar-code']);
const NOT_SENT: ReadonlySet<string> = new Set(['unknown-member']);
/** Stands where the programs go. */
const OTHER_CHAIN = 'other-chain-id';

/** All that a preview tells. */
export interface PreviewFacts {
  readonly name: string;
  readonly untitled: boolean;
  readonly dirty: boolean;
  readonly text: string;
  /** The line of an offset, from 1. */
  readonly lineOf: (offset: number) => number;
  readonly reading: LoyaltyFileReading;
  readonly programs: readonly OutlineProgram[];
  readonly chainId: string | undefined;
  readonly connection: ConnectionSummary | undefined;
  readonly hasConnections: boolean;
  readonly batchSize: number;
  /** The programs that Mews has already under Codes of the file. */
  readonly known: ReadonlyMap<string, readonly KnownProgram[]>;
  readonly comparison: Comparison;
  /** Whether Mews has been asked what it has. */
  readonly wasAsked: boolean;
}

/** What adding a file would do, as Markdown. Everything from the file, from servers and from settings is escaped. */
export function previewMarkdown(facts: PreviewFacts): string {
  const { comparison } = facts;
  const { problems, errorCount } = facts.reading;
  const of = (wanted: (problem: LoyaltyFileProblem) => boolean) => problems.filter(wanted);
  const warnings = of(
    ({ severity, finding: { code } }) =>
      severity === 'warning' && !DOUBLED.has(code) && !NOT_SENT.has(code) && code !== OTHER_CHAIN,
  );
  const sections = [
    `# ${t('Preview of {0}', escapedMarkdown(facts.name))}`,
    lead(facts),
    whereTo(facts),
    comparison.kind === 'compared' ? planNumbers(comparison) : comparisonSentence(comparison),
    problemList(
      t('Errors ({0})', errorCount),
      of(({ severity }) => severity === 'error'),
      facts,
      errorCount,
    ),
    problemList(t('Warnings ({0})', warnings.length), warnings, facts),
    problemList(
      t('Codes that meet'),
      of(({ finding }) => DOUBLED.has(finding.code)),
      facts,
    ),
    comparison.kind === 'compared' ? planSections(comparison, facts.known) : '',
    knownList(facts),
    notSent(facts),
    programTable(facts),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function lead({ reading: { errorCount, programCount }, untitled, dirty, wasAsked }: PreviewFacts): string {
  const state = untitled
    ? t('The file is not saved yet: this is what the editor shows.')
    : t('The file has unsaved changes: this is what the editor shows.');
  const blocked = errorCount > 0 ? `**${t('Nothing can be added while the file has errors.')}**` : '';
  const empty = programCount === 0 && errorCount === 0 ? t('There is no loyalty program in the file.') : '';
  const look = wasAsked
    ? t('Nothing has been added: this is only a look at the file and at what Mews has.')
    : t('Nothing has been sent: this is only a look at the file.');
  return [look, untitled || dirty ? state : '', blocked, empty].filter((sentence) => sentence !== '').join(' ');
}

function whereTo({ connection, hasConnections, reading, batchSize, chainId }: PreviewFacts): string {
  const count = reading.programCount;
  const programs = loyaltyPrograms(count);
  const requests = batchesOf(count, batchSize).length;
  const sent = requests === 1 ? t('{0}, in 1 request', programs) : t('{0}, in {1} requests', programs, requests);
  const rows: (readonly [string, string])[] = [[t('Programs'), count === 0 ? programs : sent]];
  if (!connection) {
    const what = hasConnections
      ? t('None is chosen. Run "Mews: Switch Connection".')
      : t('There is none yet. Run "Mews: Add Connection", or add the programs: it asks for one.');
    rows.push([t('Connection'), what]);
  } else {
    const { name, enterpriseName, chainName, portfolio, platformAddress } = connection;
    const unknown = t('Mews did not say');
    rows.push([t('Connection'), escapedMarkdown(name)]);
    if (!portfolio) rows.push([t('Hotel'), escapedMarkdown(enterpriseName ?? unknown)]);
    const named = connection.chains?.find(({ id }) => id.toLowerCase() === chainId?.toLowerCase())?.name;
    const ofFile = named === undefined ? chainId : `${named} · ${chainId}`;
    const chain = portfolio ? (ofFile ?? t('the one that ChainId will name')) : (chainName ?? unknown);
    rows.push([t('Chain'), markdownCell(chain)]);
    const place = environmentOf(platformAddress) === 'custom' ? [] : [environmentName(platformAddress)];
    rows.push([t('Environment'), [...place, platformAddress].map(escapedMarkdown).join(' · ')]);
    const other = chainMismatch(connection, chainId);
    if (other !== undefined) rows.push([t('ChainId'), escapedMarkdown(other)]);
  }
  return ['| | |', '| --- | --- |', ...rows.map(([what, value]) => `| **${what}** | ${value} |`)].join('\n');
}

function problemList(
  heading: string,
  problems: readonly LoyaltyFileProblem[],
  { lineOf }: PreviewFacts,
  count = problems.length,
): string {
  const lines = problems.slice(0, MAX_LISTED).map(({ finding, range, related }) => {
    const sentence = escapedMarkdown(problemSentence(finding));
    return related
      ? t('Line {0}: {1} The first one is in line {2}.', lineOf(range.offset), sentence, lineOf(related.offset))
      : t('Line {0}: {1}', lineOf(range.offset), sentence);
  });
  return markdownList(heading, lines, count);
}

/** What earlier runs created, as far as it is not told among what Mews has. */
function knownList({ known, comparison }: PreviewFacts): string {
  const told = comparison.kind === 'compared' ? toldIds(comparison) : new Set<string>();
  const programs = [...known].flatMap(([code, found]) =>
    found.filter(({ id }) => !told.has(id)).map((program) => ({ code, program })),
  );
  const codes = new Set(programs.map(({ code }) => code));
  const lines = programs
    .slice(0, MAX_LISTED)
    .map(({ code, program }) => `${markdownCell(code)}: ${knownSentence(program)}`);
  return markdownList(t('Codes that were created before ({0})', codes.size), lines, programs.length);
}

function notSent({ reading, text }: PreviewFacts): string {
  const times = new Map<string, number>();
  for (const { finding } of reading.problems) {
    if (finding.code === 'unknown-member') times.set(finding.member, (times.get(finding.member) ?? 0) + 1);
  }
  const lines = [...times].map(([member, count]) =>
    count === 1 ? t('{0}, once', markdownCell(member)) : t('{0}, {1} times', markdownCell(member), count),
  );
  if (/"\$schema"\s*:/.test(text)) lines.push(markdownCell('$schema'));
  return markdownList(t('Members that are not sent'), lines.slice(0, MAX_LISTED), lines.length);
}

function programTable({ programs, known, comparison }: PreviewFacts): string {
  if (programs.length === 0) return '';
  const wasCreated = (code: string | undefined) => code !== undefined && known.has(code);
  const [heading, remark] =
    comparison.kind === 'compared'
      ? [t('Mews'), (index: number) => planCell(comparison, index)]
      : ['', (_: number, code: string | undefined) => (wasCreated(code) ? t('created before') : '')];
  const remarks = comparison.kind === 'compared' || known.size > 0;
  const rows = programs
    .slice(0, MAX_ROWS)
    .map(({ members }, index) => [
      String(index + 1),
      ...(remarks ? [remark(index, members.Code?.value)] : []),
      ...PROGRAM_MEMBERS.map((name) => markdownCell(members[name]?.value)),
    ]);
  // Beside a file there is not much room: what is at the right end may have to be scrolled to.
  const head = ['', ...(remarks ? [heading] : []), ...PROGRAM_MEMBERS];
  const more = programs.length - rows.length;
  return [
    `## ${t('Programs')}`,
    '',
    ...[head, head.map((_, index) => (index === 0 ? '---:' : '---')), ...rows].map((row) => `| ${row.join(' | ')} |`),
    ...(more > 0 ? ['', t('And {0} more.', loyaltyPrograms(more))] : []),
  ].join('\n');
}
