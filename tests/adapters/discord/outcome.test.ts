import { DiscordAPIError, HTTPError, type RateLimitData, RateLimitError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { outcomeOf } from '../../../adapters/discord/outcome.ts';

const api = (status: number, code: number) =>
  new DiscordAPIError({ code, message: 'No' }, code, status, 'POST', 'https://discord.example', {});
const http = (status: number) => new HTTPError(status, 'Broken', 'POST', 'https://discord.example', {});
const network = (code: string) => Object.assign(new Error(`it failed: ${code}`), { code });
const limited = (data: Partial<RateLimitData>) =>
  new RateLimitError({
    global: false,
    hash: '',
    limit: 5,
    majorParameter: '1',
    method: 'POST',
    retryAfter: 0,
    route: '/channels/:id/messages',
    scope: 'user',
    sublimitTimeout: 0,
    timeToReset: 0,
    url: '',
    ...data,
  });

describe('outcomeOf', () => {
  it.each([
    ['an unknown channel', api(404, 10_003), 'gone'],
    ['an unknown server', api(404, 10_004), 'gone'],
    ['missing access', api(403, 50_001), 'gone'],
    ['missing permissions', api(403, 50_013), 'gone'],
    ['closed direct messages', api(403, 50_007), 'gone'],
    ['an archived thread', api(400, 50_083), 'gone'],
    ['an invalid body', api(400, 50_035), 'refused'],
    ['another refusal', api(403, 0), 'refused'],
    ['a revoked token', api(401, 0), 'failed'],
    ['no token any more', new Error('Expected token to be set for this request, but none was present'), 'failed'],
    ['a 500', http(500), 'failed'],
    ['a 503', http(503), 'failed'],
    ['a gateway that waited in vain', http(504), 'unknown'],
    ['another gateway that waited in vain', http(524), 'unknown'],
    ['a page of a proxy', new DiscordAPIError({ error: '' }, '', 403, 'POST', 'https://discord.example', {}), 'failed'],
    ['a refused connection', network('ECONNREFUSED'), 'failed'],
    ['an unknown host', network('ENOTFOUND'), 'failed'],
    ['a connection that timed out', network('UND_ERR_CONNECT_TIMEOUT'), 'failed'],
    ['a host that is wrapped', new TypeError('fetch failed', { cause: network('EAI_AGAIN') }), 'failed'],
    ['a reset connection', network('ECONNRESET'), 'unknown'],
    ['a closed socket', network('UND_ERR_SOCKET'), 'unknown'],
    ['an answer that timed out', new DOMException('This operation was aborted', 'AbortError'), 'unknown'],
    ['something that is no error', 'what', 'unknown'],
  ])('%s', (_, thrown, kind) => {
    expect(outcomeOf(thrown).kind).toBe(kind);
  });

  it('says how long to wait, by the longer of two clocks', () => {
    expect(outcomeOf(limited({ retryAfter: 1_500 }))).toEqual({ kind: 'rate-limited', retryAfterMs: 1_500 });
    expect(outcomeOf(limited({ retryAfter: 500, timeToReset: 900 }))).toMatchObject({ retryAfterMs: 900 });
    expect(outcomeOf(limited({ timeToReset: 50 }))).toMatchObject({ retryAfterMs: 5_000 });
  });

  it('tells the operator what Discord said, and the person what helps', () => {
    expect(outcomeOf(api(403, 50_013))).toEqual({
      kind: 'gone',
      reason: 'HTTP 403, 50013: No',
      advice:
        "I can't post in the channel. Give me Send Messages and Embed Links there (in threads Send Messages in Threads), then resume the digest.",
    });
  });
});
