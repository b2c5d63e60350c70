import { type JSONVisitor, type ParseOptions, visit } from 'jsonc-parser';
import type { FindingTarget, JsonPath, TextFinding, TextRange } from './loyaltyFileProblem';
import { membersWrittenTwice } from './membersWrittenTwice';
import { valueAt } from './valueAt';
import { valueSize } from './valueSize';

/** A text that need not be JSON, read as far as it can be. */
export interface LooseText {
  /** What the text stands for; undefined where not even the beginning of a value was found. */
  readonly value: unknown;
  /** Where the parser first stumbled, other than over comments and trailing commas. */
  readonly firstError?: TextRange;
  /** Comments, trailing commas and members written twice, in the order they were found. */
  readonly findings: readonly TextFinding[];
  /** The text that a place in the value stands for; the nearest place above it where the text has no such place. */
  readonly rangeOf: (path: JsonPath, target: FindingTarget) => TextRange;
  /** The whole text of the object or list at a path; undefined where there is none. */
  readonly containerAt: (path: JsonPath) => TextRange | undefined;
}

/**
 * An object without inherited members, so that "__proto__" and "constructor" are names like any other. Made by a class and
 * not by Object.create(null), because what that makes is several times slower to fill and to read.
 */
class Bare {
  [name: string]: unknown;
}
Object.setPrototypeOf(Bare.prototype, null);
Reflect.deleteProperty(Bare.prototype, 'constructor');

type Container = Bare | unknown[];

/** A direct entry of an object or a list: where the name stands (in a list there is none), and the value, where it has one. */
interface Entry {
  readonly key?: TextRange;
  readonly value?: TextRange;
}

const OPTIONS: ParseOptions = { allowTrailingComma: true };
const START: TextRange = { offset: 0, length: 0 };

/** Reads a text with jsonc-parser. Recurses as deep as the text is nested: not for texts deeper than MAX_DEPTH. */
export function readLooseText(text: string): LooseText {
  const findings: TextFinding[] = [];
  /** The objects and lists by number, and of each number n where it begins (2n) and ends (2n + 1). */
  const numbers = new Map<unknown, number>();
  const bounds: number[] = [];
  const open: Container[] = [];
  const openNumbers: number[] = [];
  let top: { readonly value: unknown } | undefined;
  let current: Container | undefined;
  let name: string | undefined;
  let firstError: TextRange | undefined;
  let comma: TextRange | undefined;
  let afterEntry = false;
  let members = 0;
  const take = (value: unknown) => {
    if (current === undefined) {
      top ??= { value };
    } else if (Array.isArray(current)) {
      current.push(value);
    } else if (name !== undefined) {
      current[name] = value;
      members += 1;
    }
    name = undefined;
    comma = undefined;
    afterEntry = true;
  };
  const begin = (container: Container, offset: number) => {
    take(container);
    if (current) open.push(current);
    current = container;
    const number = numbers.size;
    numbers.set(container, number);
    openNumbers.push(number);
    bounds.push(offset, offset);
    afterEntry = false;
  };
  const end = (offset: number, length: number) => {
    // jsonc-parser reads one character past a text that ends in an opened comment.
    bounds[2 * (openNumbers.pop() ?? 0) + 1] = Math.min(offset + length, text.length);
    // At the end of the text nothing closes: there is no comma too many, but a bracket too few.
    if (comma && length > 0) findings.push({ finding: { code: 'trailing-comma' }, range: comma });
    comma = undefined;
    current = open.pop();
    name = undefined;
    afterEntry = true;
  };
  const visitor: JSONVisitor = {
    onObjectBegin: (offset) => begin(new Bare(), offset),
    onArrayBegin: (offset) => begin([], offset),
    onObjectEnd: end,
    onArrayEnd: end,
    onObjectProperty: (member) => {
      name = member;
      comma = undefined;
      afterEntry = true;
    },
    onLiteralValue: take,
    onSeparator: (character, offset, length) => {
      // A comma that ends no entry is an error the parser tells.
      comma = character === ',' && afterEntry ? { offset, length } : undefined;
      afterEntry = false;
      if (character === ',') name = undefined;
    },
    onComment: (offset, length) => {
      // One that nothing closes is told by the parser.
      const closed = text.charAt(offset + 1) === '/' || (length > 3 && text.endsWith('*/', offset + length));
      if (closed) findings.push({ finding: { code: 'comment' }, range: { offset, length } });
    },
    onError: (_, offset, length) => {
      firstError ??= { offset, length };
    },
  };
  visit(text, visitor, OPTIONS);
  const value = top?.value;
  const entries = new Entries(text, numbers, bounds);
  // As many members as the value has: then none was written over.
  if (members !== valueSize(value).memberCount) findings.push(...membersWrittenTwice(text));
  return {
    value,
    ...(firstError && { firstError }),
    findings,
    rangeOf: (path, target) => entries.rangeOf(value, path, target),
    containerAt: (path) => entries.wholeOf(valueAt(value, path)),
  };
}

