import type * as vscode from 'vscode';
import type { TokenChains } from '../loyaltyFile/otherChain';
import { type LoyaltyFileReading, readLoyaltyFile } from '../loyaltyFile/readLoyaltyFile';
import type { WorkspaceCodes } from './workspaceCodes';

interface Kept {
  readonly version: number;
  /** What the rules look at of the connection, as text. */
  readonly chains: string | undefined;
  /** Of the other files. */
  readonly revision: number;
  readonly reading: LoyaltyFileReading;
}

/** Reads documents, each version once for all who ask. Without a connection a file counts as meant for a single enterprise. */
export class Readings {
  private readonly kept = new WeakMap<vscode.TextDocument, Kept>();

  constructor(private readonly codes: WorkspaceCodes) {}

  read(document: vscode.TextDocument, connection: TokenChains | undefined): LoyaltyFileReading {
    const { version, uri } = document;
    const chains = connection && textOf(connection);
    const revision = this.codes.revisionFor(uri);
    const kept = this.kept.get(document);
    if (kept?.version === version && kept.chains === chains && kept.revision === revision) return kept.reading;
    const reading = readLoyaltyFile(document.getText(), {
      portfolio: connection?.portfolio ?? false,
      ...(connection && { connection }),
      elsewhere: this.codes.elsewhere(uri),
    });
    this.kept.set(document, { version, chains, revision, reading });
    return reading;
  }
}

/** Connections are made anew each time they are asked for, and some hold tokens. */
function textOf({ portfolio, chainId, chainName, chains, moreChainIds, hasAllChains }: TokenChains): string {
  return JSON.stringify([portfolio, chainId, chainName, chains?.map(({ id }) => id), moreChainIds, hasAllChains]);
}
