import { once } from 'node:events';
import { type Figures, figuresOf } from './figures';
import { startProcess } from './startProcess';

/** A Mews sandbox that shares no time and no memory with whoever talks to it. */
export interface SandboxProcess {
  readonly address: string;
  /** `took`: the ms of each request since the last call, as the server saw it; `connections`: how many it was given. */
  seen(): Promise<Figures>;
  stop(): Promise<void>;
}

export async function startSandboxProcess(): Promise<SandboxProcess> {
  const child = startProcess('sandbox', []);
  const next = async () => figuresOf((await once(child, 'message'))[0]);
  const [port] = (await next()).get('port') ?? [];
  return {
    address: `http://127.0.0.1:${port}`,
    async seen() {
      const answer = next();
      child.send({});
      return answer;
    },
    async stop() {
      const closed = once(child, 'close');
      child.kill();
      await closed;
    },
  };
}
