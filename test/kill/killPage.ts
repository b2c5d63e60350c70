import { cpus, platform, release, totalmem } from 'node:os';
import { type KillRow, killTable } from './killRow';

/** The page that tells of a long run of the kill tests. Without times: those are the machine's, not ours. */
export function killPage(rows: readonly KillRow[], hastyRow: KillRow, steps: number): string {
  const [cpu] = cpus();
  const kills = rows.reduce((total, row) => total + row.kills, 0);
  return `# Kills

Written by \`npm run test:kill -- --long\`. A process that adds programs, with the code and the requests of the extension, is ended by
SIGKILL ${kills} times: at each of the ${steps} steps it comes to, the first time and later ones, and at random instants. It
is started again until every program has an Id; whoever was adding then checks what is uncertain and sends what is open. The
server is slower than the restart, and goes on with a request whose sender is gone.

${killTable(rows)}
The same random kills of a process that takes no pause, and so has no quiet period. That it fails is the point: this test
would see it.

${killTable([hastyRow])}
*Not counted* are histories in which the machine stood still for so long that Mews was later than any quiet period.

${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()}, Node ${process.versions.node}. The bundle as it is written and as it is minified take turns.
`;
}