/** What stands in containers. Looks only into those it is asked for, each once. */
class Entries {
  private readonly known = new Map<unknown, ReadonlyMap<unknown, Entry>>();

  constructor(
    private readonly text: string,
    private readonly numbers: ReadonlyMap<unknown, number>,
    private readonly bounds: readonly number[],
  ) {}

  /** The whole text of a container. */
  wholeOf(container: unknown): TextRange | undefined {
    const number = this.numbers.get(container);
    if (number === undefined) return undefined;
    const [offset = 0, end = 0] = this.bounds.slice(2 * number, 2 * number + 2);
    return { offset, length: end - offset };
  }

  rangeOf(root: unknown, path: JsonPath, target: FindingTarget): TextRange {
    let value = root;
    let key: TextRange | undefined;
    for (const [level, step] of path.entries()) {
      const inside = Array.isArray(value) === (typeof step === 'number') ? valueAt(value, [step]) : undefined;
      // A container that only lies on the way needs no look at its neighbours.
      const passed = this.numbers.has(inside) && !(target === 'key' && level === path.length - 1);
      if (!passed) {
        const entry = this.entriesOf(value)?.get(step);
        if (!entry) return this.openingOf(value);
        if (!entry.value) return entry.key ?? this.openingOf(value);
        if (!this.numbers.has(inside)) return target === 'key' ? (entry.key ?? entry.value) : entry.value;
        key = entry.key;
      }
      value = inside;
    }
    if (target === 'key' && key) return key;
    return target === 'opening' ? this.openingOf(value) : (this.wholeOf(value) ?? this.literalRange());
  }

  /** The bracket that opens a container. */
  private openingOf(value: unknown): TextRange {
    const whole = this.wholeOf(value);
    return whole ? { offset: whole.offset, length: 1 } : this.literalRange();
  }

  /** The text of a value that is no container and stands in none: the first literal. */
  private literalRange(): TextRange {
    let range = START;
    const onLiteralValue: JSONVisitor['onLiteralValue'] = (_, offset, length) => {
      if (range === START) range = { offset, length };
    };
    visit(this.text, { onLiteralValue }, OPTIONS);
    return range;
  }

  private entriesOf(container: unknown): ReadonlyMap<unknown, Entry> | undefined {
    const whole = this.wholeOf(container);
    if (!whole) return undefined;
    const known = this.known.get(container) ?? entriesAt(this.text, whole.offset);
    this.known.set(container, known);
    return known;
  }
}

/**
 * The entries of the container that begins at an offset; of each name the last that has a value, which a JSON parser keeps.
 * A parser takes a container for the same wherever it stands, so the text behind the offset is enough.
 */
function entriesAt(text: string, start: number): ReadonlyMap<unknown, Entry> {
  const entries = new Map<unknown, Entry>();
  let depth = 0;
  let index = 0;
  let list = false;
  let name: string | undefined;
  let key: TextRange | undefined;
  let from = 0;
  const keep = (step: string | number, entry: Entry) => {
    if (entry.value || !entries.has(step)) entries.set(step, entry);
  };
  const take = (offset: number, length: number) => {
    const value = { offset: start + offset, length };
    if (list) keep(index++, { value });
    else if (name !== undefined) keep(name, { ...(key && { key }), value });
    name = undefined;
  };
  const begin = (offset: number, isList: boolean) => {
    depth += 1;
    if (depth === 1) list = isList;
    else from = offset;
    return depth === 1;
  };
  const end = (offset: number, length: number) => {
    depth -= 1;
    if (depth === 1) take(from, Math.min(offset + length, text.length - start) - from);
  };
  visit(
    text.slice(start),
    {
      onObjectBegin: (offset) => begin(offset, false),
      onArrayBegin: (offset) => begin(offset, true),
      onObjectEnd: end,
      onArrayEnd: end,
      onObjectProperty: (member, offset, length) => {
        name = member;
        key = { offset: start + offset, length };
        keep(member, { key });
      },
      onLiteralValue: (_, offset, length) => {
        if (depth === 1) take(offset, length);
      },
    },
    OPTIONS,
  );
  return entries;
}
