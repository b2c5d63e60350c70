import { schemaQuestion } from './schemaQuestion';

/**
 * What the server of somebody who means harm, which runs beside this window, has seen so far; VS Code's own questions for
 * schemas only where they are asked for. */
export async function seenByEvil({ schemas = false } = {}): Promise<readonly string[]> {
  const answer = await fetch(`${process.env.MEWS_LOYALTY_EVIL}/seen`);
  const seen: unknown = await answer.json();
  if (!Array.isArray(seen)) throw new Error('Their server tells nothing');
  return seen.map(String).filter((line) => schemas || !schemaQuestion.test(line));
}
