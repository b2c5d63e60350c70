import { homedir, hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Connection } from '../mews/connection';
import type { LoadedTokens } from '../mews/loadedTokens';
import { type MewsClient, mewsClient } from '../mews/mewsClient';
import { Journal } from '../submission/journal';
import { JournalFolders } from '../submission/journalFolders';
import { processIdentity } from '../submission/processIdentity';
import { stateFolder } from '../submission/stateFolder';
import { AddCommand } from './addCommand';
import { AddPlanner } from './addPlanner';
import { CheckCommand } from './checkCommand';
import { ConnectionCommands } from './connectionCommands';
import { ConnectionGuard } from './connectionGuard';
import { ConnectionMemory } from './connectionMemory';
import type { ConnectionStore } from './connectionStore';
import { ConnectionTokens } from './connectionTokens';
import { CreatedProgramsTree } from './createdProgramsTree';
import { FixKnowledge } from './fixKnowledge';
import { forgetRun } from './forgetRun';
import { importCsv } from './importCsv';
import { JournalPrograms } from './journalPrograms';
import { lastLine } from './lastLine';
import { lazyFetch } from './lazyFetch';
import type { LazyTree } from './lazyTree';
import { LoyaltyPreview } from './loyaltyPreview';
import { loyaltySymbols } from './loyaltySymbols';
import { MewsComparisons } from './mewsComparisons';
import { type MewsWorld, paces } from './mewsWorld';
import { MoveTokens } from './moveTokens';
import { newLoyaltyFile } from './newLoyaltyFile';
import { RunOpener } from './openRun';
import type { Output } from './output';
import { PlanAsker } from './planAsker';
import { PlanFixes } from './planFixes';
import { PlanMarks } from './planMarks';
import { ProgramHover } from './programHover';
import { ProgramsPaste } from './programsPaste';
import { QuickFixes } from './quickFixes';
import type { Readings } from './readings';
import { ReplaceTokens } from './replaceTokens';
import { Runs } from './runs';
import { SendRestCommand } from './sendRestCommand';
import { showInTree } from './showInTree';
import { TargetConnection } from './targetConnection';
import { TokenRotation } from './tokenRotation';
import { copyAllIds, copyId, copyText, revealInFile } from './treeCommands';
import { UncertainNotice } from './uncertainNotice';
import { uncheckedSentence } from './uncheckedSentence';
import type { WorkspaceCodes } from './workspaceCodes';

/** What is there from the start. */
export interface StandingParts {
  readonly readings: Readings;
  readonly connections: ConnectionStore;
  readonly codes: WorkspaceCodes;
  readonly output: Output;
  /** What no text that leaves may hold. */
  readonly tokens: LoadedTokens;
  readonly tree: LazyTree;
  readonly state: vscode.Memento;
  /** The extension's own folder, for the journal. */
  readonly storageFolder: string;
  /** Name and version of the extension. */
  readonly client: string;
}

/**
 * Builds all that is only needed once somebody asks for it: commands, the journal and its tree, fixes, hovers, the outline. It
 * is a bundle of its own, so that opening a file waits for nothing but its check. Dispose it with the extension.
 */
export function onRequest(standing: StandingParts) {
  const { readings, connections, codes, output, tokens, tree, state, storageFolder, client } = standing;
  lastLine.cleanWith(tokens.redact);
  const shared = stateFolder(process.env, process.platform, homedir());
  const now = () => new Date();
  const uid = process.geteuid?.();
  // All users can share the folder for what is temporary: who comes second needs another name.
  const ofUser = uid === undefined ? '' : `-${uid}`;
  const journal = new Journal(path.join(storageFolder, 'journal'), {
    now,
    clean: tokens.redact,
    rescueFolders: [path.join(shared, 'rescued'), path.join(tmpdir(), `mews-loyalty-programs${ofUser}`)],
  });
  const identity = processIdentity(process.pid);
  const owner = async () => (await identity) ?? { pid: process.pid, host: hostname() };
  const runs = new Runs(journal, owner, new JournalFolders(path.join(shared, 'journals')));
  const time = { wait: (ms: number, signal: AbortSignal) => pause(ms, undefined, { signal }).catch(() => undefined) };
  const clock = () => performance.now();
  const unchecked = { env: process.env, onUnchecked: () => output.warn(uncheckedSentence()) };
  const mews = knowing(mewsClient(lazyFetch, client, unchecked), tokens);
  const world: MewsWorld = {
    client,
    mews,
    paceOf: paces(clock),
    wait: (ms, signal) => time.wait(ms, signal),
    now,
    clock,
    random: Math.random,
  };
  const known = new JournalPrograms(runs);
  const memory = new ConnectionMemory(state, now);
  const rotation = new TokenRotation(connections);
  const replaceTokens = new ReplaceTokens(connections, mews, rotation, memory);
  const connectionCommands = new ConnectionCommands(connections, memory, mews, replaceTokens, rotation);
  const connectionTokens = new ConnectionTokens(connections, memory, replaceTokens);
  const target = new TargetConnection(connections, memory, connectionCommands);
  const knowledge = new FixKnowledge(readings, connections, codes);
  const guard = new ConnectionGuard(runs, journal, path.join(shared, 'locks'), now);
  const marks = new PlanMarks(connections);
  const asker = new PlanAsker(readings, runs, guard, marks, world);
  const comparisons = new MewsComparisons(readings, connections, asker, runs, output, world);
  const preview = new LoyaltyPreview(readings, connections, known, comparisons);
  const planner = new AddPlanner(readings, asker, output, world);
  const opener = new RunOpener(runs, connections, connectionTokens, guard, output);
  const programs = new CreatedProgramsTree(runs, output);
  tree.become(programs);
  const notice = new UncertainNotice(runs, tree, state);
  const renamed = vscode.workspace.onDidRenameFiles(({ files }) => memory.moved(files));
  return {
    add: new AddCommand(readings, target, connectionTokens, memory, runs, guard, planner, output, world),
    check: new CheckCommand(runs, opener, output, world),
    sendRest: new SendRestCommand(runs, opener, output, world),
    forgetRun: forgetRun(runs),
    preview,
    connectionCommands,
    moveTokens: new MoveTokens(knowledge, connections, connectionCommands, replaceTokens, memory),
    quickFixes: new QuickFixes(knowledge),
    planFixes: new PlanFixes(marks, programs),
    hover: new ProgramHover(known),
    paste: new ProgramsPaste(),
    tree: programs,
    runs,
    notice,
    /** For tests, who can't wait for minutes. */
    time,
    journalFolder: journal.folder,
    loyaltySymbols,
    newLoyaltyFile,
    importCsv,
    copyId,
    copyAllIds,
    copyText,
    showInTree: showInTree(programs, tree),
    revealInFile,
    dispose: () => vscode.Disposable.from(renamed, known, preview, marks, programs, notice, runs).dispose(),
  } as const;
}

/** The client, which counts tokens as loaded before it sends them: those typed in a moment ago are tried before they are stored. */
function knowing(mews: MewsClient, tokens: LoadedTokens): MewsClient {
  const know = ({ clientToken, accessToken }: Pick<Connection, 'clientToken' | 'accessToken'>) =>
    tokens.add(clientToken, accessToken);
  return {
    ...mews,
    configuration: (connection, signal) => {
      know(connection);
      return mews.configuration(connection, signal);
    },
    portfolio: (connection, signal) => {
      know(connection);
      return mews.portfolio(connection, signal);
    },
  };
}
