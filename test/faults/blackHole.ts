import { spawn } from 'node:child_process';
import { canaryTokens } from './canaryTokens';
import type { FaultServer } from './faultServer';
import { readAnswers } from './readAnswers';

/**
 * What listens: it answers the reads that come first, fills its queue of one connection by itself, and then blocks for good. Nothing
 * between the two lets it accept a connection.
 */
const PROGRAM = `
const { createServer } = require('node:http');
const { connect } = require('node:net');
let reads = Number(process.argv[2]);
function becomeBlackHole(last) {
  for (let count = 0; count < 4; count++) connect(server.address().port, '127.0.0.1');
  process.nextTick(() => {
    last();
    process.nextTick(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
  });
}
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const operation = request.url.replace('/api/connector/v1/', '');
    const answer = () => response.end(JSON.stringify(JSON.parse(process.argv[1])[operation]));
    reads--;
    response.setHeader('Connection', 'close');
    if (reads > 0) answer();
    else becomeBlackHole(answer);
  });
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
  const tellPort = () => process.send(server.address().port);
  if (reads > 0) tellPort();
  else becomeBlackHole(tellPort);
});
`;

/**
 * An address where, after so many reads, nobody says no and nobody answers: whoever wants to connect waits, as behind a firewall
 * that drops packets.
 */
export async function openBlackHole(reads: number): Promise<FaultServer> {
  const child = spawn(process.execPath, ['-e', PROGRAM, JSON.stringify(readAnswers), String(reads)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const port = await new Promise<number>((resolve) => {
    child.once('message', (message) => resolve(Number(message)));
  });
  return {
    address: `http://127.0.0.1:${port}`,
    tokens: canaryTokens,
    adds: () => 0,
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
}
