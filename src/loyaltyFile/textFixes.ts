import { lineStart } from './lineStart';
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
  const start = lineStart(text, offset);
  const before = text.slice(start, offset);
  const [after = ''] = /^[ \t]*/.exec(text.slice(offset + length)) ?? [];
  const end = offset + length + after.length;
  const [lineBreak] = /^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2)) ?? [];
  const endsLine = lineBreak !== undefined || end === text.length;
  if (before.trim() === '' && endsLine) {
    if (lineBreak !== undefined) return cut(start, end + lineBreak.length);
    // The last line goes with the line break before it.
    return cut(text[start - 2] === '\r' && text[start - 1] === '\n' ? start - 2 : Math.max(0, start - 1), end);
  }
  if (endsLine) return cut(start + before.trimEnd().length, end);
  const from = /\s$/.test(before) || before === '' ? end : offset + length;
  const grows = !APART.test(text.charAt(offset - 1)) && !APART.test(text.charAt(from));
  return { ...cut(offset, from), text: grows ? ' ' : '' };
}

function cut(from: number, to: number): TextEdit {
  return { offset: from, length: to - from, text: '' };
}
