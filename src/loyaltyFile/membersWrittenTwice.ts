import { visit } from 'jsonc-parser';
import type { TextFinding, TextRange } from './loyaltyFileProblem';
import { holdsToken } from './tokenFindings';

/**
 * The members that an object of a text has already, each with the first of its name. JSON.parse silently keeps the last.
 * Reads any text, broken or not, that is nested no deeper than MAX_DEPTH.
 */
export function membersWrittenTwice(text: string): TextFinding[] {
  const findings: TextFinding[] = [];
  const open: Map<string, TextRange>[] = [];
  visit(
    text,
    {
      onObjectBegin: () => {
        open.push(new Map());
      },
      onObjectEnd: () => {
        open.pop();
      },
      onObjectProperty: (member, offset, length) => {
        const members = open.at(-1);
        const related = members?.get(member);
        // A token as a name is told as a token, and its text stays out of every finding.
        if (related === undefined) members?.set(member, { offset, length });
        else if (!holdsToken(member)) {
          findings.push({ finding: { code: 'member-twice', member }, range: { offset, length }, related });
        }
      },
    },
    { allowTrailingComma: true },
  );
  return findings;
}
