import { BracketScan, listAt } from './bracketScan';
import { type Container, containerAt, type Entry } from './container';
import { type JsonStyle, jsonStyle } from './jsonStyle';
import type { LoyaltyFileProblem, TextRange } from './loyaltyFileProblem';
import { PROGRAM_MEMBERS } from './members';
import type { TokenChains } from './otherChain';
import { codeProposer, proposeCode } from './proposeCode';
import { takenCodes } from './takenCodes';
import type { EntryList } from './textOperation';

/** A chain that programs can go to. */
export interface KnownChain {
  readonly chainId: string;
  readonly chainName?: string;
}

/** What fixes need to know beside the text. */
export interface FixContext {
  /** Whether the file is meant for a Portfolio Access Token, which needs a ChainId. */
  readonly portfolio: boolean;
  /** What is known of the connection in use. */
  readonly connection?: TokenChains;
  /** The chains of the connections. */
  readonly chains: readonly KnownChain[];
  /** The Codes of other files, where they are known: a fresh Code is none of them either. */
  readonly codesElsewhere?: Iterable<string>;
}

/** The entry of an object or a list that a problem is about. */
export interface FixPlace {
  readonly container: Container;
  readonly index: number;
  readonly entry: Entry;
  /** The list the object stands in: of a member of a program that is the list of programs. */
  readonly outer: number | undefined;
}

/**
 * A text whose problems are to be fixed. Reads as little of it as a fix needs, and nothing twice: a request for the fixes at
 * one place of a long file has to be answered in milliseconds.
 */
export class FixSource {
  private readonly brackets: BracketScan;
  private readonly containers = new Map<number, Container | undefined>();
  private readonly lists = new Map<number, EntryList | undefined>();
  private knownStyle: JsonStyle | undefined;
  private codes: readonly string[] | undefined;
  private missing: ReadonlyMap<number, ReadonlySet<string>> | undefined;
  private broken: boolean | undefined;
  private readonly proposed = new Map<number, string>();
  private propose: ((name: string) => string) | undefined;

  constructor(
    readonly text: string,
    readonly problems: readonly LoyaltyFileProblem[],
    readonly context: FixContext,
    /** Whether the fixes are made to be taken together, so that no Code may be proposed twice. */
    private readonly together = false,
  ) {
    this.brackets = new BracketScan(text);
  }

  get style(): JsonStyle {
    this.knownStyle ??= jsonStyle(this.text);
    return this.knownStyle;
  }

  /** The entry whose name, or value, is exactly at that place. */
  placeOf({ offset, length }: TextRange): FixPlace | undefined {
    const open = this.brackets.around(offset);
    const at = open.at(-1);
    const container = at === undefined ? undefined : this.container(at);
    if (!container) return undefined;
    const isIt = (range: TextRange | undefined) => range?.offset === offset && range.length === length;
    const index = container.entries.findIndex(({ name, value }) => isIt(name) || isIt(value));
    const entry = container.entries[index];
    return entry && { container, index, entry, outer: open.at(-2) };
  }

  /** The object or list that opens at an offset. */
  container(offset: number): Container | undefined {
    if (!this.containers.has(offset)) this.containers.set(offset, containerAt(this.text, offset));
    return this.containers.get(offset);
  }

  /** The list around the entry that begins at an offset, and its place in it. Undefined in text that can't be read. */
  entryInList(offset: number): { readonly list: EntryList; readonly index: number } | undefined {
    const around = this.brackets.around(offset).at(-1);
    if (around === undefined || this.text[around] !== '[' || this.isBroken) return undefined;
    if (!this.lists.has(around)) this.lists.set(around, listAt(this.text, around));
    const list = this.lists.get(around);
    const index = list?.entries.findIndex((entry) => entry.offset === offset) ?? -1;
    return list && index !== -1 ? { list, index } : undefined;
  }

  /** A Code for the program of this Name that opens at an offset, where it does already. No program of the file has it. */
  freshCode(name: string, program?: number, avoided?: string): string {
    this.codes ??= [...takenCodes(this.text), ...(this.context.codesElsewhere ?? [])];
    if (!this.together) return proposeCode(name, avoided === undefined ? this.codes : [...this.codes, avoided]);
    this.propose ??= codeProposer(this.codes);
    // Several fixes of one program, of which one is taken, are about one Code.
    const proposed = (program !== undefined && this.proposed.get(program)) || this.propose(name);
    if (program !== undefined) this.proposed.set(program, proposed);
    return proposed;
  }

  /** The members that the object at a place is told to miss, in Mews' order. */
  missingAt(offset: number): readonly string[] {
    this.missing ??= this.toldMissing();
    const told = this.missing.get(offset);
    return PROGRAM_MEMBERS.filter((member) => told?.has(member));
  }

  private toldMissing(): ReadonlyMap<number, ReadonlySet<string>> {
    const missing = new Map<number, Set<string>>();
    for (const { finding, range } of this.problems) {
      if (finding.code !== 'missing-member' && finding.code !== 'missing-recommended-member') continue;
      const members = missing.get(range.offset);
      if (members) members.add(finding.member);
      else missing.set(range.offset, new Set([finding.member]));
    }
    return missing;
  }

  private get isBroken(): boolean {
    this.broken ??= this.problems.some(({ finding }) => finding.code === 'not-json');
    return this.broken;
  }
}
