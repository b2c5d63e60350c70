import type { CreatedLoyaltyProgram, LoyaltyProgram } from '../mews/loyaltyProgram';
import type { ChangeableMember } from '../mews/matchPrograms';

const MAX_LENGTH = 500;
/** What nobody sees, or what reorders: here a difference must not hide in it, so it is written out. A plain blank stays. */
const UNSEEN = /(?! )[\p{Cc}\p{Cf}\p{Co}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * The members in which a program in Mews (-) is another than the one in the file (+), as a block of Markdown. Values are
 * quoted as in JSON, a line each; none of them can end the block.
 */
export function fencedDiff(
  differs: readonly ChangeableMember[],
  inMews: CreatedLoyaltyProgram,
  inFile: LoyaltyProgram,
): string {
  const lines = differs.flatMap((member) => [
    `- ${member}: ${quoted(inMews[member])}`,
    `+ ${member}: ${quoted(inFile[member])}`,
  ]);
  const longest = Math.max(...[...lines.join('\n').matchAll(/`+/g)].map(([run]) => run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return [`${fence}diff`, ...lines, fence].join('\n');
}

function quoted(value: string | undefined): string {
  if (value === undefined) return '(none)';
  const characters = [...value];
  const shown = characters.length > MAX_LENGTH ? `${characters.slice(0, MAX_LENGTH - 1).join('')}…` : value;
  return JSON.stringify(shown).replace(UNSEEN, (unseen) =>
    Array.from({ length: unseen.length }, (_, at) => `\\u${unseen.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
      '',
    ),
  );
}
