import path from 'node:path';

const ROOT = path.join(__dirname, '..', '..');

/** Where the benchmark keeps its bundles, texts and journals: on the disk of the checkout, not in a memory file system. */
export const BENCH_FOLDER = path.join(ROOT, 'out', 'bench');
