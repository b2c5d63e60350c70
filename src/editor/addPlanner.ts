import * as vscode from 'vscode';
import type { LoyaltyFile } from '../loyaltyFile/loyaltyFile';
import type { NotSentReason } from '../mews/addOutcome';
import { type Connection, summaryOf } from '../mews/connection';
import { batchesOf } from '../submission/batches';
import type { ReadPrograms } from '../submission/readPrograms';
import { type AddChoices, addChoices } from './addChoices';
import { batchSize } from './batchSize';
import { type AddAnswer, confirmAdd } from './confirmAdd';
import { harmless } from './harmless';
import { COMMANDS } from './ids';
import { documentName } from './loyaltyDocument';
import { messages } from './messages';
import type { MewsWorld } from './mewsWorld';
import type { Output } from './output';
import type { AddPlan } from './planAdd';
import type { PlanAsker } from './planAsker';
import type { Readings } from './readings';
import { failureSentence, unreadSentence } from './unreadSentence';

const { t } = vscode.l10n;

/** For so long a plan is believed, in ms: a person can look at the question for an hour. */
const PLAN_LASTS_MS = 30_000;

/** A plan and what the person said to it. */
export interface AskedAdd {
  readonly plan: AddPlan;
  readonly choices: AddChoices;
  readonly answer: Exclude<AddAnswer, 'cancel'>;
}

/** Looks at what Mews and earlier runs have, and asks what to do about it. Posts nothing. */
export class AddPlanner {
  constructor(
    private readonly readings: Readings,
    private readonly asker: PlanAsker,
    private readonly output: Output,
    private readonly world: Pick<MewsWorld, 'clock'>,
  ) {}

  /** Undefined: nothing is to be done, and why has been said where the person doesn't know. */
  async ask(document: vscode.TextDocument, connection: Connection, file: LoyaltyFile): Promise<AskedAdd | undefined> {
    const plan = await this.plan(document, connection, file);
    if (!plan) return undefined;
    const choices = addChoices(file.LoyaltyPrograms.length, plan);
    const answer = await this.put(document, connection, file, choices);
    return answer === 'cancel' ? undefined : { plan, choices, answer };
  }

  /**
   * A plan that has grown old, or that another window's run has passed by, is made again, and the question is put again where
   * something else has come out. Who calls it holds the lock of the connection.
   */
  async renew(
    document: vscode.TextDocument,
    connection: Connection,
    file: LoyaltyFile,
    asked: AskedAdd,
  ): Promise<AskedAdd | undefined> {
    const isYoung = this.world.clock() - asked.plan.readAtMs <= PLAN_LASTS_MS;
    if (isYoung && (await this.asker.isUpToDate(asked.plan, file))) return asked;
    const plan = await this.plan(document, connection, file);
    if (!plan) return undefined;
    const choices = addChoices(file.LoyaltyPrograms.length, plan);
    if (JSON.stringify(choices) === JSON.stringify(asked.choices)) return { ...asked, plan };
    const answer = await this.put(document, connection, file, choices);
    if (answer !== 'all' && answer !== 'new-ones') return undefined;
    return this.renew(document, connection, file, { plan, choices, answer });
  }

  /** Undefined: cancelled, or Mews can't be reached at all, so that nothing could be sent either. Either has been said. */
  private async plan(
    document: vscode.TextDocument,
    connection: Connection,
    file: LoyaltyFile,
  ): Promise<AddPlan | undefined> {
    const plan = await this.asker.ask(document, connection, file);
    const { existing } = plan;
    if (existing.kind === 'cancelled') {
      void messages.information(t('Cancelled before anything was sent.'));
      return undefined;
    }
    if (existing.kind === 'failed' && isUnreachable(existing)) {
      const sentence = failureSentence(existing);
      this.output.error(t('{0}: {1}', harmless(documentName(document.uri)), sentence));
      const show = t('Show Output');
      void messages.error(sentence, show).then((chosen) => {
        if (chosen === show) void vscode.commands.executeCommand(COMMANDS.showOutput);
      });
      return undefined;
    }
    if (existing.kind !== 'read') this.output.warn(unreadSentence(existing));
    return plan;
  }

  private put(
    document: vscode.TextDocument,
    connection: Connection,
    file: LoyaltyFile,
    choices: AddChoices,
  ): Promise<AddAnswer> {
    const { problems } = this.readings.read(document, connection);
    return confirmAdd({
      file: documentName(document.uri),
      count: file.LoyaltyPrograms.length,
      requestsFor: (count) => batchesOf(count, batchSize()).length,
      // That the chain is another is said in a sentence of its own.
      warnings: problems.filter(
        ({ severity, finding: { code } }) => severity === 'warning' && code !== 'other-chain-id',
      ).length,
      untitled: document.isUntitled,
      connection: summaryOf(connection),
      chainId: file.ChainId,
      choices,
    });
  }
}

/** Failures that would meet the programs as well: there is no use in asking whether to send them. */
const UNREACHABLE: ReadonlySet<string> = new Set<NotSentReason>([
  'host-not-found',
  'connection-refused',
  'unreachable',
  'certificate',
  'tls-off',
  'no-proxy',
  'proxy-login',
  'proxy-refused',
]);

/** With a status somebody answered, who may treat programs otherwise. */
function isUnreachable({ why, status }: Extract<ReadPrograms, { kind: 'failed' }>): boolean {
  return status === undefined && UNREACHABLE.has(why);
}
