/** Parts of base64 shorter than this stand in words by chance. */
const SHORTEST_BASE64_PART = 8;

/** A text as it stands inside a JSON string. */
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

/**
 * The ways a token can stand in a text: as it is, in JSON, in JSON that quotes JSON up to twice, in an address, in a form, in base64
 * (alone or within something longer) and in hex. What else a server may do character by character, `unescaped` undoes.
 */
export function tokenForms(token: string): string[] {
  const quoted = inJson(inJson(token));
  const inAddress = encodeURIComponent(token.toWellFormed());
  const texts = [token, inJson(token), quoted, inJson(quoted), inAddress, inAddress.replaceAll('%20', '+')];
  return [
    ...texts,
    // UTF-8 that somebody read as latin-1.
    Buffer.from(token, 'utf8').toString('latin1'),
    ...[...new Set(texts)].flatMap((text) => binaryForms(Buffer.from(text, 'utf8'))),
  ];
}

function binaryForms(bytes: Buffer): string[] {
  const base64 = bytes.toString('base64');
  const parts = [0, 1, 2]
    .map((shift) => base64Part(bytes, shift))
    .filter((part) => part.length >= SHORTEST_BASE64_PART);
  const all = [base64, base64.replace(/=+$/, ''), ...parts];
  return [...all, ...all.map(inUrlAlphabet), bytes.toString('hex')];
}

/**
 * What the base64 of any text that holds these bytes has in it for certain, where as many bytes as `shift` stand before them, but for
 * a multiple of three: characters at either end also depend on what stands beside them.
 */
function base64Part(bytes: Buffer, shift: number): string {
  const shifted = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  return shifted.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
}

function inUrlAlphabet(base64: string): string {
  return base64.replaceAll('+', '-').replaceAll('/', '_');
}
