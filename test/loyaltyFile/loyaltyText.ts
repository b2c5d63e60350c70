const GOLD = { Name: '"Gold"', Code: '"G1"', Type: '"Hotel"', Subscription: '"Free"' };

/** A token nobody has, in the shape of Mews' tokens. */
export const SOME_TOKEN = '0123456789ABCDEF0123456789ABCDEF-0123456789ABCDEF0123456789ABCDE';

/** Any UUID. */
export const CHAIN_ID = '1df21f06-0cfc-4960-9c58-a3bf1261663e';

/** A correct program as text, with some members written otherwise, in raw JSON; undefined leaves one out. */
export function programText(members: Readonly<Record<string, string | undefined>> = {}): string {
  const entries = Object.entries({ ...GOLD, ...members }).filter(([, value]) => value !== undefined);
  return `{${entries.map(([name, value]) => `${name.includes('"') ? name : `"${name}"`}: ${value}`).join(', ')}}`;
}

/** A file with programs that are given as text, a correct one by default. `before` is put before the list. */
export function fileText(programs: readonly string[] = [programText()], before = ''): string {
  return `{${before}"LoyaltyPrograms": [${programs.join(', ')}]}`;
}
