import { LOYALTY_PROGRAM_SUBSCRIPTIONS, LOYALTY_PROGRAM_TYPES } from '../mews/limits';

/** A loyalty file with one program as a VS Code snippet, each tab standing for one level of indentation. The schema offers the same. */
export function skeletonSnippet(): string {
  const program = {
    Name: `\${1:Name}`,
    Code: `\${2:Code}`,
    Type: `\${3|${LOYALTY_PROGRAM_TYPES.join(',')}|}`,
    Subscription: `\${4|${LOYALTY_PROGRAM_SUBSCRIPTIONS.join(',')}|}`,
  };
  return `${JSON.stringify({ LoyaltyPrograms: [program] }, undefined, '\t')}\n`;
}
