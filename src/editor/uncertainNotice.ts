import * as vscode from 'vscode';
import type { Run } from '../submission/run';
import { shortTarget, targetOf } from './connectionWords';
import { harmless } from './harmless';
import { COMMANDS, VIEWS } from './ids';
import { documentName } from './loyaltyDocument';
import { messages } from './messages';
import type { Runs } from './runs';

const { t } = vscode.l10n;
const TOLD = 'toldUncertain';
const MAX_NAMED = 3;

/** Says which programs are uncertain: at the start of a window once for each run, and as a number on the view all the time. */
export class UncertainNotice implements vscode.Disposable {
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly runs: Runs,
    private readonly view: Pick<vscode.TreeView<unknown>, 'badge'>,
    /** Which runs have been told of. Should it be lost, somebody is told twice. */
    private readonly state: vscode.Memento,
  ) {
    this.subscription = runs.onDidChange(() => void this.count());
  }

  dispose(): void {
    this.subscription.dispose();
  }

  /** Reads the journal, without asking Mews anything. */
  async start(): Promise<void> {
    const uncertain = await this.count();
    const kept = this.state.get<unknown>(TOLD);
    const told: Partial<Record<string, unknown>> = typeof kept === 'object' ? { ...kept } : {};
    const untold = uncertain.filter(({ runId, openings }) => told[runId] !== openings);
    if (untold.length === 0) return;
    await this.state.update(TOLD, Object.fromEntries(uncertain.map(({ runId, openings }) => [runId, openings])));
    const check = t('Check');
    const show = t('Show Programs');
    const [only] = untold;
    const sentence = untold.length === 1 && only ? sentenceOf(only) : sentenceOfAll(untold);
    const chosen = await messages.warning(sentence, check, show);
    if (chosen === check) {
      await vscode.commands.executeCommand(COMMANDS.checkUncertain, untold.length === 1 ? only?.runId : undefined);
    } else if (chosen === show) {
      await vscode.commands.executeCommand(`${VIEWS.createdPrograms}.focus`);
    }
  }

  private async count(): Promise<readonly Run[]> {
    const { runs } = await this.runs.all().catch(() => ({ runs: [] }));
    const uncertain = runs.filter(({ state }) => state === 'uncertain');
    const value = uncertain.reduce((sum, { uncertainItems }) => sum + uncertainItems.length, 0);
    this.view.badge = value === 0 ? undefined : { value, tooltip: t('Uncertain programs: {0}', value) };
    return uncertain;
  }
}

function sentenceOf({ begin, uncertain }: Run): string {
  const named = uncertain.slice(0, MAX_NAMED).map(({ Name, Code }) => `${harmless(Name)} (${harmless(Code)})`);
  const more = uncertain.length - named.length;
  return t(
    'Nobody knows yet whether Mews created these programs of "{0}" for {1}: {2}. Check before you add them again.',
    harmless(documentName(vscode.Uri.parse(begin.file))),
    shortTarget(targetOf(begin)),
    more > 0 ? t('{0} and {1} more', named.join(', '), more) : named.join(', '),
  );
}

function sentenceOfAll(runs: readonly Run[]): string {
  const count = runs.reduce((sum, { uncertainItems }) => sum + uncertainItems.length, 0);
  const files = new Set(runs.map(({ begin }) => harmless(documentName(vscode.Uri.parse(begin.file)))));
  return t(
    'Nobody knows yet whether Mews created {0} programs of {1} runs ({2}). Check before you add them again.',
    count,
    runs.length,
    [...files].slice(0, MAX_NAMED).join(', '),
  );
}
