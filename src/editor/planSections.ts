import * as vscode from 'vscode';
import type { CreatedLoyaltyProgram, LoyaltyProgram } from '../mews/loyaltyProgram';
import type { ComparedState } from './comparedPrograms';
import { comparisonSentence } from './comparisonSentence';
import { fencedDiff } from './fencedDiff';
import type { KnownProgram } from './knownPrograms';
import { knownSentence } from './knownSentence';
import { loyaltyPrograms } from './loyaltyPrograms';
import { markdownCell } from './markdownCell';
import { MAX_LISTED, markdownList } from './markdownList';
import type { Comparison } from './mewsComparisons';
import type { FoundProgram } from './planMarkSentence';

const { t } = vscode.l10n;

type Compared = Extract<Comparison, { kind: 'compared' }>;

/** What runs created, by Code. */
type Known = ReadonlyMap<string, readonly KnownProgram[]>;

/** A program of the file that Mews has in some form. */
interface Told {
  readonly program: LoyaltyProgram;
  readonly found: FoundProgram;
}

/** When Mews was asked, and how many programs of a file it has. */
export function planNumbers(comparison: Compared): string {
  const { counts, twice } = comparison.compared;
  const always = [
    t('New: {0}', counts.new),
    t('In Mews already, and the same: {0}', counts.same),
    t('In Mews already, but not the same: {0}', counts.different),
  ];
  const sometimes: readonly (readonly [number, string])[] = [
    [counts.gone, t('Added by you before, and no longer in Mews: {0}', counts.gone)],
    [counts.uncertain, t('May have been created by an earlier run, whose outcome nobody knows: {0}', counts.uncertain)],
    [counts.since, t('Added since Mews was asked: {0}', counts.since)],
    [counts.unasked, t('Not compared yet: {0}', counts.unasked)],
    [twice.size, t('Codes that stand more than once in the file: {0}', loyaltyPrograms(twice.size))],
  ];
  const lines = [...always, ...sometimes.flatMap(([count, line]) => (count > 0 ? [line] : []))];
  return [`## ${t('What Mews has')}`, comparisonSentence(comparison), lines.map((line) => `- ${line}`).join('\n')].join(
    '\n\n',
  );
}

/** Each program that Mews has as another one, with what differs; then those that it has as they are, with their Ids. */
export function planSections(comparison: Compared, known: Known): string {
  const different = toldAs('different', comparison);
  const same = toldAs('same', comparison);
  const sameLines = same
    .slice(0, MAX_LISTED)
    .map((told) => `${markdownCell(told.program.Code)}: ${sameWords(told, known)}`);
  return [
    differentSection(different),
    markdownList(t('In Mews already, and the same ({0})', same.length), sameLines, same.length),
  ]
    .filter((section) => section !== '')
    .join('\n\n');
}

/** The Ids that the sections tell, so that no other list has to. */
export function toldIds(comparison: Compared): ReadonlySet<string> {
  return new Set(
    [...toldAs('different', comparison), ...toldAs('same', comparison)].map(({ found }) => found.nearest.Id),
  );
}

/** How the program at an index of the file stands to Mews, in a few words. */
export function planCell({ compared: { programs, twice } }: Compared, index: number): string {
  const state = programs[index]?.state;
  const words = state === undefined ? '' : stateWords(state);
  return twice.has(index) ? t('{0}, more than once in the file', words) : words;
}

function stateWords(state: ComparedState): string {
  switch (state) {
    case 'new':
      return t('new');
    case 'same':
      return t('in Mews');
    case 'different':
      return t('different');
    case 'gone':
      return t('no longer in Mews');
    case 'uncertain':
      return t('may have been created');
    case 'since':
      return t('added since');
    case 'unasked':
      return t('not compared yet: run the preview again');
    default:
      return state satisfies never;
  }
}

function toldAs(state: FoundProgram['kind'], { compared, file }: Compared): Told[] {
  return compared.programs.flatMap((each, index) => {
    const program = file.LoyaltyPrograms[index];
    return program && each.state === state && each.planned.kind !== 'new' ? [{ program, found: each.planned }] : [];
  });
}

function differentSection(told: readonly Told[]): string {
  if (told.length === 0) return '';
  const blocks = told.slice(0, MAX_LISTED).flatMap(({ program, found }) => {
    const { nearest, existing } = found;
    const heading = t('{0}: Id {1}', markdownCell(program.Code), markdownCell(nearest.Id));
    const several = existing.length > 1 ? [severalWords(existing)] : [];
    const differs = found.kind === 'different' ? found.differs : [];
    return [`### ${heading}`, ...several, fencedDiff(differs, nearest, program)];
  });
  const more = told.length > MAX_LISTED ? [t('And {0} more.', loyaltyPrograms(told.length - MAX_LISTED))] : [];
  return [
    `## ${t('In Mews already, but not the same ({0})', told.length)}`,
    t('Lines with - are what Mews has, lines with + are what the file says.'),
    ...blocks,
    ...more,
  ].join('\n\n');
}

function sameWords({ program, found: { nearest, existing } }: Told, known: Known): string {
  const created = known.get(program.Code)?.find(({ id }) => id === nearest.Id);
  const words = created ? knownSentence(created) : t('Id {0}', markdownCell(nearest.Id));
  return existing.length > 1 ? `${words}. ${severalWords(existing)}` : words;
}

function severalWords(existing: readonly CreatedLoyaltyProgram[]): string {
  return t('Mews has {0} with this Code; this is the nearest.', loyaltyPrograms(existing.length));
}
