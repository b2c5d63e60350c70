import type { ServerResponse } from 'node:http';
import type { Answer } from './answer';

/** Sends an answer in good order, or other bytes for its body; resolves when it is out or the client has left. */
export async function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  body: string | Uint8Array = answer.body,
): Promise<void> {
  putHead(response, answer);
  return new Promise((resolve) => {
    response.on('close', resolve);
    response.end(body, resolve);
  });
}

/** Sets status and headers of an answer; they leave with the first bytes of the body. */
export function putHead(response: ServerResponse, { status, headers }: Pick<Answer, 'status' | 'headers'>): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) {
    response.setHeader(name, value);
  }
}
