import type { OwnWindow } from '../host/runSuites';

/**
 * A window of its own for one suite: `name.window.ts` exports one as `windowCase`, and `name.test.ts` beside it is the suite that runs
 * inside that window's extension host.
 */
export interface WindowCase extends OwnWindow {
  /** What is opened: a folder of `workspaces/`, by its `.code-workspace` file where it has one; an empty folder when left out. */
  readonly workspace?: string;
  /** Added to the environment of the window. */
  readonly env?: Readonly<Record<string, string>>;
  /** Searched for in all that the window wrote; the tokens of the sandbox when left out. */
  readonly tokens?: readonly string[];
}
