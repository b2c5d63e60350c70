import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';
import { lastLine } from './lastLine';

/** A notification that comes and goes at once only flickers. */
const SHOW_AFTER_MS = 400;

/**
 * Does work, with a notification once it takes longer than a moment: its title, what the work reports, and Cancel where
 * `cancellable`. Gives what the work gives.
 */
export async function slowProgress<T>(
  options: { readonly title: string; readonly cancellable: boolean },
  work: (report: (message: string, percent: number) => void, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  let shown: vscode.Progress<{ message?: string; increment?: number }> | undefined;
  let state = { message: '', percent: 0 };
  let shownPercent = 0;
  const show = () => {
    shown?.report({ message: lastLine.clean(state.message), increment: state.percent - shownPercent });
    if (shown) shownPercent = state.percent;
  };
  const working = work((message, percent) => {
    state = { message, percent };
    show();
  }, controller.signal);
  const ended = working.then(
    () => true,
    () => true,
  );
  if (!(await Promise.race([ended, pause(SHOW_AFTER_MS, false)]))) {
    await vscode.window.withProgress(
      { ...options, location: vscode.ProgressLocation.Notification, title: lastLine.clean(options.title) },
      async (progress, token) => {
        const subscription = token.onCancellationRequested(() => controller.abort());
        shown = progress;
        if (state.message !== '') show();
        await ended;
        subscription.dispose();
      },
    );
  }
  return working;
}
