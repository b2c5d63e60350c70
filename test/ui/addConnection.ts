import type { MewsSandbox } from '../sandbox/mewsSandbox';
import { answerConnection } from './answerConnection';
import type { Workbench } from './workbench';

/** Adds a connection to the sandbox by the palette, see `answerConnection`, and waits until it is kept. */
export async function addConnection(
  workbench: Workbench,
  sandbox: MewsSandbox,
  choices: Parameters<typeof answerConnection>[2] = {},
): Promise<void> {
  await workbench.runCommand('Mews: Add Connection');
  await answerConnection(workbench, sandbox, choices);
  await workbench.notification(new RegExp(`Connection "${choices.name ?? '.*'}" added\\.`)).waitFor();
}
