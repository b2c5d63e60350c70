import { open } from 'node:fs/promises';

/** How often this process synced a file or a folder to disk while it did so. `existing`: any file to open. */
export async function syncsIn(existing: string, act: () => Promise<void>): Promise<number> {
  const probe = await open(existing, 'r');
  const handles = Object.getPrototypeOf(probe);
  const { sync } = handles;
  await probe.close();
  let syncs = 0;
  handles.sync = function (...args: unknown[]) {
    syncs++;
    return sync.apply(this, args);
  };
  try {
    await act();
  } finally {
    handles.sync = sync;
  }
  return syncs;
}
