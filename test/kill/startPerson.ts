import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { FastWorld } from './fastTime';
import { HELD } from './held';
import { type KillPoint, SAME_INSTANT } from './steps';

const BUNDLES = path.join(__dirname, '..', '..', 'out', 'kill');

/** The two forms of the same sources: as written, and as small as in the product. */
export type Form = 'plain' | 'minified';

/** What a person is told who starts. */
export interface PersonOptions {
  readonly form: Form;
  readonly address: string;
  readonly folder: string;
  readonly count: number;
  readonly batchSize: number;
  readonly time: FastWorld;
  readonly killPoint?: KillPoint | undefined;
  readonly hasty?: boolean | undefined;
  readonly fullDisk?: boolean | undefined;
  readonly powerCut?: boolean | undefined;
}

/** A process that adds programs, and how it ended. */
export interface PersonProcess {
  /** Resolves when it has told its first step: then it is there. */
  readonly started: Promise<unknown>;
  readonly ended: Promise<EndedPerson>;
  /** SIGKILL. Nothing when it has ended. */
  kill(): void;
  /** False as soon as it is ended, or told to. */
  isAlive(): boolean;
}

export interface EndedPerson {
  readonly how: 'killed' | 'done' | 'held' | 'failed';
  /** The steps it came to, in order. */
  readonly steps: readonly string[];
  /** Of each, whether anything can have happened since the one before. */
  readonly startsInstant: readonly boolean[];
  /** All it said. */
  readonly output: string;
}

export function startPerson(options: PersonOptions): PersonProcess {
  const { form, killPoint, hasty, fullDisk, powerCut, address, folder, count, batchSize, time } = options;
  const facts = Object.entries({ address, folder, count, batchSize, ...time }).map(
    ([name, fact]) => `--${name}=${fact}`,
  );
  const child = spawn(
    process.execPath,
    [
      path.join(BUNDLES, form, 'person.js'),
      ...facts,
      ...(killPoint ? [`--killNth=${killPoint.nth}`] : []),
      ...(killPoint?.step === undefined ? [] : [`--killStep=${killPoint.step}`]),
      ...(hasty ? ['--hasty'] : []),
      ...(fullDisk ? ['--fullDisk'] : []),
      ...(powerCut ? ['--powerCut'] : []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  return {
    started: once(child.stdout, 'data').catch(() => undefined),
    ended: once(child, 'close').then(([code, signal]: unknown[]) => {
      const lines = output.split('\n').slice(0, -1);
      return {
        how: signal === 'SIGKILL' ? 'killed' : code === 0 ? 'done' : code === HELD ? 'held' : 'failed',
        steps: lines.map((line) => (line.startsWith(SAME_INSTANT) ? line.slice(SAME_INSTANT.length) : line)),
        startsInstant: lines.map((line) => !line.startsWith(SAME_INSTANT)),
        output: output + errors,
      };
    }),
    kill: () => void child.kill('SIGKILL'),
    isAlive: () => !child.killed && child.exitCode === null && child.signalCode === null,
  };
}
