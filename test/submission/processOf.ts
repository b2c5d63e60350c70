import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { after, afterEach, before } from 'mocha';

/** One of `processes/`, running. It has said "ready". */
export interface Process {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Sends a message and gives the answer. Rejects when the process ends without one. */
  ask(message: string): Promise<unknown>;
  /** Ends it at once, and resolves when the system has forgotten it. */
  kill(): Promise<void>;
}

/** Starts processes, bundled for plain Node: tsx takes ten times as long. What a test leaves running is ended. */
export function useProcesses(): (name: string, ...args: readonly (string | number)[]) => Promise<Process> {
  const children: ChildProcess[] = [];
  let bundles = '';
  before(async () => {
    bundles = await mkdtemp(path.join(tmpdir(), 'mews-loyalty-processes-'));
    const folder = path.join(__dirname, 'processes');
    await build({
      entryPoints: readdirSync(folder).map((file) => path.join(folder, file)),
      outdir: bundles,
      bundle: true,
      platform: 'node',
      logLevel: 'warning',
    });
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  after(async () => rm(bundles, { recursive: true, force: true }));

  return async (name, ...args) => {
    const child = fork(path.join(bundles, `${name}.js`), args.map(String), { execArgv: [] });
    children.push(child);
    await messageOf(child);
    const { pid } = child;
    if (pid === undefined) throw new Error(`${name} has no pid`);
    return {
      child,
      pid,
      ask: async (message) => {
        const answer = messageOf(child);
        child.send(message);
        return answer;
      },
      kill: async () => {
        const closed = once(child, 'close');
        child.kill('SIGKILL');
        await closed;
      },
    };
  };
}

async function messageOf(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const onClose = (code: number | null, signal: string | null) => ended.abort(new Error(`ended by ${signal ?? code}`));
  child.once('close', onClose);
  try {
    const [message] = await once(child, 'message', { signal: ended.signal });
    return message;
  } finally {
    child.off('close', onClose);
  }
}
