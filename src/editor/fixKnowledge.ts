import type * as vscode from 'vscode';
import type { FixContext, KnownChain } from '../loyaltyFile/fixSource';
import type { LoyaltyFileProblem } from '../loyaltyFile/loyaltyFileProblem';
import { readLoyaltyFile } from '../loyaltyFile/readLoyaltyFile';
import { chainsOf } from './chainsOf';
import type { ConnectionStore } from './connectionStore';
import type { Readings } from './readings';
import type { WorkspaceCodes } from './workspaceCodes';

/** What fixes are made of: the problems of a text, and what the connections know. */
export class FixKnowledge {
  constructor(
    private readonly readings: Readings,
    private readonly connections: ConnectionStore,
    private readonly codes: WorkspaceCodes,
  ) {}

  /** Who the file is meant for, and the chains of all connections, each once. */
  contextOf({ uri }: vscode.TextDocument): FixContext {
    const { all, active } = this.connections;
    const chains = new Map<string, KnownChain>();
    for (const { chainId, chainName } of (active ? [active, ...all] : all).flatMap(chainsOf)) {
      const key = chainId.toLowerCase();
      if (!chains.has(key)) chains.set(key, { chainId, ...(chainName !== undefined && { chainName }) });
    }
    return {
      portfolio: active?.portfolio ?? false,
      ...(active && { connection: active }),
      chains: [...chains.values()],
      codesElsewhere: this.codes.elsewhere(uri),
    };
  }

  /** The problems of a document as it stands. */
  problemsOf(document: vscode.TextDocument): readonly LoyaltyFileProblem[] {
    return this.readings.read(document, this.connections.active).problems;
  }

  /** All problems of a text that a document may come to hold, however many. */
  problemsIn(text: string, { uri }: vscode.TextDocument): readonly LoyaltyFileProblem[] {
    const { active } = this.connections;
    return readLoyaltyFile(text, {
      portfolio: active?.portfolio ?? false,
      ...(active && { connection: active }),
      elsewhere: this.codes.elsewhere(uri),
      limit: Number.POSITIVE_INFINITY,
    }).problems;
  }
}
