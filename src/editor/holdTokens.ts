import * as vscode from 'vscode';
import type { LoyaltyProgram } from '../mews/loyaltyProgram';
import { lastLine } from './lastLine';
import { messages } from './messages';

/**
 * Whether a token of a connection stands in programs, which has been said then. Whatever they are called goes to Mews and
 * into the records of the run as it is, and comes back in lists and exports: a token must not begin that way.
 */
export function holdTokens(programs: readonly LoyaltyProgram[], chainId: string | null | undefined): boolean {
  const index = programs.findIndex((program) => Object.values(program).some(isHolding));
  if (index === -1 && !isHolding(chainId)) return false;
  void messages.error(
    index === -1
      ? vscode.l10n.t('The ChainId holds a token of a connection. Put the Id of the chain there. Nothing was sent.')
      : vscode.l10n.t(
          'A program holds a token of a connection: number {0} in the list. Take the token out of it. Nothing was sent.',
          index + 1,
        ),
  );
  return true;
}

function isHolding(value: unknown): boolean {
  return typeof value === 'string' && lastLine.holdsToken(value);
}
