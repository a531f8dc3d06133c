import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { expect, test } from 'vitest';
import { isLockedOut, outcomeOf } from '../../../adapters/slack/outcome.ts';

function platform(error: string, retryAfter?: number): Error {
  const response_metadata = retryAfter === undefined ? {} : { retryAfter };
  return new WebAPIPlatformError({ ok: false, error, response_metadata });
}

function network(code?: string): Error {
  const cause = code === undefined ? undefined : Object.assign(new Error('network'), { code });
  return new WebAPIRequestError(new TypeError('fetch failed', { cause }));
}

function http(status: number): Error {
  return new WebAPIHTTPError(status, 'status', {}, '');
}

test.each([
  [new WebAPIRateLimitedError(7), { kind: 'rate-limited', retryAfterMs: 7_000 }],
  [platform('ratelimited', 3), { kind: 'rate-limited', retryAfterMs: 3_000 }],
  [platform('rate_limited'), { kind: 'rate-limited', retryAfterMs: 30_000 }],
  [new Error('Retry header did not contain a valid timeout'), { kind: 'rate-limited', retryAfterMs: 30_000 }],
  [http(429), { kind: 'rate-limited', retryAfterMs: 30_000 }],
  [platform('invalid_blocks'), { kind: 'refused', reason: 'invalid_blocks' }],
  [platform('msg_blocks_too_long'), { kind: 'refused', reason: 'msg_blocks_too_long' }],
  [platform('msg_too_long'), { kind: 'refused', reason: 'msg_too_long' }],
  [platform('no_text'), { kind: 'refused', reason: 'no_text' }],
  [platform('service_unavailable'), { kind: 'failed', reason: 'service_unavailable' }],
  [platform('a_new_error'), { kind: 'failed', reason: 'a_new_error' }],
  [platform('internal_error'), { kind: 'unknown', reason: 'internal_error' }],
  [platform('fatal_error'), { kind: 'unknown', reason: 'fatal_error' }],
  [platform('<html>a proxy</html>'), { kind: 'unknown', reason: '<html>a proxy</html>' }],
  [http(500), { kind: 'failed', reason: 'HTTP 500' }],
  [http(503), { kind: 'failed', reason: 'HTTP 503' }],
  [http(504), { kind: 'unknown', reason: 'HTTP 504' }],
  [network('ECONNREFUSED'), { kind: 'failed', reason: 'ECONNREFUSED' }],
  [network('ENOTFOUND'), { kind: 'failed', reason: 'ENOTFOUND' }],
  [network('UND_ERR_CONNECT_TIMEOUT'), { kind: 'failed', reason: 'UND_ERR_CONNECT_TIMEOUT' }],
  [network('ECONNRESET'), { kind: 'unknown', reason: 'ECONNRESET' }],
  [network('UND_ERR_SOCKET'), { kind: 'unknown', reason: 'UND_ERR_SOCKET' }],
  [network(), { kind: 'unknown', reason: 'fetch failed' }],
  ['something else', { kind: 'unknown', reason: 'something else' }],
])('%s', (thrown, outcome) => {
  expect(outcomeOf(thrown)).toEqual(outcome);
});

test.each([
  ['channel_not_found', '/invite @Briefing'],
  ['not_in_channel', '/invite @Briefing'],
  ['is_archived', 'Unarchive'],
  ['restricted_action', 'Ask an admin'],
])('%s is gone, with the way back', (error, way) => {
  const outcome = outcomeOf(platform(error));
  expect(outcome).toMatchObject({ kind: 'gone', reason: error });
  expect(outcome.kind === 'gone' ? outcome.advice : '').toContain(way);
});

test.each(['account_inactive', 'token_revoked', 'invalid_auth', 'missing_scope'])(
  '%s locks us out of the workspace: subscriptions stay, and are tried again once the app is installed again',
  (error) => {
    expect(outcomeOf(platform(error))).toEqual({ kind: 'failed', reason: error });
    expect(isLockedOut(platform(error))).toBe(true);
    expect(isLockedOut(platform('not_in_channel'))).toBe(false);
  },
);
