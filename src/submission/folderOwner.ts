import { lstat } from 'node:fs/promises';

/**
 * Whose a folder is. `ours`: nobody but us can put anything into it; `open`: ours, but others can; `foreign`: another user's, or a
 * link or no folder at all.
 */
export type FolderOwner = 'ours' | 'open' | 'foreign';

/**
 * Tells it of a path. In a folder that all users share, another one can have made it first. Windows has no numbers for users, and
 * gives each a folder for what is temporary: without a `uid`, any folder is ours. Rejects with the file system's error.
 */
export async function folderOwner(folder: string, uid = process.geteuid?.()): Promise<FolderOwner> {
  const stats = await lstat(folder);
  if (!stats.isDirectory()) return 'foreign';
  if (uid === undefined) return 'ours';
  if (stats.uid !== uid) return 'foreign';
  return (stats.mode & 0o022) === 0 ? 'ours' : 'open';
}
