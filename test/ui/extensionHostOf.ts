import { readdirSync, readFileSync } from 'node:fs';

/** The process ids of the extension hosts of a server, newest last: those that have its data folder among their arguments. */
export function extensionHostsOf(dataDir: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const command = textOf(`/proc/${pid}/cmdline`);
      return command.includes('--type=extensionHost') && textOf(`/proc/${pid}/environ`).includes(dataDir);
    })
    .sort((a, b) => a - b);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
