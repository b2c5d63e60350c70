import * as vscode from 'vscode';
import type { PlannedProgram } from '../submission/planPrograms';
import { harmless } from './harmless';

const { t } = vscode.l10n;

/** A program whose Code Mews has already, as itself or as another. */
export type FoundProgram = Exclude<PlannedProgram, { kind: 'new' }>;

/** What a person has to know of a program whose Code Mews has already. `code` is the one in the file. */
export function planMarkSentence(code: string, found: FoundProgram): string {
  const count = found.existing.length;
  const shown = harmless(code);
  switch (found.kind) {
    case 'same': {
      const id = harmless(found.nearest.Id);
      return count === 1
        ? t('Mews has this program already, with the Id {0}. Adding it would create a second one.', id)
        : t(
            'Mews has this program already, with the Id {0}, and {1} programs with the Code "{2}" in all. Adding it would create one more.',
            id,
            count,
            shown,
          );
    }
    case 'different': {
      const differences = differencesIn(found);
      return count === 1
        ? t('Mews has Code "{0}" already, as another program: {1} there.', shown, differences)
        : t(
            'Mews has {0} programs with the Code "{1}" already. The nearest is another one: {2} there.',
            count,
            shown,
            differences,
          );
    }
    default:
      return found satisfies never;
  }
}

function differencesIn({ differs, nearest }: FoundProgram & { kind: 'different' }): string {
  return differs
    .map((member) => {
      const there = nearest[member];
      return there === undefined ? t('{0} is missing', member) : t('{0} is "{1}"', member, harmless(there));
    })
    .join(', ');
}
