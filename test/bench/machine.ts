import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import peerManifest from 'vscode-json-languageservice/package.json';
import { RUNS } from './threeRuns';

/** What has to be known of where the figures come from, a line each. */
export function machine(): readonly string[] {
  const [cpu] = cpus();
  const [load = 0] = loadavg();
  return [
    `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()}`,
    `Node ${process.versions.node}, V8 ${process.versions.v8}; the peer is vscode-json-languageservice ${peerManifest.version}`,
    `${RUNS} runs of each row unless it lists more or fewer; load of the machine at the start ${load.toFixed(1)}`,
  ];
}
