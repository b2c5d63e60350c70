import { parseArgs } from 'node:util';
import { type MewsSandbox, startMewsSandbox } from './mewsSandbox';
import type { SeenRequest } from './requestLog';

const DEFAULT_PORT = 8765;

void main();

async function main(): Promise<void> {
  const port = chosenPort(process.argv.slice(2));
  if (port === null) {
    console.error('Usage: npm run sandbox -- [--port N], N from 0 (any free port) to 65535.');
    process.exitCode = 2;
    return;
  }
  const sandbox = await start(port);
  if (sandbox === null) {
    process.exitCode = 1;
    return;
  }
  console.log(introduction(sandbox));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void sandbox.close());
  }
}

function chosenPort(args: readonly string[]): number | null {
  try {
    const { port } = parseArgs({ args: [...args], options: { port: { type: 'string' } } }).values;
    const number = port === undefined ? DEFAULT_PORT : /^\d{1,5}$/.test(port) ? Number(port) : Number.NaN;
    return number <= 65_535 ? number : null;
  } catch {
    return null;
  }
}

async function start(port: number): Promise<MewsSandbox | null> {
  try {
    return await startMewsSandbox({ port, onRequest: (seen) => console.log(requestLine(seen)) });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    console.error(
      code === 'EADDRINUSE'
        ? `Port ${port} is in use. Is the sandbox already running? Another port: npm run sandbox -- --port 0`
        : `The sandbox cannot listen on port ${port}: ${error instanceof Error ? error.message : error}`,
    );
    return null;
  }
}

function introduction({ address, tokens, chains }: MewsSandbox): string {
  return `Mews sandbox. Nothing here reaches Mews; every token and program is invented, and gone when it ends.

PlatformAddress   ${address}
ClientToken       ${tokens.clientToken}

AccessToken, one of:
  Hotel Aurora in the chain Aurora Hotels, may do everything
                  ${tokens.accessToken}
  Portfolio Access Token, needs a ChainId:
    Aurora Hotels ${chains.auroraHotels.Id}
    Borealis Collection ${chains.borealisCollection.Id}
                  ${tokens.portfolioAccessToken}
  Hotel Aurora without permission for configuration/get and loyaltyPrograms/getAll
                  ${tokens.restrictedAccessToken}
  An enterprise that is disabled, always 401
                  ${tokens.disabledAccessToken}

Controls: POST /sandbox/faults, GET /sandbox/programs, GET /sandbox/seen, POST /sandbox/memberships,
POST /sandbox/release, POST /sandbox/reset. Ctrl+C ends it.
`;
}

/** Without the body, the headers and the query: no token gets here. */
function requestLine(seen: SeenRequest): string {
  const status = seen.status ?? 'no answer';
  const fault = seen.fault === null ? '' : ` (fault: ${seen.fault})`;
  return `${new Date().toISOString()} ${seen.method} ${seen.path.split('?', 1)[0]} ${status}${fault}`;
}
