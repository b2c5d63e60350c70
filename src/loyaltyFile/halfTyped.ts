import type { LooseText } from './looseText';
import type { JsonPath, PlacedFinding } from './loyaltyFileProblem';

/** A member whose name stands there and whose value can't be read yet: that is the syntax error, no missing member. */
export function isHalfTyped(text: string, loose: LooseText, { finding, path }: PlacedFinding): boolean {
  switch (finding.code) {
    case 'missing-member':
    case 'missing-recommended-member':
      return standsIn(text, loose, path, finding.member);
    case 'missing-chain-id':
      return standsIn(text, loose, path, 'ChainId');
    default:
      return false;
  }
}

/**
 * From the last word before the first syntax error on, a value may be taken for its neighbour's: while a ChainId is being
 * typed, the name "LoyaltyPrograms" on the next line is read as its value, and all below as members of the wrong object.
 */
export function isMisreading(text: string, loose: LooseText, { finding, path, target }: PlacedFinding): boolean {
  const { firstError } = loose;
  if (!firstError) return false;
  switch (finding.code) {
    case 'unknown-member':
    case 'wrong-type':
    case 'invalid-chain-id':
    case 'other-chain-id': {
      const trusted = trustedLength(text, firstError.offset);
      const around = loose.containerAt(path.slice(0, -1));
      if (around && around.offset + around.length < trusted) return false;
      if (around && around.offset >= trusted) return true;
      const { offset, length } = loose.rangeOf(path, finding.code === 'wrong-type' ? 'opening' : target);
      return offset + length >= trusted;
    }
    default:
      return false;
  }
}

/** Where the last word before an error ends. */
function trustedLength(text: string, errorOffset: number): number {
  let length = errorOffset;
  while (length > 0 && /\s/.test(text.charAt(length - 1))) length -= 1;
  return length;
}

/** Whether a name stands anywhere in the text of an object, where a quote or a colon too few makes a parser lose it. */
function standsIn(text: string, loose: LooseText, path: JsonPath, name: string): boolean {
  const range = loose.containerAt(path);
  return range !== undefined && text.slice(range.offset, range.offset + range.length).includes(name);
}
