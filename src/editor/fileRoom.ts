/** How much of many files may be kept at a time, in bytes of the files, and which of them there was no room for. */
export class FileRoom {
  private readonly taken = new Map<string, number>();
  private readonly refused = new Set<string>();
  private bytes = 0;

  constructor(private readonly maxBytes: number) {}

  /** So many files have been refused, and were not freed or taken since. */
  get leftOut(): number {
    return this.refused.size;
  }

  /** Whether a file of this size may be kept, instead of what was kept of it before; where not, nothing of it is kept. */
  take(file: string, bytes: number): boolean {
    this.free(file);
    if (this.bytes + bytes > this.maxBytes) {
      this.refused.add(file);
      return false;
    }
    this.taken.set(file, bytes);
    this.bytes += bytes;
    return true;
  }

  /** Nothing of a file is kept, and nothing of it would be. */
  free(file: string): void {
    this.bytes -= this.taken.get(file) ?? 0;
    this.taken.delete(file);
    this.refused.delete(file);
  }
}
