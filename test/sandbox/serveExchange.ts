import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, mewsError } from './answer';
import { answerOperation, type ReceivedRequest } from './answerOperation';
import type { Delay, Fault } from './fault';
import { type OperationName, operationAt } from './operationName';
import { readBody } from './readBody';
import type { OpenEntry, SeenRequest } from './requestLog';
import { resetAfterReading } from './resetAfterReading';
import type { SandboxState } from './sandboxState';
import { sendAnswer } from './sendAnswer';
import { type OwnAnswerFault, sendOwnAnswer } from './sendOwnAnswer';
import { strictJson } from './strictJson';

/** The faults that strike after the request was read and let another answer, or none, take the place of its own. */
type OtherAnswerFault = Exclude<Fault, OwnAnswerFault | { kind: 'resetOnConnection' | 'resetBeforeReading' }>;

interface Exchange {
  readonly state: SandboxState;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly entry: OpenEntry;
}

/** Serves one request to the API from its headers to the end of its answer, fault included; gives what was seen. */
export async function serveExchange(
  state: SandboxState,
  request: IncomingMessage,
  response: ServerResponse,
  connection: number,
): Promise<SeenRequest> {
  const [path = ''] = (request.url ?? '').split('?', 1);
  const operation = request.method === 'POST' ? operationAt(path) : null;
  const entry = state.log.begin(request, { operation, connection, time: state.now() });
  const fault = operation === null ? null : state.faults.takeForRequest(operation);
  entry.fault = fault?.kind ?? null;
  await serve({ state, request, response, entry }, operation, fault);
  return entry;
}

async function serve(exchange: Exchange, operation: OperationName | null, fault: Fault | null): Promise<void> {
  const { state, request, entry } = exchange;
  if (fault?.kind === 'resetOnConnection' || fault?.kind === 'resetBeforeReading') {
    request.socket.resetAndDestroy();
    return;
  }
  if (fault?.kind === 'answer' && fault.beforeReading === true) {
    return strike(exchange, fault, '');
  }
  const upload = await readBody(request, state.maxBodyBytes);
  if (upload.kind === 'gone') {
    return;
  }
  if (upload.kind === 'tooLarge') {
    return send(exchange, mewsError(413, 'The request is too large.'));
  }
  const text = upload.bytes.toString('utf8');
  const json = strictJson(upload.bytes);
  state.log.received(entry, text, json.kind === 'json' ? json.value : undefined);
  if (operation === null) {
    return send(exchange, mewsError(404, 'Not found.'));
  }
  const received = { operation, headers: request.headers, bytes: upload.bytes };
  return fault === null || isOwnAnswerFault(fault)
    ? answerAsAsked(exchange, received, fault)
    : answerOtherwise(exchange, received, fault, text);
}

async function answerAsAsked(exchange: Exchange, received: ReceivedRequest, fault: OwnAnswerFault | null) {
  const { state, response, entry, request } = exchange;
  const isWrite = received.operation !== 'loyaltyPrograms/getAll' && received.operation !== 'configuration/get';
  const commitDelayMs = fault?.commitDelayMs ?? (isWrite ? state.commitDelayMs : 0);
  const answer =
    (await waited(exchange, fault?.delayMs)) &&
    (await commit(exchange, received, commitDelayMs, fault?.commit ?? true));
  if (!answer || !(await waited(exchange, fault?.delayAfterCommitMs))) {
    request.socket.destroy();
    return;
  }
  if (fault === null) {
    return send(exchange, answer);
  }
  entry.status = fault.kind === 'raw' ? null : answer.status;
  return sendOwnAnswer(response, answer, fault, state.pauses);
}

async function answerOtherwise(exchange: Exchange, received: ReceivedRequest, fault: OtherAnswerFault, text: string) {
  if (!(await waited(exchange, fault.delayMs))) {
    exchange.request.socket.destroy();
    return;
  }
  const { commitDelayMs = 0 } = fault;
  const committed = fault.commit ? commit(exchange, received, commitDelayMs, fault.commit) : null;
  if (commitDelayMs === 0) {
    await committed;
  }
  if (await waited(exchange, fault.delayAfterCommitMs)) {
    await strike(exchange, fault, text);
  } else {
    exchange.request.socket.destroy();
  }
  await committed;
}

/** Carries the operation out after a delay; null when the sandbox was reset or closed meanwhile. */
async function commit(exchange: Exchange, received: ReceivedRequest, delayMs: Delay, extent: boolean | number) {
  if (!(await waited(exchange, delayMs))) {
    return null;
  }
  const { state } = exchange;
  const store = extent === false || extent === 0 ? state.store.copy() : state.store;
  const maxAdds = typeof extent === 'number' ? extent : Number.POSITIVE_INFINITY;
  exchange.entry.doneTime = state.now();
  return answerOperation(received, state, { store, maxAdds });
}

async function strike(exchange: Exchange, fault: OtherAnswerFault, text: string): Promise<void> {
  const { state, request } = exchange;
  switch (fault.kind) {
    case 'resetAfterRequest':
      request.socket.resetAndDestroy();
      return;
    case 'closeAfterRequest':
      request.socket.end();
      return;
    case 'hold':
      await state.pauses.wait('never');
      request.socket.destroy();
      return;
    case 'error': {
      const details = fault.echo === true ? text : (fault.details ?? null);
      return send(exchange, mewsError(fault.status, fault.message ?? null, details, fault.headers));
    }
    case 'answer': {
      const { status, headers = {}, body = '' } = fault;
      await send(exchange, { status, headers, body });
      if (fault.thenReset === true) {
        await resetAfterReading(request.socket, state.pauses);
      }
    }
  }
}

function isOwnAnswerFault(fault: OwnAnswerFault | OtherAnswerFault): fault is OwnAnswerFault {
  return ['raw', 'delay', 'changed', 'cut', 'slow', 'endless', 'compressed'].includes(fault.kind);
}

async function waited(exchange: Exchange, delayMs: Delay = 0): Promise<boolean> {
  return (await exchange.state.pauses.wait(delayMs)) === 'over';
}

async function send(exchange: Exchange, answer: Answer): Promise<void> {
  exchange.entry.status = answer.status;
  return sendAnswer(exchange.response, answer);
}
