import * as vscode from 'vscode';
import { type CheckProgress, type CheckReport, checkUncertain } from '../submission/checkUncertain';
import { itemRanges } from '../submission/itemRanges';
import type { CreatedRecord } from '../submission/journalRecord';
import { JOURNAL_FULL } from '../submission/journalRefusal';
import type { Run } from '../submission/run';
import { lensTarget } from './connectionWords';
import { countDown } from './countDown';
import { harmless } from './harmless';
import { COMMANDS, VIEWS } from './ids';
import { documentName } from './loyaltyDocument';
import { loyaltyPrograms } from './loyaltyPrograms';
import { messages } from './messages';
import { type MewsWorld, readPort } from './mewsWorld';
import type { OpenedRun, RunOpener } from './openRun';
import type { Output } from './output';
import { checkSentence } from './progressSentence';
import { quickPick } from './quickPick';
import { RunOutput } from './runOutput';
import type { Runs } from './runs';
import { slowProgress } from './slowProgress';
import { unreadSentence } from './unreadSentence';

const { t } = vscode.l10n;

/** "Check Uncertain Programs": finds out what became of programs whose answer never came. Posts nothing. */
export class CheckCommand {
  constructor(
    private readonly runs: Runs,
    private readonly opener: RunOpener,
    private readonly output: Output,
    private readonly world: MewsWorld,
  ) {}

  async run(runId?: string): Promise<void> {
    const run = await this.choose(runId);
    if (!run) return;
    let report: CheckReport | undefined;
    await this.opener.with(run, async (opened) => {
      report = await this.check(opened);
    });
    // Only now: the buttons go on with the same run.
    if (report) this.tell(report, run);
  }

  private async choose(runId: string | undefined): Promise<Run | undefined> {
    const uncertain = (await this.runs.all()).runs.filter(({ state }) => state === 'uncertain');
    if (runId !== undefined) {
      const named = uncertain.find((run) => run.runId === runId);
      if (!named) {
        void messages.information(
          t('That run is not uncertain here. If it was begun in another profile of VS Code, check it there.'),
        );
      }
      return named;
    }
    if (uncertain.length === 0) {
      void messages.information(t('No program is uncertain.'));
      return undefined;
    }
    if (uncertain.length === 1) return uncertain[0];
    const items = uncertain.map((run) => ({
      label: harmless(documentName(vscode.Uri.parse(run.begin.file))),
      description: t('{0} uncertain', run.uncertainItems.length),
      detail: `${harmless(run.begin.connection)} · ${new Date(run.at).toLocaleString()}`,
      run,
    }));
    const chosen = await quickPick(items, {
      title: t('Mews: Check Uncertain Programs'),
      placeHolder: t('Which run?'),
    });
    return chosen?.run;
  }

  private async check({ run, journal, connection }: OpenedRun): Promise<CheckReport | undefined> {
    if (run.state !== 'uncertain') return undefined;
    const knownIds = await this.runs.idsBeside(run.runId);
    this.output.info(
      t(
        'Checking {0} of {1} at {2}',
        loyaltyPrograms(run.uncertainItems.length),
        harmless(documentName(vscode.Uri.parse(run.begin.file))),
        lensTarget(connection, run.begin.chainId),
      ),
    );
    return slowProgress({ title: t('Mews'), cancellable: true }, (say, signal) => {
      let progress: CheckProgress | undefined;
      return checkUncertain(
        run,
        journal,
        {
          read: readPort(this.world, connection, run.begin.chainId),
          now: this.world.now,
          knownIds,
          onProgress: (step) => {
            progress = step;
            say(checkSentence(step, step.kind === 'waiting' ? step.ms : 0), 0);
          },
          wait: (ms, waitSignal) =>
            countDown(ms, waitSignal, this.world.wait, (leftMs) => {
              if (progress) say(checkSentence(progress, leftMs), 0);
            }),
        },
        signal,
      );
    });
  }

  private tell(report: CheckReport, run: Run): void {
    switch (report.kind) {
      case 'checked':
        this.tellChecked(report, run);
        return;
      case 'cancelled':
        void messages.information(
          t('The check was cancelled. {0} may still have been created.', loyaltyPrograms(run.uncertainItems.length)),
        );
        return;
      case 'unread':
        this.tellUnread(unreadSentence(report.why), run);
        return;
      case 'record-failed':
        void messages.error(
          report.code === JOURNAL_FULL
            ? t(
                'The record of this run is full, so nothing of the check counts. Look in Mews for the uncertain programs.',
              )
            : t('The record of the check could not be written ({0}), so nothing of it counts.', report.code ?? '?'),
        );
        return;
      default:
        report satisfies never;
    }
  }

