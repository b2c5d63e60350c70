import { MAX_REQUEST_ID_LENGTH } from './limits';

const REQUEST_ID = /^[A-Za-z0-9._:-]+$/;

/** A text as a RequestId; undefined where it has not the shape of one: 1 to MAX_REQUEST_ID_LENGTH of `A-Z a-z 0-9 . _ : -`. */
export function readRequestId(text: string | null | undefined): string | undefined {
  return typeof text === 'string' && text.length <= MAX_REQUEST_ID_LENGTH && REQUEST_ID.test(text) ? text : undefined;
}
