import { type MewsSandbox, startMewsSandbox } from '../sandbox/mewsSandbox';
import { closeAll } from './files';
import { disconnect } from './sandboxConnection';

/**
 * For the suite around the call: a sandbox of its own, and after each test a window without connections and editors. Gives
 * the sandbox, which is there once the tests run.
 */
export function ownSandbox(): () => MewsSandbox {
  let sandbox: MewsSandbox | undefined;
  const running = () => {
    if (!sandbox) throw new Error('The sandbox only runs within tests');
    return sandbox;
  };
  before(async () => {
    sandbox = await startMewsSandbox();
  });
  after(() => running().close());
  afterEach(async () => {
    await disconnect();
    await closeAll();
  });
  return running;
}
