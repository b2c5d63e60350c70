import { sandboxTokens } from '../sandbox/sandboxTokens';
import { canaryTokens } from './canaryTokens';

/** Every token that a row may use. */
export const allTokens: readonly string[] = [...Object.values(sandboxTokens), ...Object.values(canaryTokens)];

const PIECE_LENGTH = 12;

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** The ways a token can stand in a text, whole. */
function formsOf(token: string): string[] {
  const bytes = Buffer.from(token, 'utf8');
  return [
    token,
    bytes.toString('latin1'),
    inJson(token),
    inJson(inJson(token)),
    encodeURIComponent(token),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    [...token].reverse().join(''),
    encodeURIComponent(encodeURIComponent(token)),
    token.replace(/[^a-z0-9-]/gi, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    Array.from(token, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    token.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;'),
    // Within a longer text that is in base64 as a whole, raw and as JSON.
    ...[token, inJson(token)].flatMap((text) =>
      ['', '.', '..'].flatMap((before) =>
        (['base64', 'base64url'] as const).map((alphabet) =>
          Buffer.from(before + text)
            .toString(alphabet)
            .slice(4, -4),
        ),
      ),
    ),
  ];
}

/** A token's pieces, so that one that was cut off is found as well. */
function piecesOf(token: string): string[] {
  return Array.from({ length: token.length - PIECE_LENGTH + 1 }, (_, start) =>
    token.slice(start, start + PIECE_LENGTH),
  );
}

const traces = [...new Set(allTokens.flatMap((token) => [...formsOf(token), ...piecesOf(token)]))].map((form) =>
  form.toLowerCase(),
);

/** The trace that a token left in a text: whole in any form and case, or a piece of it; undefined where there is none. */
export function tokenTrace(text: string): string | undefined {
  const lower = text.toLowerCase();
  return traces.find((trace) => lower.includes(trace));
}
