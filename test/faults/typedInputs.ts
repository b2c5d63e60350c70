import * as vscode from 'vscode';

/** Answers that press a key or a button instead of typing: Enter on what the box holds already, and Back. */
export const ENTER = '\u0000Enter';
export const BACK = '\u0000Back';

type Create = (...args: readonly unknown[]) => vscode.QuickInput;

/**
 * Answers the boxes that the extension opens, one after another: with a text, or with the choice whose label begins so. A box that
 * complains of a text at once, or that there is no answer for, is left with Escape; one that complains later gets the next
 * answer. `onComplaint` hears what it says, `onShown` what stands over each box and its rows. Gives what undoes it.
 */
export function typeInputs(
  answers: readonly string[],
  onComplaint: (complaint: string) => void,
  onShown: (words: string) => void = () => undefined,
): () => void {
  const left = [...answers];
  const undo = (['createInputBox', 'createQuickPick'] as const).map((name) => {
    const original = vscode.window[name] as Create;
    const create: Create = (...args) =>
      operated(Reflect.apply(original, vscode.window, args), left, onComplaint, onShown);
    Object.defineProperty(vscode.window, name, { value: create, configurable: true, writable: true });
    return () => Object.defineProperty(vscode.window, name, { value: original, configurable: true, writable: true });
  });
  return () => {
    for (const each of undo) each();
  };
}

/** The real box, with somebody at it as soon as it is shown. */
function operated(
  input: vscode.QuickInput,
  left: string[],
  onComplaint: (complaint: string) => void,
  onShown: (words: string) => void,
): vscode.QuickInput {
  const accepted: (() => void)[] = [];
  const pressed: (() => void)[] = [];
  let chosen: readonly unknown[] | undefined;
  const operate = () => {
    const answer = left.shift();
    if (answer === undefined) return input.hide();
    if (answer === BACK) {
      for (const listener of pressed) listener();
      return;
    }
    const items: unknown = Reflect.get(input, 'items');
    if (answer === ENTER) chosen = undefined;
    else if (Array.isArray(items))
      chosen = items.filter(({ label }) => String(label).replace('$(check) ', '').startsWith(answer));
    else Reflect.set(input, 'value', answer);
    for (const listener of accepted) listener();
    const complaint: unknown = Reflect.get(input, 'validationMessage');
    if (typeof complaint !== 'string') return;
    onComplaint(complaint);
    input.hide();
  };
  return new Proxy(input, {
    get(target, name) {
      if (name === 'selectedItems' && chosen) return chosen;
      if (name === 'onDidAccept') {
        return (listener: () => void) => {
          accepted.push(listener);
          return { dispose: () => undefined };
        };
      }
      if (name === 'onDidTriggerButton') {
        return (listener: () => void) => {
          pressed.push(listener);
          return { dispose: () => undefined };
        };
      }
      if (name === 'show') {
        return () => {
          target.show();
          onShown(wordsOf(target));
          operate();
        };
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
    set(target, name, value) {
      if (name === 'validationMessage' && typeof value === 'object' && value !== null) {
        onComplaint(String(value.message));
        queueMicrotask(operate);
      }
      return Reflect.set(target, name, value, target);
    },
  });
}

/** What a person reads of a box: its title, prompt and placeholder, and its rows. */
function wordsOf(input: vscode.QuickInput): string {
  const items: unknown = Reflect.get(input, 'items');
  const rows = Array.isArray(items)
    ? items.map(({ label, description, detail }) => [label, description, detail].filter(Boolean).join(' | '))
    : [];
  const over = [input.title, Reflect.get(input, 'prompt'), Reflect.get(input, 'placeholder')];
  return [...over.filter(Boolean), ...rows].join('\n');
}
