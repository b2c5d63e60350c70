import type { OtherChain } from './otherChain';

/** Where in a JSON value something is: the names and indexes from the top down. */
export type JsonPath = readonly (string | number)[];

/** A place in a text, in UTF-16 units. */
export interface TextRange {
  readonly offset: number;
  readonly length: number;
}

/** A JSON type, as people call it. */
export type JsonType = (typeof JSON_TYPES)[number];
export const JSON_TYPES = ['object', 'array', 'string', 'number', 'boolean', 'null'] as const;

/** One mistake in a `*.loyalty.json` file: a stable code and the facts a sentence needs. Never the value of a token. */
export type LoyaltyFileFinding =
  | { readonly code: 'file-too-large'; readonly length: number; readonly limit: number }
  | { readonly code: 'empty-file' }
  | { readonly code: 'nested-too-deeply'; readonly limit: number }
  | { readonly code: 'not-json' }
  | { readonly code: 'comment' }
  | { readonly code: 'trailing-comma' }
  | { readonly code: 'member-twice'; readonly member: string }
  | {
      readonly code: 'wrong-type';
      readonly member: string | undefined;
      readonly expected: readonly JsonType[];
      readonly actual: JsonType;
    }
  | { readonly code: 'missing-member'; readonly member: string }
  | { readonly code: 'missing-recommended-member'; readonly member: string }
  | { readonly code: 'empty-value'; readonly member: string }
  | { readonly code: 'too-long'; readonly member: string; readonly length: number; readonly limit: number }
  | {
      readonly code: 'not-in-list';
      readonly member: string;
      readonly value: string;
      readonly allowed: readonly string[];
    }
  | { readonly code: 'empty-list' }
  | { readonly code: 'too-many-programs'; readonly count: number; readonly limit: number }
  | { readonly code: 'invalid-chain-id' }
  | { readonly code: 'missing-chain-id' }
  /** The ChainId is not, or may not be, of a chain that the token of the connection is for. */
  | { readonly code: 'other-chain-id'; readonly other: OtherChain }
  | { readonly code: 'token-in-file'; readonly member: string | undefined }
  | { readonly code: 'unpaired-surrogate'; readonly member: string }
  | { readonly code: 'unknown-member'; readonly member: string }
  /** A member that stands for a known one of its object that is missing: it differs by case alone, or by few letters. */
  | {
      readonly code: 'member-case' | 'misspelled-member';
      readonly member: string;
      readonly meant: string;
      /** Whether sending is impossible without the member that is meant. */
      readonly required: boolean;
    }
  | { readonly code: 'duplicate-code'; readonly value: string; readonly first: JsonPath }
  | { readonly code: 'similar-code'; readonly value: string; readonly other: string; readonly first: JsonPath }
  /** `file`: the Uri of another file of the workspace that holds a program with this Code. */
  | { readonly code: 'code-in-other-file'; readonly value: string; readonly file: string }
  | { readonly code: 'surrounding-blanks'; readonly member: string }
  | { readonly code: 'several-requests'; readonly count: number; readonly limit: number };

/** What part of a place in the value is meant. */
export type FindingTarget = 'key' | 'value' | 'opening';

/** A finding and the place in the value it is about. */
export interface PlacedFinding {
  readonly finding: LoyaltyFileFinding;
  readonly path: JsonPath;
  /** `key`: the member's name; `opening`: the first character of the value (a brace). */
  readonly target: FindingTarget;
}

/** A finding about the text itself, of which the value knows nothing. */
export interface TextFinding {
  readonly finding: LoyaltyFileFinding;
  readonly range: TextRange;
  readonly related?: TextRange;
}

/** A finding and the exact text it is about. */
export interface LoyaltyFileProblem {
  readonly finding: LoyaltyFileFinding;
  readonly severity: 'error' | 'warning' | 'information';
  readonly range: TextRange;
  /**
   * Where in the value it is. Absent where the text alone is at fault (syntax, comments, commas, a member
   * written twice), and where a name on the way is a token.
   */
  readonly path?: JsonPath;
  /** Another place that belongs to it: the first program with the same Code, the first member of the same name. */
  readonly related?: TextRange;
}
