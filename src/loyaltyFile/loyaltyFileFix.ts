import type { TextEdit } from './textEdit';
import type { TextOperation } from './textOperation';

/** What a fix does, with the facts that its title needs. Never the value of a token. */
export type FixChange =
  | { readonly kind: 'insert-skeleton' }
  | { readonly kind: 'add-program' }
  /** A text that stands where a program should becomes its Name. */
  | { readonly kind: 'make-program'; readonly name: string }
  | { readonly kind: 'wrap-in-file' }
  | { readonly kind: 'wrap-in-list' }
  | { readonly kind: 'remove-comment' }
  | { readonly kind: 'remove-comma' }
  /** `same`: the values are the same as well, so that nothing is lost. */
  | { readonly kind: 'keep-first' | 'keep-last'; readonly member: string; readonly same: boolean }
  | { readonly kind: 'put-in-quotes'; readonly member: string; readonly value: string }
  | { readonly kind: 'take-out-of-list'; readonly member: string; readonly value: string }
  | { readonly kind: 'use-value'; readonly member: string; readonly value: string }
  | { readonly kind: 'use-null'; readonly member: string }
  /** `value`: where it is a text. */
  | { readonly kind: 'add-member'; readonly member: string; readonly value: string | undefined }
  | { readonly kind: 'add-missing-members'; readonly members: readonly string[] }
  | { readonly kind: 'give-name'; readonly name: string }
  | { readonly kind: 'give-code'; readonly code: string }
  | { readonly kind: 'shorten'; readonly member: string; readonly limit: number }
  | { readonly kind: 'use-chain-id'; readonly chainId: string; readonly chainName: string | undefined }
  /** `member`: undefined where the name itself is a token, or where it is no member but an entry of a list. */
  | { readonly kind: 'remove-member'; readonly member: string | undefined }
  | { readonly kind: 'remove-token'; readonly member: string | undefined }
  | { readonly kind: 'remove-half'; readonly member: string }
  | { readonly kind: 'rename-member'; readonly member: string; readonly to: string }
  /** `doubled`: the same program stands in the file before it. */
  | { readonly kind: 'remove-program'; readonly doubled: boolean }
  | { readonly kind: 'trim'; readonly member: string };

/** How far a fix may be taken: for its problem alone, for all problems of its kind on request, or whenever a file is saved. */
export type FixReach = 'once' | 'all' | 'save';

/** A mend for one problem, as operations on the text. */
export interface ProposedFix {
  readonly change: FixChange;
  readonly operations: readonly TextOperation[];
  readonly reach: FixReach;
  /** Whether it is the one obvious mend. */
  readonly preferred: boolean;
}

/** A mend for one problem: what it does, and the edits, in the order of the text and never overlapping. */
export interface LoyaltyFileFix extends Omit<ProposedFix, 'operations'> {
  readonly edits: readonly TextEdit[];
}
