import * as vscode from 'vscode';

/** A text that somebody could have seen, and where. */
export interface SeenText {
  readonly where: string;
  readonly text: string;
}

const seen: SeenText[] = [];
let watching = false;

/**
 * What the window and the process have shown since it was taken last: notifications, progress, lists to choose from, boxes, the
 * messages and items of the status bar, and what was written to the console, stdout and stderr.
 */
export const seenTexts = {
  note(where: string, text: unknown): void {
    if (typeof text === 'string' && text !== '') seen.push({ where, text });
  },
  take: (): SeenText[] => seen.splice(0),
  /** From now on, for as long as the process lives. Who watches or answers something later stands before it, and passes it on. */
  watch(): void {
    if (watching) return;
    watching = true;
    watchWindow();
    watchStreams();
  },
};

const MESSAGES = ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'] as const;
const SHOWN = ['title', 'prompt', 'placeholder', 'validationMessage', 'items', 'label', 'description', 'detail'];
const SHOWN_OF_ITEM = ['name', 'text', 'tooltip', 'accessibilityInformation'];

function watchWindow(): void {
  for (const name of MESSAGES) before(name, (...args) => noteAll(name, args));
  before('showQuickPick', (rows, options) => {
    noteAll('a list', options);
    void Promise.resolve(rows).then((all) => noteAll('a list', all));
  });
  before('setStatusBarMessage', (text) => seenTexts.note('the status bar', text));
  before('withProgress', (options) => noteAll('progress', options));
  instead(
    'withProgress',
    (original) =>
      (...[options, task]) =>
        original(options, (progress: vscode.Progress<{ message?: string }>, token: vscode.CancellationToken) =>
          task(
            {
              report(value: { message?: string }) {
                seenTexts.note('progress', value.message);
                progress.report(value);
              },
            },
            token,
          ),
        ),
  );
  for (const name of ['createInputBox', 'createQuickPick'] as const) noteWhatIsSet(name, 'a box', SHOWN);
  noteWhatIsSet('createStatusBarItem', 'the status bar', SHOWN_OF_ITEM);
}

/** Notes the members that are set of whatever a function of `vscode.window` makes. */
function noteWhatIsSet(name: string, where: string, members: readonly string[]): void {
  instead(
    name,
    (original) =>
      (...args) =>
        new Proxy<object>(original(...args), {
          get(target, member) {
            const value: unknown = Reflect.get(target, member, target);
            return typeof value === 'function' ? value.bind(target) : value;
          },
          set(target, member, value) {
            if (typeof member === 'string' && members.includes(member)) noteAll(`${where}: ${member}`, value);
            return Reflect.set(target, member, value, target);
          },
        }),
  );
}

// biome-ignore lint/suspicious/noExplicitAny: it stands before functions of every shape and passes on what they are given
type AnyFunction = (...args: any[]) => any;

function instead(name: string, make: (original: AnyFunction) => AnyFunction): void {
  const original: unknown = Reflect.get(vscode.window, name);
  if (typeof original !== 'function') throw new Error(`vscode.window has no ${name}`);
  const value = make((...args) => Reflect.apply(original, vscode.window, args));
  Object.defineProperty(vscode.window, name, { value, configurable: true, writable: true });
}

function before(name: string, note: AnyFunction): void {
  instead(name, (original) => (...args) => {
    note(...args);
    return original(...args);
  });
}

/** Every text in a value. */
function noteAll(where: string, value: unknown): void {
  if (typeof value === 'string') seenTexts.note(where, value);
  else if (Array.isArray(value)) for (const each of value) noteAll(where, each);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, each] of Object.entries(value)) {
      if (SHOWN.includes(name) || name === 'placeHolder') noteAll(where, each);
    }
  }
}

function watchStreams(): void {
  for (const [name, stream] of Object.entries({ stdout: process.stdout, stderr: process.stderr })) {
    const write = stream.write.bind(stream) as AnyFunction;
    stream.write = (...args: unknown[]) => {
      seenTexts.note(name, args[0] instanceof Uint8Array ? Buffer.from(args[0]).toString('latin1') : String(args[0]));
      return write(...args);
    };
  }
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
    const original = console[name].bind(console);
    console[name] = (...args: unknown[]) => {
      for (const arg of args) seenTexts.note(`console.${name}`, typeof arg === 'string' ? arg : String(arg));
      original(...args);
    };
  }
}
