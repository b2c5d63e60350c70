import { MAX_DEPTH } from './fileLimits';
import { JsonCharacter as CHAR } from './jsonCharacter';
import type { FindingTarget, JsonPath, TextRange } from './loyaltyFileProblem';

/** A place in a value, and which part of it is meant. */
export interface Place {
  readonly path: JsonPath;
  readonly target: FindingTarget;
}

/** What one pass over a strict JSON text found. */
export interface FoundPlaces {
  /** One for each place that was asked for, in the same order. Of a member written twice it is the last, as JSON.parse takes it. */
  readonly ranges: readonly TextRange[];
  /** How many members the text writes as far as it was read, those of all objects and the doubled ones included. */
  readonly memberCount: number;
  /** The first bracket beyond MAX_DEPTH. What comes behind it was not looked at. */
  readonly tooDeep?: TextRange;
}

/** So many names are compared one by one with what the text has; more are looked up. */
const FEW = 4;

/** What is asked of a value: its own places, and those within it by name or index. */
interface Wanted {
  readonly places: { readonly index: number; readonly target: FindingTarget }[];
  inside?: Map<string | number, Wanted>;
}

/**
 * Finds places in a text that JSON.parse has taken, in one pass that makes positions only for what is asked. Gives
 * nonsense for any other text. A place that the text doesn't have is told as the start of the text.
 *
 * @param until `found`: stops at the last place, which is right for a text that writes no member twice; else `end`.
 */
export function findPlaces(text: string, places: readonly Place[], until: 'found' | 'end' = 'end'): FoundPlaces {
  return new PlaceScan(text, places, until).found();
}

class PlaceScan {
  private at = 0;
  private memberCount = 0;
  private tooDeep: TextRange | undefined;
  /** How many places are still to be found, where the scan may stop after the last. */
  private left: number;
  private readonly ranges: TextRange[];
  private readonly wanted: Wanted = { places: [] };

  constructor(
    private readonly text: string,
    places: readonly Place[],
    private readonly until: 'found' | 'end',
  ) {
    this.left = until === 'found' ? places.length : Number.POSITIVE_INFINITY;
    this.ranges = places.map(() => ({ offset: 0, length: 0 }));
    for (const [index, { path, target }] of places.entries()) {
      let wanted = this.wanted;
      for (const step of path) {
        wanted.inside ??= new Map();
        let next = wanted.inside.get(step);
        if (!next) {
          next = { places: [] };
          wanted.inside.set(step, next);
        }
        wanted = next;
      }
      wanted.places.push({ index, target });
    }
  }

  found(): FoundPlaces {
    this.skipBlanks();
    this.value(this.wanted, undefined, 0);
    const { ranges, memberCount, tooDeep } = this;
    return { ranges, memberCount, ...(tooDeep && { tooDeep }) };
  }

  /** Reads the value that begins here. `key` is the range of its name; `depth` counts the brackets around it. */
  private value(wanted: Wanted, key: TextRange | undefined, depth: number): void {
    const offset = this.at;
    const first = this.text.charCodeAt(offset);
    const container = first === CHAR.openBrace || first === CHAR.openBracket;
    const { inside } = wanted;
    if (!container || !inside) this.skipValue(depth);
    else if (depth === MAX_DEPTH) this.tooDeep = { offset, length: 1 };
    else if (first === CHAR.openBrace) this.object(inside, depth + 1);
    else this.list(inside, depth + 1);
    this.left -= wanted.places.length;
    for (const { index, target } of wanted.places) {
      const whole = { offset, length: this.at - offset };
      this.ranges[index] =
        target === 'key' ? (key ?? whole) : target === 'opening' && container ? { offset, length: 1 } : whole;
    }
  }

