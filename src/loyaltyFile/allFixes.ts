import { composedEdits } from './composedEdits';
import { proposedFixes } from './fixesOf';
import { type FixContext, FixSource } from './fixSource';
import type { ProposedFix } from './loyaltyFileFix';
import type { LoyaltyFileProblem } from './loyaltyFileProblem';
import { operationEdits } from './operationEdits';
import { editedText, type TextEdit } from './textEdit';

/** Which fixes are taken together; `text` is the one that the problem is in. */
export type Wanted = (fix: ProposedFix, problem: LoyaltyFileProblem, text: string) => boolean;

/** A reading tells of a thousand problems at most, and one mend can lay the next one bare: as often is the text read again. */
const MAX_ROUNDS = 250;

/**
 * The edits that mend every problem of a text that has a wanted fix, in one step: of each problem the first such fix, and
 * again in the text that comes of it, until there is none left. In the order of the text, never overlapping. `read` gives
 * the problems of a text.
 */
export function allFixes(
  text: string,
  read: (text: string) => readonly LoyaltyFileProblem[],
  context: FixContext,
  wanted: Wanted,
): readonly TextEdit[] {
  const rounds: (readonly TextEdit[])[] = [];
  let now = text;
  while (rounds.length < MAX_ROUNDS) {
    const problems = read(now);
    const source = new FixSource(now, problems, context, true);
    const inOrder = problems.toSorted((a, b) => a.range.offset - b.range.offset);
    const fixes = inOrder.flatMap((problem) => {
      const fix = proposedFixes(source, problem).find((proposed) => wanted(proposed, problem, now));
      return fix ? [fix.operations] : [];
    });
    const edits = operationEdits(now, source.style, fixes);
    const next = editedText(now, edits);
    if (next === now) break;
    rounds.push(edits);
    now = next;
  }
  return composedEdits(text.length, rounds);
}
