import { getLanguageService, TextDocument } from 'vscode-json-languageservice';
import type { TextRange } from '../../src/loyaltyFile/loyaltyFileProblem';
import { projectText } from '../house/sourceFile';

/** What VS Code's own JSON support has against a text, and where. */
export interface JsonServerFault {
  readonly kind: JsonServerKind;
  /** The member that is missing or not allowed. */
  readonly member?: string;
  readonly range: TextRange;
}

type JsonServerKind = keyof typeof MESSAGES | keyof typeof CODES | 'syntax';

/** Its faults of the schema carry no code. A message that is none of these fails the test that meets it. */
const MESSAGES = {
  missing: /^Missing property "(.*)"\.$/s,
  'not allowed': /^Property (.*) is not allowed\.$/s,
  type: /^Incorrect type\. /,
  enum: /^Value is not accepted\. /,
  'too short': /^String is shorter than /,
  'too long': /^String is longer than /,
  pattern: /^String does not match the pattern /,
  'too few': /^Array has too few items\. /,
  'too many': /^Array has too many items\. /,
} as const;

/** Its codes of what a text may have beside errors of syntax, all of which are 0 or in between. */
const CODES = { 'trailing comma': 519, 'written twice': 520, comment: 521 } as const;
const ENUM_CODE = 1;

const SCHEMA_URI = 'file:///loyalty-programs.schema.json';

/** The library of VS Code's JSON server, that gets the whole schema under every Uri: a `$schema` in a text leads to it too. */
const service = getLanguageService({
  schemaRequestService: async () => projectText('schemas/loyalty-programs.schema.json'),
  workspaceContext: { resolveRelativePath: () => SCHEMA_URI },
});
service.configure({ validate: true, schemas: [{ uri: SCHEMA_URI, fileMatch: ['*.loyalty.json'] }] });

/**
 * The faults that VS Code's JSON server would show in a text if it had the whole schema, in the order it gives them: those
 * of the schema first. With the settings that the server has for the language `json`.
 */
export async function jsonServerFaults(text: string): Promise<readonly JsonServerFault[]> {
  const document = TextDocument.create('file:///aurora.loyalty.json', 'json', 1, text);
  const parsed = service.parseJSONDocument(document);
  const found = await service.doValidation(document, parsed, { comments: 'error', trailingCommas: 'error' });
  return found.map(({ code, message, range }) => {
    const offset = document.offsetAt(range.start);
    return { ...kindOf(code, String(message)), range: { offset, length: document.offsetAt(range.end) - offset } };
  });
}

function kindOf(code: number | string | undefined, message: string): Omit<JsonServerFault, 'range'> {
  for (const kind of keysOf(CODES)) if (CODES[kind] === code) return { kind };
  if (code !== undefined && code !== ENUM_CODE) return { kind: 'syntax' };
  for (const kind of keysOf(MESSAGES)) {
    const match = MESSAGES[kind].exec(message);
    if (match) return match[1] === undefined ? { kind } : { kind, member: match[1] };
  }
  throw new Error(`The JSON server says what no kind is known for: ${message}`);
}

function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): K[] {
  const keys: K[] = [];
  for (const key in table) keys.push(key);
  return keys;
}
