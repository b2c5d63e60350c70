import * as vscode from 'vscode';

type Create = (...args: readonly unknown[]) => vscode.QuickInput;

/**
 * Answers the boxes that the extension opens, one after another: with a text, or with the choice whose label begins so. A box that
 * complains, or that there is no answer for, is left with Escape. `onComplaint` hears what it says. Gives what undoes it.
 */
export function typeInputs(answers: readonly string[], onComplaint: (complaint: string) => void): () => void {
  const left = [...answers];
  const undo = (['createInputBox', 'createQuickPick'] as const).map((name) => {
    const original = vscode.window[name] as Create;
    const create: Create = (...args) => operated(Reflect.apply(original, vscode.window, args), left, onComplaint);
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
): vscode.QuickInput {
  const accepted: (() => void)[] = [];
  let chosen: readonly unknown[] | undefined;
  const operate = () => {
    const answer = left.shift();
    if (answer === undefined) return input.hide();
    const items: unknown = Reflect.get(input, 'items');
    if (Array.isArray(items)) chosen = items.filter(({ label }) => String(label).startsWith(answer));
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
      if (name === 'show') {
        return () => {
          target.show();
          operate();
        };
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  });
}
