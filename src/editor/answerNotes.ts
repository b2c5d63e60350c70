import * as vscode from 'vscode';
import type { ConnectionSummary } from '../mews/connection';
import type { SentBatch } from '../submission/sendItems';
import { harmless } from './harmless';
import { loyaltyPrograms } from './loyaltyPrograms';
import type { RunFacts } from './runFacts';

const { t } = vscode.l10n;
/** So many chains are named at most: an answer can make up one for each program. */
const MAX_NAMED = 3;

/** Something that came back other than it was sent. `loud`: a person has to see it, not only the output. */
export interface AnswerNote {
  readonly loud: boolean;
  /** It is about programs that went to another chain. */
  readonly isChain?: true;
  readonly sentence: string;
}

/** What is to be said of an answer beside its Ids: members that Mews changed, chains that are missing or others. */
export function answerNotes(
  { chainId, connection }: Pick<RunFacts, 'chainId' | 'connection'>,
  { outcome }: SentBatch,
): AnswerNote[] {
  if (outcome.kind !== 'confirmed' && outcome.kind !== 'partial') return [];
  const notes: AnswerNote[] = [];
  for (const { program, changed } of outcome.matched) {
    if (changed.length === 0) continue;
    const sentence = t(
      'Mews changed {0} of the program {1}.',
      changed.join(', '),
      harmless(program.Code ?? program.Id),
    );
    notes.push({ loud: true, sentence });
  }
  const extra = outcome.matched.filter(({ index }) => index === undefined).length;
  if (extra > 0)
    notes.push({ loud: true, sentence: t('Mews returned more than was sent: {0}.', loyaltyPrograms(extra)) });
  const withoutChain = outcome.matched.filter(({ program }) => program.ChainId === undefined).length;
  if (withoutChain > 0) {
    notes.push({
      loud: false,
      sentence: t('Mews did not name the chain (ChainId) of {0}.', loyaltyPrograms(withoutChain)),
    });
  }
  const chains = outcome.matched.map(({ program }) => program.ChainId).filter((id) => id !== undefined);
  // What Mews said of the token counts where the file names no chain.
  const asked = chainId ?? (connection.portfolio ? undefined : connection.chainId);
  const others = asked ? chains.filter((id) => id.toLowerCase() !== asked.toLowerCase()) : [];
  if (others.length > 0) {
    const distinct = [...new Set(others)];
    const names = distinct.slice(0, MAX_NAMED).map((id) => chainName(connection, id));
    const more = distinct.length - names.length;
    const named = more > 0 ? t('{0} and {1} more', names.join(', '), more) : names.join(', ');
    const count = loyaltyPrograms(others.length);
    const sentence = chainId
      ? t('Not in the chain that the file names, but in {0}: {1}.', named, count)
      : t('Not in the chain of the connection, but in {0}: {1}.', named, count);
    // Nothing is as wrong as the wrong chain, so it comes first.
    notes.unshift({ loud: true, isChain: true, sentence });
  }
  return notes;
}

/** A chain by its name, where the connection knows one, and its Id. */
function chainName({ chainId, chainName: ofToken, chains = [] }: ConnectionSummary, id: string): string {
  const known = [...chains, ...(chainId === undefined ? [] : [{ id: chainId, name: ofToken }])];
  const name = known.find((chain) => chain.id.toLowerCase() === id.toLowerCase())?.name;
  return name === undefined ? harmless(id) : `${harmless(name)} (${harmless(id)})`;
}
