import * as vscode from 'vscode';
import { enclosingProgram, type ProgramMember } from '../loyaltyFile/enclosingProgram';
import { MAX_FILE_LENGTH } from '../loyaltyFile/fileLimits';
import type { TextRange } from '../loyaltyFile/loyaltyFileProblem';
import { escapedMarkdown } from './escapedMarkdown';
import type { KnownProgram, KnownPrograms } from './knownPrograms';
import { knownSentence } from './knownSentence';
import { lastLine } from './lastLine';
import { isLoyaltyUri } from './loyaltyDocument';
import { rangeIn } from './rangeIn';

const { t } = vscode.l10n;
const MAX_SHOWN = 5;

/** The members that say which program it is. */
const NAMING: ReadonlySet<string> = new Set(['Name', 'Code']);
/** The members that can differ between programs of the same Code. */
const COMPARED = ['Name', 'Type', 'Subscription'] as const;

/** On Name and Code: what Mews has under this Code, as far as it is known. What they mean is told from the schema. */
export class ProgramHover implements vscode.HoverProvider {
  constructor(private readonly known: KnownPrograms) {}

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    if (!isLoyaltyUri(document.uri)) return undefined;
    const text = document.getText();
    const offset = document.offsetAt(position);
    if (text.length > MAX_FILE_LENGTH) return undefined;
    const members = enclosingProgram(text, offset) ?? [];
    const naming = members.filter(({ name }) => NAMING.has(name));
    const range = naming
      .flatMap(({ key, value }) => [key, ...(value ? [value.range] : [])])
      .find((part) => holds(part, offset));
    const code = valueNamed(members, 'Code');
    if (!range || typeof code !== 'string') return undefined;
    const programs = await this.known.withCode(code);
    if (programs.length === 0) return undefined;
    const shown = programs.slice(0, MAX_SHOWN).map((program) => paragraph(program, members));
    if (programs.length > MAX_SHOWN)
      shown.push(t('{0} more were created with this Code.', programs.length - MAX_SHOWN));
    return new vscode.Hover(new vscode.MarkdownString(lastLine.clean(shown.join('\n\n'))), rangeIn(document, range));
  }
}

function holds({ offset, length }: TextRange, place: number): boolean {
  return offset <= place && place <= offset + length;
}

function valueNamed(members: readonly ProgramMember[], name: string): unknown {
  return members.findLast((member) => member.name === name)?.value?.value;
}

function paragraph(known: KnownProgram, members: readonly ProgramMember[]): string {
  const changed = COMPARED.flatMap((name) => {
    const then = known.program[name];
    return then === undefined || then === valueNamed(members, name) ? [] : [`${name}: ${escapedMarkdown(then)}`];
  });
  const sentence = `**${t('In Mews:')}** ${knownSentence(known)}`;
  return changed.length === 0 ? sentence : `${sentence}  \n${t('Different there: {0}', changed.join(' · '))}`;
}