  private tellChecked({ found, alike, absent, extra }: Extract<CheckReport, { kind: 'checked' }>, run: Run): void {
    const told = new RunOutput(this.output);
    told.checked(found, run.begin.programs);
    told.alike(alike, run.begin.programs);
    const sentences = [];
    if (found.length > 0)
      sentences.push(t('Found in Mews: {0}. The Ids are in the tree.', loyaltyPrograms(found.length)));
    if (alike.length > 0) {
      sentences.push(t('With the same Code, but perhaps not yours: {0}.', loyaltyPrograms(alike.length)));
    }
    if (absent.length > 0) {
      sentences.push(t('Not found in two looks, so very likely not created: {0}.', loyaltyPrograms(absent.length)));
    }
    if (extra.length > 0) {
      sentences.push(t('Mews has {0} more under these Codes than were sent.', loyaltyPrograms(extra.length)));
    }
    for (const sentence of sentences) this.output.info(sentence);
    // Too long for Mews (408) and without effect: half as many at once take half the time.
    const half = run.results.at(-1)?.status === 408 && absent.length > 1 ? Math.ceil(absent.length / 2) : undefined;
    const again = half === undefined ? t('Send Them Again') : t('Send Smaller Requests');
    const buttons = [];
    if (alike.length > 0) buttons.push(t('Decide'));
    else if (absent.length > 0) buttons.push(again);
    buttons.push(t('Show Programs'));
    const show = absent.length + alike.length > 0 ? messages.warning : messages.information;
    void show(sentences.join(' '), ...buttons).then((chosen) => {
      if (chosen === t('Decide')) void this.decide(alike, run);
      else if (chosen === again) void vscode.commands.executeCommand(COMMANDS.sendRest, run.runId, half);
      else if (chosen === t('Show Programs')) void vscode.commands.executeCommand(`${VIEWS.createdPrograms}.focus`);
    });
  }

  /** What nobody but a person can know: whether programs that Mews has are the ones that were sent. */
  private async decide(alike: readonly CreatedRecord[], run: Run): Promise<void> {
    const take = t('They Are Mine');
    const not = t('They Are Not Mine');
    const rows = alike
      .slice(0, 10)
      .map(({ Code, Name, Id }) => [Code ?? '?', Name ?? '?', Id].map(harmless).join(' · '));
    const more = alike.length > rows.length ? [t('and {0} more', alike.length - rows.length)] : [];
    const chosen = await messages.warning(
      t('Are these the programs that were sent?'),
      { modal: true, detail: [...rows, ...more].join('\n') },
      take,
      not,
    );
    const items = alike.flatMap(({ index }) => (index === undefined ? [] : [index]));
    if (chosen === take) await this.settle(run, 'take-alike', items);
    else if (chosen === not) await this.settle(run, 'seen-absent', items);
  }

  /** A token that may not read can't check; the person can look in Mews. */
  private tellUnread(sentence: string, run: Run): void {
    this.output.warn(sentence);
    const looked = t('I Looked in Mews');
    const text = t('{0} {1} may still have been created.', sentence, loyaltyPrograms(run.uncertainItems.length));
    void messages.warning(text, looked).then(async (pressed) => {
      if (pressed !== looked) return;
      const there = t('They Are There');
      const not = t('They Are Not There');
      const rows = run.uncertain.slice(0, 10).map(({ Code, Name }) => [Code, Name].map(harmless).join(' · '));
      const chosen = await messages.warning(
        run.uncertainItems.length === 1
          ? t('What does Mews show of this program?')
          : t('What does Mews show of these {0}?', loyaltyPrograms(run.uncertainItems.length)),
        { modal: true, detail: rows.join('\n') },
        there,
        not,
      );
      if (chosen === there) await this.settle(run, 'seen-created', run.uncertainItems);
      else if (chosen === not) await this.settle(run, 'seen-absent', run.uncertainItems);
    });
  }

  private async settle(
    run: Run,
    what: 'take-alike' | 'seen-created' | 'seen-absent',
    items: readonly number[],
  ): Promise<void> {
    await this.opener.with(run, async ({ journal, run: now }) => {
      const still = items.filter((item) => now.uncertainItems.includes(item));
      await journal.append({ kind: 'decision', what, items: itemRanges(still) });
    });
  }
}
