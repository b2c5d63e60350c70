import * as vscode from 'vscode';
import { cleanRow } from './cleanRow';
import { lastLine } from './lastLine';

/** What a step gave: a value, the wish to go back one step, or the end of it all. */
export type StepResult<T> =
  | { readonly kind: 'value'; readonly value: T }
  | { readonly kind: 'back' }
  | { readonly kind: 'ended' };

/** A step that asks for a line of text. */
export interface TextStep {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly password?: boolean;
  /** What is wrong with the trimmed text, as a sentence. */
  readonly validate: (text: string) => string | undefined;
  /**
   * Asks somebody who takes a while; the box waits. A sentence it gives is shown with the text left as it is, to be corrected,
   * or kept by accepting the same text once more. Aborted where the box is left.
   */
  readonly ask?: (text: string, signal: AbortSignal) => Promise<string | undefined>;
}

/** Asks for a line of text. Leaving the window to fetch a token doesn't end it; Escape does. The text comes trimmed. */
export function askText(step: TextStep): Promise<StepResult<string>> {
  const box = vscode.window.createInputBox();
  box.title = lastLine.clean(step.title);
  box.step = step.step;
  box.totalSteps = step.totalSteps;
  box.prompt = lastLine.clean(step.prompt);
  box.placeholder = lastLine.clean(step.placeholder ?? '');
  box.value = step.value ?? '';
  box.password = step.password ?? false;
  box.ignoreFocusOut = true;
  if (step.step > 1) box.buttons = [vscode.QuickInputButtons.Back];
  const leaving = new AbortController();
  /** The text that was asked about, and is taken when it is accepted again. */
  let told: string | undefined;
  const accept = async (settle: (result: StepResult<string>) => void) => {
    if (box.busy) return;
    const text = box.value.trim();
    const complaint = step.validate(text);
    if (complaint !== undefined) {
      box.validationMessage = lastLine.clean(complaint);
      return;
    }
    if (step.ask && told !== text) {
      const sentence = await waiting(box, () => step.ask?.(text, leaving.signal));
      if (leaving.signal.aborted) return;
      if (sentence !== undefined) {
        told = text;
        box.validationMessage = {
          message: lastLine.clean(sentence),
          severity: vscode.InputBoxValidationSeverity.Warning,
        };
        return;
      }
    }
    settle({ kind: 'value', value: text });
  };
  return show(box, (settle) => [
    box.onDidChangeValue(() => {
      box.validationMessage = undefined;
    }),
    box.onDidAccept(() => accept(settle)),
    box.onDidTriggerButton(() => settle({ kind: 'back' })),
    { dispose: () => leaving.abort() },
  ]);
}

/** Lets a box wait for something. */
async function waiting<T>(box: vscode.InputBox, work: () => T): Promise<Awaited<T>> {
  box.busy = true;
  box.enabled = false;
  try {
    return await work();
  } finally {
    box.busy = false;
    box.enabled = true;
  }
}

/** A choice, and what it stands for. */
export interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** A step that asks to choose one of several. */
export interface ChoiceStep<T> {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  /** The choice that is marked at the start. */
  readonly current?: T;
}

/** Asks to choose. Leaving the window doesn't end it; Escape does. */
export function askChoice<T>(step: ChoiceStep<T>): Promise<StepResult<T>> {
  const pick = vscode.window.createQuickPick<Choice<T>>();
  pick.title = lastLine.clean(step.title);
  pick.step = step.step;
  pick.totalSteps = step.totalSteps;
  pick.placeholder = lastLine.clean(step.placeholder);
  pick.items = step.choices.map(cleanRow);
  pick.activeItems = pick.items.filter(({ value }) => value === step.current);
  pick.ignoreFocusOut = true;
  if (step.step > 1) pick.buttons = [vscode.QuickInputButtons.Back];
  return show(pick, (settle) => [
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen) settle({ kind: 'value', value: chosen.value });
    }),
    pick.onDidTriggerButton(() => settle({ kind: 'back' })),
  ]);
}

function show<T>(
  input: vscode.QuickInput,
  listen: (settle: (result: StepResult<T>) => void) => vscode.Disposable[],
): Promise<StepResult<T>> {
  return new Promise((resolve) => {
    const settle = (result: StepResult<T>) => {
      resolve(result);
      vscode.Disposable.from(input, ...listeners).dispose();
    };
    const listeners = [...listen(settle), input.onDidHide(() => settle({ kind: 'ended' }))];
    input.show();
  });
}
