import { type WatchedWindow, watchWindow } from '../faults/watchWindow';

/** For the suite around the call: watches what each test shows. Gives the watch, which is there within a test. */
export function watchedWindow(): Omit<WatchedWindow, 'release'> & { readonly told: () => string } {
  let window: WatchedWindow | undefined;
  const now = () => {
    if (!window) throw new Error('The window is only watched within tests');
    return window;
  };
  beforeEach(() => {
    window = watchWindow();
  });
  afterEach(() => now().release());
  return {
    get shown() {
      return now().shown;
    },
    told: () =>
      now()
        .shown.map(({ text }) => text)
        .join('\n'),
    note: (text) => now().note(text),
    forget: () => now().forget(),
    answer: (answer) => now().answer(answer),
    whenShown: (text) => now().whenShown(text),
    whenCancellable: () => now().whenCancellable(),
    cancel: () => now().cancel(),
  };
}
