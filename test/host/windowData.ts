import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Settings of VS Code, by their full names. */
export type Settings = Readonly<Record<string, unknown>>;

export interface WindowData {
  readonly folder: string;
  /** Removes the folder if it was made here, not if it was handed in. */
  remove(): void;
}

/** A window that shows nothing we did not ask for. */
const QUIET_SETTINGS: Settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  // What the desktop has; the default of a window in a browser is another.
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'workbench.enableExperiments': false,
  // It copies what is saved a while later, when tests have taken the file away.
  'workbench.localHistory.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

/**
 * A folder for everything one window keeps: settings, logs, extensions and their storage.
 *
 * @param folder to use and keep; a fresh temporary one when left out.
 * @param settingsFile where in it the settings go.
 */
export function windowData(folder: string | undefined, settingsFile: string, settings: Settings): WindowData {
  const path = folder ?? mkdtempSync(join(tmpdir(), 'mews-loyalty-host-'));
  const file = join(path, settingsFile);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...QUIET_SETTINGS, ...settings }, undefined, 2)}\n`);
  return {
    folder: path,
    remove() {
      if (!folder) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}
