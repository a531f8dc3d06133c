import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ok, type Result, refuse } from '../../../src/kernel/errors.ts';
import { type FeedAnswer, type FeedParser, fetchFeed } from '../../../src/sources/fetch-feed.ts';
import type { HttpClient } from '../../../src/sources/http/http-client.ts';
import { NEVER_POLLED, type Validators } from '../../../src/sources/poll/poll-state.ts';
import { type HostileServer, redirect, startHostileServer, whole } from '../../support/hostile-server.ts';
import { createLoopbackClient } from './loopback-client.ts';

const FEED = '<rss><channel><item><title>Dockers vote</title></item></channel></rss>';
const { etag, lastModified, fingerprint } = NEVER_POLLED;
const NONE: Validators = { etag, lastModified, fingerprint };
/** Counts items; refuses what is no feed. */
const parse: FeedParser<{ readonly items: number; readonly from: string }> = (
  bytes,
  _headers,
  from,
): Result<{ items: number; from: string }> => {
  const text = Buffer.from(bytes).toString();
  return text.includes('<rss')
    ? ok({ items: text.split('<item>').length - 1, from })
    : refuse('not-a-feed', 'No feed.');
};

let server: HostileServer;
let client: HttpClient;
beforeEach(async () => {
  server = await startHostileServer();
  client = createLoopbackClient([server.host]);
});
afterEach(async () => {
  await client.close();
  await server.close();
});

const ask = (path: string, validators: Validators = NONE): Promise<FeedAnswer<{ items: number; from: string }>> =>
  fetchFeed({ address: server.url(path), ...validators }, client, parse);
const codeOf = async (path: string): Promise<string> => {
  const answer = await ask(path);
  return answer.kind === 'failed' ? answer.refusal.code : answer.kind;
};

describe('a feed', () => {
  it('is read where it is, with what tells later that nothing changed', async () => {
    server.on('/old', redirect('/feed', 301));
    server.on('/feed', whole(FEED, { etag: '"1"', 'last-modified': 'Wed, 04 Mar 2026 14:05:00 GMT' }));
    const answer = await ask('/old');
    expect(answer).toMatchObject({
      kind: 'read',
      feed: { items: 1, from: server.url('/feed') },
      movedTo: server.url('/feed'),
      validators: { etag: '"1"', lastModified: 'Wed, 04 Mar 2026 14:05:00 GMT', fingerprint: expect.any(String) },
      wireBytes: FEED.length,
    });
  });

  it('is not read again when the server says that it is as it was', async () => {
    server.on('/feed', whole('', { etag: '"2"' }, 304));
    const answer = await ask('/feed', { etag: '"1"', lastModified: 'Wed, 04 Mar 2026 14:05:00 GMT', fingerprint: 'f' });
    expect(answer).toMatchObject({
      kind: 'unchanged',
      validators: { etag: '"2"', lastModified: 'Wed, 04 Mar 2026 14:05:00 GMT', fingerprint: 'f' },
    });
  });

  it('is not read again when its bytes are the same, though the server did not say so', async () => {
    server.on('/feed', whole(FEED, { etag: 'x'.repeat(1_001) }));
    const first = await ask('/feed');
    if (first.kind !== 'read') throw new Error('was not read');
    expect(first.validators.etag).toBeNull();
    expect(await ask('/feed', first.validators)).toMatchObject({ kind: 'unchanged', validators: first.validators });
    server.on('/feed', whole(FEED.replace('vote', 'voted')));
    expect(await ask('/feed', first.validators)).toMatchObject({ kind: 'read' });
  });
});

describe('a failure is named', () => {
  it.each([
    [304, 'odd-status'],
    [400, 'odd-status'],
    [401, 'login-needed'],
    [402, 'login-needed'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [410, 'gone'],
    [429, 'rate-limited'],
    [451, 'forbidden'],
    [500, 'server-error'],
    [503, 'server-error'],
  ])('status %i', async (status, code) => {
    server.on('/feed', whole('', { 'retry-after': '120' }, status));
    const answer = await ask('/feed');
    expect(answer).toMatchObject({ kind: 'failed', refusal: { code }, headers: { 'retry-after': '120' } });
  });

  it('a page instead of a feed: what kind of page', async () => {
    const page = (title: string, body: string): string =>
      `<html><head><title>${title}</title></head><body>${body}</body></html>`;
    server.on('/home', whole(page('Ellery Courier', 'Welcome to the paper of the port.')));
    server.on('/check', whole(page('Just a moment...', '<script>window._cf_chl_opt = {}</script>Checking')));
    server.on('/turned', whole('', { 'cf-mitigated': 'challenge' }, 403));
    server.on('/ask', redirect('/consent?next=feed'));
    server.on('/consent?next=feed', whole(page('Before you go on', 'We and our partners use cookies.')));
    server.on('/nothing', whole(''));
    expect(await codeOf('/home')).toBe('not-a-feed');
    expect(await codeOf('/check')).toBe('captcha');
    expect(await codeOf('/turned')).toBe('captcha');
    expect(await codeOf('/ask')).toBe('consent');
    expect(await codeOf('/nothing')).toBe('not-a-feed');
    expect(await codeOf('/missing')).toBe('not-found');
  });
});
