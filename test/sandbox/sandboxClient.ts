import assert from 'node:assert/strict';
import { type IncomingHttpHeaders, request } from 'node:http';
import { checkContract } from './checkContract';
import type { ContractTypes } from './contractTypes';
import type { MewsSandbox } from './mewsSandbox';
import type { OperationName } from './operationName';

/** An answer as it came, byte for byte. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
}

interface Envelope {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** A client for the sandbox's own tests. Each request has a connection of its own; a broken one rejects. */
export interface SandboxClient {
  /** Calls an operation as Hotel Aurora; members named take the place of the usual ones. */
  call(operation: OperationName, members?: object, envelope?: Envelope): Promise<Reply>;
  /** Sends any text to any path. */
  send(path: string, text: string | Uint8Array, envelope?: Envelope): Promise<Reply>;
}

/** A client of the sandbox at an address. */
export function sandboxClient(sandbox: Pick<MewsSandbox, 'address' | 'tokens'>): SandboxClient {
  const send: SandboxClient['send'] = async (path, text, envelope = {}) => {
    const { method = 'POST', headers = { 'Content-Type': 'application/json' }, signal } = envelope;
    return new Promise((resolve, reject) => {
      const outgoing = request(`${sandbox.address}${path}`, {
        method,
        headers,
        agent: false,
        ...(signal && { signal }),
      });
      outgoing.on('error', reject);
      outgoing.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const bytes = Buffer.concat(chunks);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString('utf8') });
        });
      });
      outgoing.end(text);
    });
  };
  const { clientToken: ClientToken, accessToken: AccessToken } = sandbox.tokens;
  return {
    send,
    call: async (operation, members = {}, envelope = {}) =>
      send(
        `/api/connector/v1/${operation}`,
        JSON.stringify({ ClientToken, AccessToken, Client: 'Sandbox test 1.0.0', ...members }),
        envelope,
      ),
  };
}

/** The body of a 200 that keeps the contract. */
export function bodyOf<Name extends keyof ContractTypes>(reply: Reply, name: Name): ContractTypes[Name] {
  assert.equal(reply.status, 200, reply.text);
  return keptContract(reply, name);
}

/** The Message of an error that keeps the contract and whose RequestId is the one in the header. */
export function messageOf(reply: Reply, status: number): string | null {
  assert.equal(reply.status, status, reply.text);
  const error = keptContract(reply, 'ConnectorApiExceptionResult');
  assert.ok(error.RequestId);
  assert.equal(error.RequestId, reply.headers['request-id']);
  return error.Message ?? null;
}

function keptContract<Name extends keyof ContractTypes>(reply: Reply, name: Name): ContractTypes[Name] {
  const value: unknown = JSON.parse(reply.text);
  const check = checkContract(name, value);
  assert.ok(check.kind === 'valid', `${name}: ${JSON.stringify(check)}`);
  return check.value;
}
