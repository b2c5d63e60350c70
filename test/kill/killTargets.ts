import type { Kill } from './history';
import type { Task } from './nextTask';
import type { Scenario } from './scenarios';

/** A step to kill at, and the scenario that is known to come to it. */
export interface KillTarget {
  readonly kill: Extract<Kill, { by: 'step' }> & { readonly step: string };
  readonly scenario: Scenario;
}

/** So many tries on the way that is known to lead there. */
const MAX_TRIES = 4;

/** The steps that still have to be killed at. Each is given out until a process has ended there. */
export class KillTargets {
  /** The names of all steps. */
  readonly steps: ReadonlySet<string>;
  private readonly waiting: KillTarget[];
  private readonly tries = new Map<string, number>();
  private readonly killed = new Set<string>();

  constructor(targets: readonly KillTarget[]) {
    this.waiting = [...targets];
    this.steps = new Set(targets.map(({ kill }) => kill.step));
  }

  /** The next target, to be gone for on its own scenario; undefined when none waits. */
  next(): KillTarget | undefined {
    const target = this.waiting.shift();
    if (target) this.tries.set(target.kill.step, this.triesOf(target) + 1);
    return target;
  }

  /** A further target for a history that is about to do a task. */
  nextOf(task: Task): KillTarget | undefined {
    const index = this.waiting.findLastIndex(
      (target) => target.kill.step.startsWith(`${task}:`) && !target.scenario.ownWay && this.triesOf(target) === 0,
    );
    return index === -1 ? undefined : this.waiting.splice(index, 1)[0];
  }

  /** A process has ended at the target, or came to its end without it: some steps are come to less often by another clock. */
  settle({ kill, scenario }: KillTarget, wasKilled: boolean): void {
    const { step } = kill;
    if (wasKilled) this.killed.add(step);
    else if (!this.killed.has(step) && this.triesOf({ kill }) < MAX_TRIES) {
      this.waiting.push({ kill: { ...kill, nth: 1 }, scenario });
    }
  }

  /** The steps that no process was killed at. */
  get missed(): readonly string[] {
    return [...this.steps].filter((step) => !this.killed.has(step));
  }

  private triesOf({ kill }: Pick<KillTarget, 'kill'>): number {
    return this.tries.get(kill.step) ?? 0;
  }
}