  private object(wanted: ReadonlyMap<string | number, Wanted>, depth: number): void {
    this.at += 1;
    let awaited = this.until === 'found' ? wanted.size : Number.POSITIVE_INFINITY;
    for (;;) {
      this.skipBlanks();
      const code = this.text.charCodeAt(this.at);
      if (code === CHAR.comma) {
        this.at += 1;
        continue;
      }
      if (code !== CHAR.quote) break;
      const key = this.at;
      this.at = endOfString(this.text, key);
      const length = this.at - key;
      const inside = this.insideAt(wanted, key, length);
      this.memberCount += 1;
      this.skipBlanks();
      this.at += 1;
      this.skipBlanks();
      if (inside) this.value(inside, { offset: key, length }, depth);
      else this.skipValue(depth);
      if (this.tooDeep || this.left <= 0) return;
      if (inside) awaited -= 1;
      if (awaited === 0) {
        this.skipRest();
        return;
      }
    }
    this.at += 1;
  }

  private list(wanted: ReadonlyMap<string | number, Wanted>, depth: number): void {
    this.at += 1;
    for (let index = 0; ; ) {
      this.skipBlanks();
      const code = this.text.charCodeAt(this.at);
      if (code === CHAR.comma) {
        this.at += 1;
        index += 1;
        continue;
      }
      if (code === CHAR.closeBracket || this.at >= this.text.length) break;
      const inside = wanted.get(index);
      if (inside) this.value(inside, undefined, depth);
      else this.skipValue(depth);
      if (this.tooDeep || this.left <= 0) return;
    }
    this.at += 1;
  }

  /** What is asked of the member whose name stands at a place. Most names are not asked for: they are compared, not read. */
  private insideAt(inside: ReadonlyMap<string | number, Wanted>, key: number, length: number): Wanted | undefined {
    if (inside.size <= FEW) {
      for (const [name, wanted] of inside) {
        if (typeof name !== 'string' || name.length !== length - 2 || name.includes('\\')) continue;
        if (this.text.startsWith(name, key + 1)) return wanted;
      }
    }
    const quoted = this.text.slice(key, key + length);
    if (quoted.includes('\\')) return inside.get(String(JSON.parse(quoted)));
    return inside.size <= FEW ? undefined : inside.get(quoted.slice(1, -1));
  }

  private skipBlanks(): void {
    const { text } = this;
    let { at } = this;
    for (
      let code = text.charCodeAt(at);
      code === CHAR.space || code === CHAR.lineFeed || code === CHAR.carriageReturn || code === CHAR.tab;
    ) {
      at += 1;
      code = text.charCodeAt(at);
    }
    this.at = at;
  }

  /** Goes behind the object that is being read, of which nothing more is asked. */
  private skipRest(): void {
    const { text } = this;
    let { at } = this;
    for (let open = 1; open > 0 && at < text.length; ) {
      const code = text.charCodeAt(at);
      if (code === CHAR.quote) {
        at = endOfString(text, at);
        continue;
      }
      if (code === CHAR.openBrace || code === CHAR.openBracket) open += 1;
      else if (code === CHAR.closeBrace || code === CHAR.closeBracket) open -= 1;
      at += 1;
    }
    this.at = at;
  }

  /** Goes behind the value that begins here, counting the members within it. */
  private skipValue(depth: number): void {
    const { text } = this;
    let { at } = this;
    let open = depth;
    do {
      const code = text.charCodeAt(at);
      if (code === CHAR.quote) {
        at = endOfString(text, at);
        continue;
      }
      if (code === CHAR.openBrace || code === CHAR.openBracket) {
        open += 1;
        if (open > MAX_DEPTH) {
          this.tooDeep = { offset: at, length: 1 };
          break;
        }
      } else if (code === CHAR.closeBrace || code === CHAR.closeBracket) {
        open -= 1;
      } else if (code === CHAR.colon) {
        this.memberCount += 1;
      } else if (open === depth) {
        at = endOfWord(text, at);
        break;
      }
      at += 1;
    } while (open > depth && at < text.length);
    this.at = at;
  }
}

/** Where the string that begins at an offset ends, its closing quote included. */
function endOfString(text: string, offset: number): number {
  for (let at = offset + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === CHAR.quote) return at + 1;
    if (code === CHAR.backslash) at += 1;
  }
  return text.length;
}

/** Where a number, true, false or null ends. */
function endOfWord(text: string, offset: number): number {
  let at = offset;
  while (/[\w.+-]/.test(text.charAt(at))) at += 1;
  return at;
}
