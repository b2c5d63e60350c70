/**
 * Whether a text may write a member twice whose value, as JSON.parse gives it, has this many members. Compares the colons
 * of the text with the members and the colons within the value: they are as many in any text that doesn't, unless a colon is
 * written as an escape. A yes has to be looked into; a no is certain.
 */
export function mayWriteTwice(text: string, value: unknown, memberCount: number): boolean {
  const colons = colonsIn(text);
  if (colons === memberCount) return false;
  return text.includes('\\u003') || colons !== memberCount + colonsWithin(value);
}

function colonsIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at !== -1; at = text.indexOf(':', at + 1)) count += 1;
  return count;
}

/** The colons in all texts and names of a value. Doesn't recurse. */
function colonsWithin(root: unknown): number {
  let count = 0;
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value === 'string') count += colonsIn(value);
    else if (Array.isArray(value)) for (const entry of value) waiting.push(entry);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, entry] of Object.entries(value)) {
        count += colonsIn(name);
        waiting.push(entry);
      }
    }
  }
  return count;
}
