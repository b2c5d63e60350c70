import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { getLanguageService, TextDocument } from 'vscode-json-languageservice';

/**
 * The library behind VS Code's own JSON validation, set up as its server does: the schema by its Uri for the name of the
 * file, read when it is first needed. Gives a check of one text, from text to diagnostics.
 */
export function peer(text: string, schemaUri: string): () => Promise<number> {
  const service = getLanguageService({
    schemaRequestService: (uri) => readFile(fileURLToPath(uri), 'utf8'),
    workspaceContext: { resolveRelativePath: (relativePath, resource) => new URL(relativePath, resource).href },
  });
  service.configure({ validate: true, schemas: [{ uri: schemaUri, fileMatch: ['*.loyalty.json'] }] });
  // Outside of what is timed: the server keeps its documents, and only changes them.
  const document = TextDocument.create('file:///aurora.loyalty.json', 'json', 1, text);
  return async () => {
    const parsed = service.parseJSONDocument(document);
    const problems = await service.doValidation(document, parsed, { comments: 'error', trailingCommas: 'error' });
    return problems.length;
  };
}
