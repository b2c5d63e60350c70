import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Connection } from '../../src/mews/connection';
import type { LoyaltyProgram } from '../../src/mews/loyaltyProgram';
import { testApi } from '../vscode/extensionApi';
import { programsText } from '../vscode/files';
import { sharedFolder } from './sharedFolder';
import { CODES, type Stage } from './stage';

/** What another window is told to add, and where its folders are. */
export interface OtherAdd {
  /** What all windows and profiles share. */
  readonly shared: string;
  readonly journalFolder: string;
  readonly connection: Connection;
  readonly file: string;
  readonly programs: readonly LoyaltyProgram[];
}

/** A process that does what another window does while it adds programs. It is ended with the row. */
export interface OtherWindow {
  /** What came of its adding: the outcome of its last request, or what held it back. */
  readonly came: Promise<unknown>;
  /** Stops it, as a machine that sleeps does; lets it go on; ends it at once. */
  stop(): void;
  goOn(): void;
  kill(): Promise<void>;
}

/** Opens one that adds the programs of a row through the row's connection, with its journal in a folder. */
export async function openOtherWindow(stage: Stage, journalFolder: string): Promise<OtherWindow> {
  const child = fork(path.join(__dirname, 'processes', 'otherWindow.js'), {
    execArgv: [],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const closed = once(child, 'close');
  const kill = async () => {
    child.kill('SIGKILL');
    await closed;
  };
  const { journalFolder: own } = await (await testApi()).requested();
  stage.afterwards(async () => {
    await kill();
    // Another row's server may come to have the same port.
    if (journalFolder !== own) await rm(journalFolder, { recursive: true, force: true });
  });
  await once(child, 'message');
  const add: OtherAdd = {
    shared: sharedFolder(),
    journalFolder,
    connection: await stage.connection(),
    file: 'file:///elsewhere.loyalty.json',
    programs: JSON.parse(programsText(...CODES)).LoyaltyPrograms,
  };
  const came = Promise.race([once(child, 'message').then(([message]) => message), closed.then(() => 'killed')]);
  child.send(add);
  return { came, stop: () => void child.kill('SIGSTOP'), goOn: () => void child.kill('SIGCONT'), kill };
}
