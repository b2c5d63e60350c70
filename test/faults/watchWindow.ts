import * as vscode from 'vscode';
import { seenTexts } from '../canary/seenTexts';

/** Something that VS Code showed a person, as one line: `error: text [Button] [Button]`. */
export interface Shown {
  readonly kind: 'information' | 'warning' | 'error' | 'progress' | 'box';
  readonly modal: boolean;
  readonly text: string;
}

/** The answer of a person who closes a message. */
export const DISMISSED = Symbol('dismissed');

/**
 * What a person answers to a message: the label of a button, nothing yet (undefined; a dialog is left then), or that it is
 * closed. Dialogs get their first button unless told.
 */
export type Answer = (message: Shown, buttons: readonly string[]) => Given | Promise<Given>;
type Given = string | undefined | typeof DISMISSED;

/** What a window shows, while it is watched. */
export interface WatchedWindow {
  /** Everything that was shown, in order. */
  readonly shown: readonly Shown[];
  /** Adds something that was shown elsewhere than in a message. */
  note(text: string): void;
  /** Forgets what was shown so far: it belongs to the time before the row. */
  forget(): void;
  /** From now on, answers messages that are not modal as well. */
  answer(answer: Answer): void;
  /** Resolves once something was shown that matches, which may be at once. */
  whenShown(text: RegExp): Promise<void>;
  /** Resolves once a progress notification that can be cancelled is there, which may be at once. */
  whenCancellable(): Promise<void>;
  /** Cancels what the progress notification shows that is there. */
  cancel(): void;
  /** Lets the window be. */
  release(): void;
}

type ShowMessage = (message: string, ...rest: unknown[]) => Thenable<unknown>;
const MESSAGES = {
  showInformationMessage: 'information',
  showWarningMessage: 'warning',
  showErrorMessage: 'error',
} as const;

/**
 * Watches what the extension shows. Notifications and progress really appear; only modal dialogs, which VS Code refuses during tests, are
 * answered here.
 */
export function watchWindow(): WatchedWindow {
  const shown: Shown[] = [];
  let answer: Answer = ({ modal }, [first]) => (modal ? first : undefined);
  let cancellation: vscode.CancellationTokenSource | undefined;
  const waitingToCancel: (() => void)[] = [];
  const undo: (() => void)[] = [];
  const lookers: (() => void)[] = [];
  const note = (entry: Shown) => {
    shown.push(entry);
    // A dialog is answered here, and never comes to VS Code.
    seenTexts.note(entry.kind, entry.text);
    for (const look of lookers) look();
  };
  for (const [name, kind] of Object.entries(MESSAGES)) {
    undo.push(
      replace(name, (original: ShowMessage) => async (message: string, ...rest: unknown[]) => {
        const [first] = rest;
        const options = isOptions(first) ? first : {};
        const buttons = rest.slice(options === first ? 1 : 0).map(labelOf);
        const modal = options.modal === true;
        const entry = { kind, modal, text: lineOf(kind, message, options, buttons) };
        note(entry);
        const label = await answer(entry, buttons);
        if (label === DISMISSED || (modal && label === undefined)) return undefined;
        if (label !== undefined) return rest.find((item) => labelOf(item) === label);
        return original(message, ...rest);
      }),
    );
  }
  undo.push(
    replace(
      'withProgress',
      (original: typeof vscode.window.withProgress) => (options, task) =>
        original(options, (progress, token) => {
          const source = new vscode.CancellationTokenSource();
          token.onCancellationRequested(() => source.cancel());
          const watched: typeof progress = {
            report(value) {
              if (value.message !== undefined) {
                note({ kind: 'progress', modal: false, text: `progress: ${options.title}: ${value.message}` });
              }
              progress.report(value);
            },
          };
          const work = Promise.resolve(task(watched, source.token));
          if (options.cancellable !== true) return work;
          cancellation = source;
          for (const resolve of waitingToCancel.splice(0)) resolve();
          return work.finally(() => {
            if (cancellation === source) cancellation = undefined;
          });
        }),
    ),
  );
  return {
    shown,
    note: (text) => void shown.push({ kind: 'box', modal: false, text }),
    forget() {
      shown.length = 0;
    },
    answer(next) {
      answer = next;
    },
    whenShown: (wanted) =>
      new Promise((resolve) => {
        const look = () => {
          if (shown.some(({ text }) => wanted.test(text))) resolve();
        };
        lookers.push(look);
        look();
      }),
    whenCancellable: () =>
      new Promise((resolve) => {
        if (cancellation) resolve();
        else waitingToCancel.push(resolve);
      }),
    cancel() {
      if (!cancellation) throw new Error('There is nothing to cancel');
      cancellation.cancel();
    },
    release() {
      for (const each of undo) each();
    },
  };
}

interface MessageOptions {
  readonly modal?: unknown;
  readonly detail?: unknown;
}

function isOptions(value: unknown): value is MessageOptions {
  return typeof value === 'object' && value !== null && !('title' in value);
}

function labelOf(item: unknown): string {
  return typeof item === 'object' && item !== null && 'title' in item ? String(item.title) : String(item);
}

function lineOf(kind: string, message: string, { modal, detail }: MessageOptions, buttons: readonly string[]): string {
  const head = `${modal === true ? 'dialog' : kind}: ${message}`;
  const more = typeof detail === 'string' ? [detail.replaceAll('\n', ' ')] : [];
  return [head, ...more, ...buttons.map((button) => `[${button}]`)].join(' ');
}

/** Puts another function in the place of one of `vscode.window`; gives what takes it away again. */
function replace<F>(name: string, instead: (original: F) => F): () => void {
  const original: unknown = Reflect.get(vscode.window, name);
  if (typeof original !== 'function') throw new Error(`vscode.window has no ${name}`);
  Object.defineProperty(vscode.window, name, {
    value: instead(original.bind(vscode.window)),
    configurable: true,
    writable: true,
  });
  return () => {
    Object.defineProperty(vscode.window, name, { value: original, configurable: true, writable: true });
  };
}
