import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/ids';
import type { Connection } from '../../src/mews/connection';
import type { Run } from '../../src/submission/run';
import type { Fault } from '../sandbox/fault';
import { type MewsSandbox, startMewsSandbox } from '../sandbox/mewsSandbox';
import { eventually } from '../vscode/eventually';
import { testApi } from '../vscode/extensionApi';
import { closeAll, newFile, programsText } from '../vscode/files';
import { disconnect } from '../vscode/sandboxConnection';
import { breakDisk, type DiskFault } from './diskFaults';
import type { FaultServer } from './faultServer';
import { type HeldPauses, holdPauses } from './heldPauses';
import { type HeldTimers, holdTimers } from './heldTimers';
import { type WatchedProcess, watchProcess } from './watchProcess';
import { type WatchedWindow, watchWindow } from './watchWindow';

/** The Codes of the programs that a row adds unless it has a text of its own. */
export const CODES = ['FIRST', 'SECOND'] as const;

/** Where one row is played: servers, the window and what a person does in it. All of it is taken down after the row. */
export class Stage {
  readonly window: WatchedWindow = watchWindow();
  readonly process: WatchedProcess = watchProcess();
  readonly servers: FaultServer[] = [];
  private readonly undo: (() => unknown)[] = [];
  private files = 0;

  private constructor(
    readonly row: string,
    /** A sandbox of this row alone, which the connection leads to unless another was chosen. */
    readonly sandbox: MewsSandbox,
    /** The pauses of runs and checks take no time, unless the row holds them. */
    readonly pauses: HeldPauses,
  ) {}

  static async open(row: string): Promise<Stage> {
    const sandbox = await startMewsSandbox();
    const stage = new Stage(row, sandbox, await holdPauses());
    await stage.connect({
      address: sandbox.address,
      tokens: sandbox.tokens,
      adds: () => sandbox.seen.filter(({ operation }) => operation === 'loyaltyPrograms/add').length,
      close: () => sandbox.close(),
    });
    return stage;
  }

  /** The name of the row's first file. */
  get fileName(): string {
    return `row-${this.row}.loyalty.json`;
  }

  /** Makes a server the one that programs go to. It is closed after the row. */
  async connect(server: FaultServer, changes: Partial<Connection> = {}): Promise<void> {
    this.servers.push(server);
    const { connections } = await testApi();
    const { clientToken, accessToken } = server.tokens;
    const connection = {
      name: 'Fault',
      platformAddress: server.address,
      clientToken,
      accessToken,
      portfolio: false,
      enterpriseName: 'Hotel Aurora',
      chainName: 'Aurora Hotels',
      ...changes,
    };
    await disconnect();
    if ((await connections.save(connection)) !== 'saved') throw new Error('The connection was not stored');
  }

  /** The active connection, with its tokens. */
  async connection(): Promise<Connection> {
    const { connections } = await testApi();
    const loaded = connections.active && (await connections.load(connections.active));
    if (loaded?.kind !== 'loaded') throw new Error('There is no connection');
    return loaded.connection;
  }

  /** Changes a setting of the person, by its full name. */
  async setting(name: string, value: unknown): Promise<void> {
    const change = (to: unknown) =>
      vscode.workspace.getConfiguration().update(name, to, vscode.ConfigurationTarget.Global);
    await change(value);
    this.afterwards(() => change(undefined));
  }

  /** Takes the deadlines of the extension in hand. */
  holdTimers(): HeldTimers {
    const timers = holdTimers();
    this.afterwards(timers.release);
    return timers;
  }

  /** Lets the disk fail, or wait, at a record of the journal; gives what mends it, which the end of the row does as well. */
  async breakDisk(fault: DiskFault): Promise<() => void> {
    const { journalFolder } = await (await testApi()).requested();
    const mend = breakDisk(journalFolder, fault);
    this.afterwards(mend);
    return mend;
  }

  /** Lets something go wrong with the next request to add programs that comes to the sandbox. */
  fault(fault: Exclude<Fault, { readonly kind: 'resetOnConnection' }>): void {
    this.sandbox.fault({ operation: 'loyaltyPrograms/add', ...fault });
  }

  /** The next request to add programs has fully come to the sandbox. */
  async whenAdd(count = 1): Promise<void> {
    await this.sandbox.whenReceived('loyaltyPrograms/add', count);
  }

  /** Takes something back after the row. */
  afterwards(undo: () => unknown): void {
    this.undo.push(undo);
  }

  /** A file of the row. Each has a name of its own: an editor hears of another text on disk only a while later. */
  async file(text: string | Buffer = programsText(...CODES)): Promise<vscode.Uri> {
    this.files++;
    return newFile(text, this.files === 1 ? this.fileName : `row-${this.row}-${this.files}.loyalty.json`);
  }

  /** "Add Loyalty Programs" for a file, to its end. */
  async add(file?: string | Buffer | vscode.Uri): Promise<void> {
    const uri = file instanceof vscode.Uri ? file : await this.file(file);
    await vscode.commands.executeCommand(COMMANDS.addLoyaltyPrograms, uri);
  }

  /** All runs as the extension reads them, the newest first. */
  async runs(): Promise<readonly Run[]> {
    const { runs } = await (await testApi()).requested();
    return (await runs.all()).runs;
  }

  /** The newest run of the row. */
  async newestRun(): Promise<Run> {
    const [run] = await this.runs();
    if (!run) throw new Error('There is no run');
    return run;
  }

  /** Waits until the newest run is so, which no command tells that a button started. */
  async untilRun(isSo: (run: Run) => boolean): Promise<void> {
    const { runs } = await (await testApi()).requested();
    await eventually('a run', runs.onDidChange, async () => {
      const [run] = await this.runs();
      return run && isSo(run) ? run : undefined;
    });
  }

  /** "Check Uncertain Programs", to its end. */
  async check(runId?: string): Promise<void> {
    await vscode.commands.executeCommand(COMMANDS.checkUncertain, runId);
  }

  /** What the newest run's buttons to send more do, to their end. */
  async sendRest(atMost?: number): Promise<void> {
    await vscode.commands.executeCommand(COMMANDS.sendRest, (await this.newestRun()).runId, atMost);
  }

  /**
   * Does something to its end, and only then presses a button of the message that tells of it, as a person does. Dialogs get the
   * button that is told, else their first. Resolves when something is shown that matches.
   */
  async endAndPress(work: () => Promise<void>, button: string, until: RegExp, inDialog?: string): Promise<void> {
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    this.window.answer(async ({ modal }, buttons) => {
      if (modal) return inDialog ?? buttons[0];
      if (!buttons.includes(button)) return undefined;
      await ended;
      return button;
    });
    await work();
    end();
    await this.window.whenShown(until);
  }

  /** What a window does a moment after it was opened: it says what earlier runs left uncertain. */
  async startAgain(): Promise<void> {
    await (await testApi()).requested().then(({ notice }) => notice.start());
  }

  /** Requests to add programs that came to any server of the row. */
  adds(): number {
    return this.servers.reduce((sum, server) => sum + server.adds(), 0);
  }

  async close(): Promise<void> {
    for (const undo of this.undo.reverse()) await undo();
    this.pauses.restore();
    for (const server of this.servers) await server.close();
    await disconnect();
    await closeAll();
    await vscode.commands.executeCommand('notifications.clearAll');
    this.window.release();
    this.process.release();
  }
}
