import { rmSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';

interface Followed {
  /** So many bytes are on the disk itself. */
  synced: number;
  /** Its name in the folder is. */
  isEntrySynced: boolean;
}

/** What a disk has taken and not yet been told to keep, of files that are appended to: a machine that stops loses it. */
export class UnsyncedBytes {
  private readonly files = new Map<string, Followed>();

  /** A file was opened, perhaps made. What it held before is on the disk. */
  opened(file: string, isNew: boolean): void {
    this.files.set(file, { synced: statSync(file).size, isEntrySynced: !isNew });
  }

  synced(file: string): void {
    const followed = this.files.get(file);
    if (followed) followed.synced = statSync(file).size;
  }

  folderSynced(folder: string): void {
    for (const [file, followed] of this.files) {
      if (path.dirname(file) === folder) followed.isEntrySynced = true;
    }
  }

  /** What is left when the machine stops now. */
  lose(): void {
    for (const [file, { synced, isEntrySynced }] of this.files) {
      if (isEntrySynced) truncateSync(file, synced);
      else rmSync(file, { force: true });
    }
  }
}
