import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { LoyaltyFile } from '../loyaltyFile/loyaltyFile';
import type { Connection } from '../mews/connection';
import type { ConnectionGuard } from './connectionGuard';
import type { MewsWorld } from './mewsWorld';
import { type AddPlan, isUpToDate, planAdd } from './planAdd';
import type { PlanMarks } from './planMarks';
import type { Readings } from './readings';
import type { Runs } from './runs';
import { slowProgress } from './slowProgress';

const { t } = vscode.l10n;

/** Asks Mews and earlier runs about the programs of a file, with progress and Cancel, and marks the answer on their lines. */
export class PlanAsker {
  constructor(
    private readonly readings: Readings,
    private readonly runs: Runs,
    private readonly guard: ConnectionGuard,
    private readonly marks: PlanMarks,
    private readonly world: MewsWorld,
  ) {}

  /** Posts nothing, and tells nothing but the progress: what could not be learned is in the plan. */
  async ask(document: vscode.TextDocument, connection: Connection, file: LoyaltyFile): Promise<AddPlan> {
    const fingerprint = await this.guard.fingerprintOf(connection);
    const plan = await slowProgress({ title: t('Mews'), cancellable: true }, (report, signal) => {
      report(t('looking for programs that exist already…'), 0);
      const onProgress = (done: number, total: number) => {
        if (done < total) report(t('looking for programs that exist already, {0} of {1} Codes…', done, total), 0);
      };
      return planAdd(file, connection, fingerprint, this.world, this.runs, onProgress, signal);
    });
    // The answer took its time: lines that say something else by now are not the ones it is about.
    const isSameFile = () => isDeepStrictEqual(this.readings.read(document, connection).file, file);
    if (plan.existing.kind === 'read' && isSameFile()) this.marks.show(document, connection.name, file, plan);
    return plan;
  }

  /** Whether no run has come since that changes a plan. */
  isUpToDate(plan: AddPlan, file: LoyaltyFile): Promise<boolean> {
    return isUpToDate(plan, file, this.runs);
  }
}
