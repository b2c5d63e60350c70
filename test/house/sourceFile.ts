import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(__dirname, '../..');

/** A file of src/, without those that the build makes. */
export interface SourceFile {
  /** From src/, with slashes and no extension: `mews/limits`. */
  readonly name: string;
  readonly text: string;
  /** What it imports, types included: other files of src/ by such names, packages as they are written. */
  readonly imports: readonly string[];
}

const IMPORT = /\b(?:from|import|require)\s*\(?\s*'([^']+)'/g;

/** Every file of src/ that is written by hand. */
export const sourceFiles: readonly SourceFile[] = readdirSync(path.join(ROOT, 'src'), { recursive: true })
  .map((file) => String(file).replaceAll(path.sep, '/'))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('generated/'))
  .map((file) => {
    const name = file.slice(0, -'.ts'.length);
    const text = readFileSync(path.join(ROOT, 'src', file), 'utf8');
    return { name, text, imports: importsOf(name, text) };
  });

/** What a text imports, with the paths of files turned into names. */
export function importsOf(name: string, text: string): string[] {
  const specifiers = [...text.matchAll(IMPORT)].map(([, specifier]) => specifier ?? '');
  return specifiers.map((specifier) =>
    specifier.startsWith('.') ? path.posix.join(path.posix.dirname(name), specifier) : specifier,
  );
}

/** The text of a file of the project. */
export function projectText(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}
