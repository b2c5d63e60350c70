import type * as vscode from 'vscode';
import { type LoyaltyFileReading, type ReadingContext, readLoyaltyFile } from '../loyaltyFile/readLoyaltyFile';

/** Reads documents, each version once for all who ask. Without a connection a file counts as meant for a single enterprise. */
export class Readings {
  private readonly kept = new WeakMap<
    vscode.TextDocument,
    { version: number; portfolio: boolean; reading: LoyaltyFileReading }
  >();

  read(document: vscode.TextDocument, connection: ReadingContext | undefined): LoyaltyFileReading {
    const { version } = document;
    const portfolio = connection?.portfolio ?? false;
    const kept = this.kept.get(document);
    if (kept?.version === version && kept.portfolio === portfolio) return kept.reading;
    const reading = readLoyaltyFile(document.getText(), { portfolio });
    this.kept.set(document, { version, portfolio, reading });
    return reading;
  }
}
