import { randomUUID } from 'node:crypto';

/** A whole answer, before it is put on the wire. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: string;
}

const JSON_TYPE = 'application/json; charset=utf-8';

/** A success, with a Request-Id of its own. */
export function mewsAnswer(status: number, body: object | null): Answer {
  return {
    status,
    headers: { ...(body === null ? {} : { 'Content-Type': JSON_TYPE }), 'Request-Id': randomUUID() },
    body: body === null ? '' : JSON.stringify(body),
  };
}

/** An error of Mews: Message, RequestId and Details, and the same RequestId in the header. */
export function mewsError(
  status: number,
  message: string | null,
  details: unknown = null,
  headers: Answer['headers'] = {},
): Answer {
  const requestId = randomUUID();
  return {
    status,
    headers: { 'Content-Type': JSON_TYPE, 'Request-Id': requestId, ...headers },
    body: JSON.stringify({ Message: message, RequestId: requestId, Details: details }),
  };
}
