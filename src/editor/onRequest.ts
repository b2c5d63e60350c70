import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { mewsClient } from '../mews/mewsClient';
import { AddCommand } from './addCommand';
import { ConnectionCommands } from './connectionCommands';
import type { ConnectionStore } from './connectionStore';
import { FixKnowledge } from './fixKnowledge';
import { importCsv } from './importCsv';
import { JournalPrograms } from './journalPrograms';
import { lazyFetch } from './lazyFetch';
import { LoyaltyPreview } from './loyaltyPreview';
import { loyaltySymbols } from './loyaltySymbols';
import { MoveTokens } from './moveTokens';
import { newLoyaltyFile } from './newLoyaltyFile';
import type { Output } from './output';
import { ProgramHover } from './programHover';
import { ProgramsPaste } from './programsPaste';
import { QuickFixes } from './quickFixes';
import type { Readings } from './readings';
import type { Runs } from './runs';
import { copyAllIds, copyId, revealInFile } from './treeCommands';
import type { WorkspaceCodes } from './workspaceCodes';

/** What is there from the start. */
export interface StandingParts {
  readonly readings: Readings;
  readonly connections: ConnectionStore;
  readonly codes: WorkspaceCodes;
  readonly runs: Runs;
  readonly output: Output;
  /** Name and version of the extension. */
  readonly client: string;
}

/**
 * Builds all that is only needed once somebody asks for it: commands, fixes, hovers, the outline. It is a bundle of its own,
 * so that opening a file waits for nothing but its check. Dispose it with the extension.
 */
export function onRequest({ readings, connections, codes, runs, output, client }: StandingParts) {
  const mews = mewsClient(lazyFetch, client);
  const known = new JournalPrograms(runs);
  const preview = new LoyaltyPreview(readings, connections, known);
  const connectionCommands = new ConnectionCommands(connections, mews.configuration);
  const knowledge = new FixKnowledge(readings, connections, codes);
  const add = new AddCommand(readings, connections, connectionCommands, runs, output, {
    client,
    post: mews.add,
    wait: (ms, signal) => pause(ms, undefined, { signal }).catch(() => undefined),
    now: () => new Date(),
    clock: () => performance.now(),
    random: Math.random,
  });
  return {
    add,
    preview,
    connectionCommands,
    moveTokens: new MoveTokens(knowledge, connections, connectionCommands, mews.configuration),
    quickFixes: new QuickFixes(knowledge),
    hover: new ProgramHover(known),
    paste: new ProgramsPaste(),
    loyaltySymbols,
    newLoyaltyFile,
    importCsv,
    copyId,
    copyAllIds,
    revealInFile,
    dispose: () => vscode.Disposable.from(known, preview).dispose(),
  } as const;
}
