import type { ProposedFix } from './loyaltyFileFix';
import type { TextRange } from './loyaltyFileProblem';
import type { TextEdit } from './textEdit';

/** What may stand beside a comment without growing together with it once the comment is gone. */
const APART = /[\s{}[\],:"]/;

/** Takes a comment out, with its line where it stands alone on it. What a person wrote goes, so only on request. */
export function commentFix(text: string, range: TextRange): ProposedFix {
  return {
    change: { kind: 'remove-comment' },
    operations: [{ kind: 'replace', edit: withoutComment(text, range) }],
    reach: 'all',
    preferred: true,
  };
}

/** Takes a comma out that no entry follows. */
export function commaFix({ offset, length }: TextRange): ProposedFix {
  return {
    change: { kind: 'remove-comma' },
    operations: [{ kind: 'replace', edit: { offset, length, text: '' } }],
    reach: 'save',
    preferred: true,
  };
}

function withoutComment(text: string, { offset, length }: TextRange): TextEdit {
  const lineStart = lastLineBreak(text, offset) + 1;
  const before = text.slice(lineStart, offset);
  const [after = ''] = /^[ \t]*/.exec(text.slice(offset + length)) ?? [];
  const end = offset + length + after.length;
  const [lineBreak] = /^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2)) ?? [];
  const endsLine = lineBreak !== undefined || end === text.length;
  if (before.trim() === '' && endsLine) {
    if (lineBreak !== undefined) return cut(lineStart, end + lineBreak.length);
    // The last line goes with the line break before it.
    return cut(
      text[lineStart - 2] === '\r' && text[lineStart - 1] === '\n' ? lineStart - 2 : Math.max(0, lineStart - 1),
      end,
    );
  }
  if (endsLine) return cut(lineStart + before.trimEnd().length, end);
  const from = /\s$/.test(before) || before === '' ? end : offset + length;
  const grows = !APART.test(text.charAt(offset - 1)) && !APART.test(text.charAt(from));
  return { ...cut(offset, from), text: grows ? ' ' : '' };
}

function lastLineBreak(text: string, offset: number): number {
  return offset === 0 ? -1 : Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1));
}

function cut(from: number, to: number): TextEdit {
  return { offset: from, length: to - from, text: '' };
}
