import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface HostProcess {
  /** The first group of `ready` in the line that said so. */
  readonly readyValue: string;
  /** The last lines written so far, for messages about failures. */
  lastLines(): string;
  /** Ends the program and everything it started, and waits until they are gone. */
  stop(): Promise<void>;
}

export interface HostProcessOptions {
  readonly nodePath: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Matches one line of output when the program is ready. */
  readonly ready: RegExp;
  readonly timeoutMs?: number;
}

const READY_WITHIN_MS = 60_000;
const GRACE_MS = 3_000;
const LINES_KEPT = 60;

/**
 * Starts a server program in a process group of its own and resolves when it says that it is ready.
 * The group ends with `stop()`, and also when this process ends in any way, killed included.
 * Throws with the program's last lines when it ends early or isn't ready in time.
 */
export async function startHostProcess(options: HostProcessOptions): Promise<HostProcess> {
  const guard = join(__dirname, 'guardProcess.mjs');
  const child = spawn(process.execPath, [guard, options.nodePath, ...options.args], {
    detached: true,
    env: options.env ?? process.env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const lastLines = () => lines.join('\n');
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', (error) => {
      lines.push(error.message);
      resolve();
    });
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await Promise.race([ended, delay(GRACE_MS, undefined, { ref: false })]);
    child.stdin.destroy();
    await ended;
  };

  const becameReady = new Promise<string>((resolve) => {
    const read = lineReader((line) => {
      lines.push(line);
      if (lines.length > LINES_KEPT) lines.shift();
      const value = options.ready.exec(line)?.[1];
      if (value !== undefined) resolve(value);
    });
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
  const timeoutMs = options.timeoutMs ?? READY_WITHIN_MS;
  const readyValue = await Promise.race([
    becameReady,
    ended.then(() => undefined),
    delay(timeoutMs, undefined, { ref: false }),
  ]);
  if (readyValue === undefined) {
    await stop();
    throw new Error(`The VS Code server was not ready within ${timeoutMs} ms, or ended:\n${lastLines()}`);
  }
  return { readyValue, lastLines, stop };
}

function lineReader(onLine: (line: string) => void): (chunk: Buffer) => void {
  let rest = '';
  return (chunk) => {
    const parts = (rest + chunk.toString('utf8')).split(/\r?\n/);
    rest = parts.pop() ?? '';
    for (const part of parts) onLine(part);
  };
}
