import { subscribe } from 'node:diagnostics_channel';
import { startMewsSandbox } from '../../sandbox/mewsSandbox';
import { figuresOf, sendFigures } from '../figures';

// The Mews sandbox in a process of its own. Tells its port, and for every message what the requests since the last one took.
void main();

async function main(): Promise<void> {
  let took: number[] = [];
  let connections = 0;
  const started = new WeakMap<object, number>();
  // From the head of the request to the last byte of the answer, as Node itself sees them.
  subscribe('http.server.request.start', (message) => {
    const request = memberOf(message, 'request');
    if (request) started.set(request, performance.now());
  });
  subscribe('http.server.response.finish', (message) => {
    const request = memberOf(message, 'request');
    took.push(performance.now() - ((request && started.get(request)) ?? Number.NaN));
  });
  subscribe('net.server.socket', () => {
    connections++;
  });
  const { address } = await startMewsSandbox({ requestsPerWindow: 100_000 });
  process.on('message', (message) => {
    figuresOf(message);
    sendFigures({ took, connections: [connections] });
    took = [];
    connections = 0;
  });
  sendFigures({ port: [Number(new URL(address).port)] });
}

function memberOf(message: unknown, name: string): object | undefined {
  const member: unknown = typeof message === 'object' && message !== null ? Reflect.get(message, name) : undefined;
  return typeof member === 'object' && member !== null ? member : undefined;
}
