import { after, before, beforeEach } from 'mocha';
import { type MewsSandbox, type MewsSandboxOptions, startMewsSandbox } from './mewsSandbox';
import { type SandboxClient, sandboxClient } from './sandboxClient';

/** Gives the tests of a `describe` one sandbox, empty before each of them. Ask for it inside a test. */
export function useSandbox(options: MewsSandboxOptions = {}): () => MewsSandbox & SandboxClient {
  let running: (MewsSandbox & SandboxClient) | null = null;
  before(async () => {
    const sandbox = await startMewsSandbox(options);
    running = { ...sandbox, ...sandboxClient(sandbox) };
  });
  beforeEach(() => running?.reset());
  after(async () => running?.close());
  return () => {
    if (running === null) {
      throw new Error('The sandbox runs only inside tests');
    }
    return running;
  };
}
