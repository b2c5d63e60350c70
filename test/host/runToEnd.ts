import { spawn } from 'node:child_process';

export interface RunToEndOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Runs a program to its end and gives what it wrote to stdout.
 * Throws when it cannot be started or ends with another code than 0, with the last lines it wrote in the message.
 */
export function runToEnd(program: string, args: readonly string[], options: RunToEndOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm is a batch file on Windows, and those need a shell.
      shell: program === 'npm' && process.platform === 'win32',
    });
    let output = '';
    let all = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      all += chunk;
    });
    child.stderr.on('data', (chunk) => {
      all += chunk;
    });
    child.on('error', (cause) => reject(new Error(`${program} could not be started: ${cause.message}`, { cause })));
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(output);
      const lastLines = all.trim().split('\n').slice(-12).join('\n');
      reject(new Error(`${program} ${args.join(' ')} ended with ${signal ?? `code ${code}`}:\n${lastLines}`));
    });
  });
}
