import type { Run } from '../../src/submission/run';

/** What a person does next about the programs: the tasks of the product that send, look, or send again. */
export type Task = 'add' | 'check' | 'continue' | 'done';

/** The next task, as the newest run of those that have begun asks for it. */
export function nextTask(run: Run | undefined): Task {
  if (!run) return 'add';
  if (run.uncertainItems.length > 0) return 'check';
  return run.state === 'confirmed' ? 'done' : 'continue';
}
