import type { LoyaltyFileFinding, LoyaltyFileProblem } from './loyaltyFileProblem';

/** How serious a finding is. An error blocks sending; a warning and an information do not. */
export function severityOf(finding: LoyaltyFileFinding): LoyaltyFileProblem['severity'] {
  switch (finding.code) {
    case 'file-too-large':
    case 'empty-file':
    case 'nested-too-deeply':
    case 'not-json':
    case 'comment':
    case 'trailing-comma':
    case 'member-twice':
    case 'wrong-type':
    case 'missing-member':
    case 'empty-value':
    case 'too-long':
    case 'not-in-list':
    case 'empty-list':
    case 'too-many-programs':
    case 'invalid-chain-id':
    case 'missing-chain-id':
    case 'token-in-file':
    case 'unpaired-surrogate':
      return 'error';
    case 'member-case':
    case 'misspelled-member':
      return finding.required ? 'error' : 'warning';
    case 'missing-recommended-member':
    case 'unknown-member':
    case 'duplicate-code':
    case 'similar-code':
    case 'other-chain-id':
    case 'surrounding-blanks':
      return 'warning';
    case 'several-requests':
    case 'code-in-other-file':
      return 'information';
    default:
      return finding satisfies never;
  }
}

/** Whether VS Code's own JSON support reports such a finding in any JSON file, so that we need not. */
export function isReportedByJsonSupport(finding: LoyaltyFileFinding): boolean {
  switch (finding.code) {
    case 'not-json':
    case 'comment':
    case 'trailing-comma':
      return true;
    case 'member-twice':
      // It takes "//" for a comment, and lets it stand as often as it is written.
      return finding.member !== '//';
    default:
      return false;
  }
}
