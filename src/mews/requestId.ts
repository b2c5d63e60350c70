const REQUEST_ID = /^[A-Za-z0-9._:-]{1,128}$/;

/** A text as a RequestId; undefined where it has not the shape of one (1 to 128 of `A-Z a-z 0-9 . _ : -`). */
export function readRequestId(text: string | null | undefined): string | undefined {
  return typeof text === 'string' && REQUEST_ID.test(text) ? text : undefined;
}
