import type { IncomingMessage, ServerResponse } from 'node:http';
import { checkFault } from './checkFault';
import { readBody } from './readBody';
import type { SeenRequest } from './requestLog';
import type { SandboxControls } from './sandboxControls';
import { sandboxTokens } from './sandboxTokens';
import { sendAnswer } from './sendAnswer';
import { strictJson } from './strictJson';

interface ControlResult {
  readonly status: number;
  readonly body: object;
}

type Control = (controls: SandboxControls, body: unknown) => ControlResult;

const MAX_CONTROL_BYTES = 64 * 1024 * 1024;

/**
 * The controls of a sandbox that runs in another process:
 * `POST /sandbox/faults` (a fault or a list of them), `GET /sandbox/programs`, `GET /sandbox/seen` (without tokens),
 * `POST /sandbox/memberships` ({LoyaltyProgramId, count}), `POST /sandbox/release` and `POST /sandbox/reset`.
 */
const routes: Readonly<Record<string, Control>> = {
  'POST /sandbox/faults': queueFaults,
  'GET /sandbox/programs': (controls) => done({ programs: controls.programs() }),
  'GET /sandbox/seen': (controls) => done({ seen: controls.seen.map(withoutTokens) }),
  'POST /sandbox/memberships': setMemberships,
  'POST /sandbox/release': (controls) => done({ released: controls.release() }),
  'POST /sandbox/reset': (controls) => {
    controls.reset();
    return done({});
  },
};

/** Answers one request to a path below `/sandbox/`; wrong ones get 400 or 404 and an `error` that says why. */
export async function serveControl(
  controls: SandboxControls,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const upload = await readBody(request, MAX_CONTROL_BYTES);
  if (upload.kind === 'gone') {
    return;
  }
  const json = upload.kind === 'read' ? strictJson(upload.bytes) : null;
  const control = routes[`${request.method} ${request.url}`];
  const { status, body } =
    control === undefined
      ? refused(404, `There are ${Object.keys(routes).join(', ')}.`)
      : control(controls, json?.kind === 'json' ? json.value : undefined);
  const text = Object.values(sandboxTokens).reduce(
    (left: string, token: string) => left.replaceAll(token, '(token)'),
    JSON.stringify(body),
  );
  return sendAnswer(response, { status, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: text });
}

function queueFaults(controls: SandboxControls, body: unknown): ControlResult {
  const checks = (Array.isArray(body) ? body : [body]).map(checkFault);
  const wrong = checks.find((check) => check.kind === 'invalid');
  if (wrong !== undefined) {
    return refused(400, wrong.reason);
  }
  const faults = checks.flatMap((check) => (check.kind === 'valid' ? [check.value] : []));
  for (const fault of faults) {
    controls.fault(fault);
  }
  return done({ queued: faults.length });
}

function setMemberships(controls: SandboxControls, body: unknown): ControlResult {
  if (typeof body !== 'object' || body === null || !('LoyaltyProgramId' in body) || !('count' in body)) {
    return refused(400, 'The body is {"LoyaltyProgramId": "…", "count": 1}.');
  }
  const { LoyaltyProgramId: id, count } = body;
  if (typeof id !== 'string' || typeof count !== 'number' || !Number.isInteger(count) || count < 0) {
    return refused(400, 'LoyaltyProgramId is a text and count a whole number from 0.');
  }
  return controls.setActiveMemberships(id, count) ? done({}) : refused(404, `No loyalty program has the Id ${id}.`);
}

/** Leaves out everything a token can be in: members, credentials in headers, the query, the raw text. */
function withoutTokens(seen: SeenRequest): object {
  const { text: _text, body, headers, path, ...rest } = seen;
  const { authorization: _authorization, cookie: _cookie, ...otherHeaders } = headers;
  return { ...rest, path: path.split('?', 1)[0], headers: otherHeaders, body: withoutTokenMembers(body) };
}

function withoutTokenMembers(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    return body ?? null;
  }
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'ClientToken' && name !== 'AccessToken'));
}

function done(body: object): ControlResult {
  return { status: 200, body };
}

function refused(status: number, error: string): ControlResult {
  return { status, body: { error } };
}
