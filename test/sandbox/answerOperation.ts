import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, mewsAnswer, mewsError } from './answer';
import type { LoyaltyProgramStore } from './loyaltyProgramStore';
import type { OperationName } from './operationName';
import { operations } from './operations';
import type { SandboxState } from './sandboxState';
import { sandboxTokens } from './sandboxTokens';
import { sessionOf } from './session';
import { strictJson } from './strictJson';

/** A request that has fully arrived. */
export interface ReceivedRequest {
  readonly operation: OperationName;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Uint8Array;
}

/** Where its effects go and how far they go. */
export interface Effect {
  readonly store: LoyaltyProgramStore;
  readonly maxAdds: number;
}

/**
 * Does what a request asks and answers it. The checks come in this order: media type, JSON, presence of the tokens and
 * the localization (400), tokens (401), rate (429), permission (401), then the operation's own.
 */
export function answerOperation(request: ReceivedRequest, state: SandboxState, effect: Effect): Answer {
  const refuse = (status: number, message: string, headers: Answer['headers'] = {}): Answer =>
    mewsError(status, message, state.echoDetails ? Buffer.from(request.bytes).toString('utf8') : null, headers);

  if (!isJsonType(request.headers['content-type'])) {
    return refuse(400, 'Invalid Content-Type');
  }
  const parsed = strictJson(request.bytes);
  if (parsed.kind === 'notJson' || !isObject(parsed.value)) {
    return refuse(400, 'Invalid JSON');
  }
  const { LanguageCode, CultureCode, ...body } = parsed.value;
  const missing = (['ClientToken', 'AccessToken', 'Client'] as const).find((name) => !isText(body[name]));
  if (missing !== undefined) {
    return refuse(400, `Invalid ${missing}`);
  }
  if (!isLocalization(LanguageCode, CultureCode)) {
    return refuse(400, isText(LanguageCode) ? 'Invalid CultureCode' : 'Invalid LanguageCode');
  }
  if (body.ClientToken !== sandboxTokens.clientToken) {
    return refuse(401, 'Invalid ClientToken');
  }
  const session = sessionOf(String(body.AccessToken));
  if (session === null) {
    return refuse(401, 'Invalid AccessToken');
  }
  if (!session.isEnabled) {
    return refuse(401, 'The enterprise is disabled.');
  }
  const retryAfterSeconds = state.rate.take(session.accessToken);
  if (retryAfterSeconds > 0) {
    return refuse(429, 'Too many requests.', { 'Retry-After': String(retryAfterSeconds) });
  }
  if (!session.permissions.includes(request.operation)) {
    return refuse(401, `No permission for ${request.operation}.`);
  }
  const { rules, nowUtc } = state;
  const result = operations[request.operation]({ body, session, rules, nowUtc: nowUtc(), ...effect });
  if (result.kind === 'refused') {
    return refuse(result.status, result.message);
  }
  return request.operation === 'loyaltyPrograms/add' && prefersMinimal(request.headers)
    ? mewsAnswer(204, null)
    : mewsAnswer(200, result.body);
}

function isJsonType(contentType: string | undefined): boolean {
  return /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? '');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isLocalization(language: unknown, culture: unknown): boolean {
  return (language == null && culture == null) || (isText(language) && isText(culture));
}

function prefersMinimal(headers: IncomingHttpHeaders): boolean {
  return /(^|,)\s*return=minimal\b/i.test(String(headers.prefer ?? ''));
}
