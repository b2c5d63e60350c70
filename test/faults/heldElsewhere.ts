import assert from 'node:assert/strict';
import path from 'node:path';
import { refused } from './expected';
import type { Expected } from './faultRow';
import { openOtherWindow } from './otherWindow';
import { sharedFolder } from './sharedFolder';
import type { Stage } from './stage';

export const HELD =
  /^information: Another window is adding programs through "Fault" already, from "elsewhere\.loyalty\.json", since .*\. Nothing was sent\.$/;

export const ADDED = /^information: Added 2 loyalty programs to /;

/** A run over midnight is no fault. */
export const TODAY = `(${day(new Date())}|${day(new Date(Date.now() + 86_400_000))})`;

export const UNCERTAIN_TODAY = `May have been created by an earlier run, whose outcome nobody knows: 2 \\(on ${TODAY}\\)`;

/** Another window whose request has come to the sandbox, where it waits. */
export async function holdOther(stage: Stage, journalFolder: string, commit = false) {
  stage.fault({ kind: 'delay', ...(commit ? { delayAfterCommitMs: 'release' } : { delayMs: 'release' }) });
  const other = await openOtherWindow(stage, journalFolder);
  await Promise.race([stage.whenAdd(), other.came.then((came) => assert.fail(`it came to ${came}`))]);
  return other;
}

export function otherProfile(stage: Stage): string {
  return path.join(sharedFolder(), 'other-profiles', stage.row);
}

export function day(date: string | Date): string {
  return new Date(date).toLocaleDateString(undefined, { dateStyle: 'medium' });
}

/** The person is asked, and leaves it. */
export function asked(detail: string, question: string, button = 'Show Preview'): Expected {
  return {
    ...refused(''),
    says: [new RegExp(`^dialog: ${question} .*${detail} \\[${button}\\] \\[Add All 2\\]$`)],
  };
}
