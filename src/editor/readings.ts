import type * as vscode from 'vscode';
import { type LoyaltyFileReading, type ReadingContext, readLoyaltyFile } from '../loyaltyFile/readLoyaltyFile';
import type { WorkspaceCodes } from './workspaceCodes';

interface Kept {
  readonly version: number;
  readonly portfolio: boolean;
  /** Of the other files. */
  readonly revision: number;
  readonly reading: LoyaltyFileReading;
}

/** Reads documents, each version once for all who ask. Without a connection a file counts as meant for a single enterprise. */
export class Readings {
  private readonly kept = new WeakMap<vscode.TextDocument, Kept>();

  constructor(private readonly codes: WorkspaceCodes) {}

  read(document: vscode.TextDocument, connection: Pick<ReadingContext, 'portfolio'> | undefined): LoyaltyFileReading {
    const { version, uri } = document;
    const portfolio = connection?.portfolio ?? false;
    const revision = this.codes.revisionFor(uri);
    const kept = this.kept.get(document);
    if (kept?.version === version && kept.portfolio === portfolio && kept.revision === revision) return kept.reading;
    const reading = readLoyaltyFile(document.getText(), { portfolio, elsewhere: this.codes.elsewhere(uri) });
    this.kept.set(document, { version, portfolio, revision, reading });
    return reading;
  }
}
