import { lineStart } from './lineStart';

/** How a text writes its JSON, so that what is put in looks like what stands there. */
export interface JsonStyle {
  readonly lineEnd: string;
  /** What one level is indented by. */
  readonly unit: string;
  /** Whether values are spread over lines. */
  readonly lines: boolean;
  /** Whether blanks are spared. */
  readonly compact: boolean;
}

/** The style of a text; VS Code's own where the text shows none. */
export function jsonStyle(text: string): JsonStyle {
  const trimmed = text.trim();
  const lines = trimmed === '' || /[\r\n]/.test(trimmed);
  return {
    lineEnd: /\r\n|\n|\r/.exec(text)?.[0] ?? '\n',
    unit: /[\r\n]([ \t]+)\S/.exec(text)?.[1] ?? '  ',
    lines,
    compact: !lines && /":(?=\S)/.test(text),
  };
}

/** A value as JSON in that style; `indent` is what the line it begins on starts with. */
export function written(value: unknown, { lineEnd, unit, lines, compact }: JsonStyle, indent: string): string {
  if (compact) return JSON.stringify(value);
  const text = JSON.stringify(value, undefined, unit);
  if (lines) return text.replaceAll('\n', lineEnd + indent);
  // No text holds a line break of its own: they are escaped.
  return text.replace(/(?<=[[{])\n\s*|\n\s*(?=[\]}])/g, '').replace(/\n\s*/g, ' ');
}

/** A member and its value in that style. */
export function writtenMember(name: string, value: unknown, style: JsonStyle, indent: string): string {
  return `${JSON.stringify(name)}:${style.compact ? '' : ' '}${written(value, style, indent)}`;
}

/** The blanks that the line of an offset starts with. */
export function indentAt(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, offset), offset))?.[0] ?? '';
}
