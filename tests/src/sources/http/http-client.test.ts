import zlib, { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FetchRefusal, type FetchResult, fetchRefusal } from '../../../../src/sources/http/fetch-refusal.ts';
import type { Resolve } from '../../../../src/sources/http/guarded-connector.ts';
import type { HttpClient, HttpClientOptions, HttpResponse } from '../../../../src/sources/http/http-client.ts';
import { createUrlGuard } from '../../../../src/sources/url-guard.ts';
import {
  EXPIRED_CERTIFICATE,
  endlessBody,
  gzipBomb,
  type HostileServer,
  RIGHT_CERTIFICATE,
  raw,
  redirect,
  slowBody,
  slowLoris,
  startHostileServer,
  whole,
} from '../../../support/hostile-server.ts';
import { createLoopbackClient } from '../loopback-client.ts';

const opened: { close(): Promise<void> }[] = [];
let server: HostileServer;
beforeEach(async () => {
  server = await startHostileServer();
  opened.push(server);
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()));
});

function client(options: Partial<HttpClientOptions> = {}, allowed: string[] = [server.host]): HttpClient {
  const made = createLoopbackClient(allowed, options);
  opened.push(made);
  return made;
}

const get = (path: string, options: Partial<HttpClientOptions> = {}): Promise<FetchResult<HttpResponse>> =>
  client(options).get({ url: path.startsWith('http') ? path : server.url(path), accept: '*/*' });

async function failure(answered: Promise<FetchResult<HttpResponse>>): Promise<string> {
  const answer = await answered;
  return answer.ok ? `status ${answer.value.status}` : answer.refusal.code;
}

const textOf = (answer: FetchResult<HttpResponse>): string | null =>
  answer.ok ? Buffer.from(answer.value.body).toString() : null;

describe('what is asked', () => {
  it('says who asks, and sends back what the server gave for asking again', async () => {
    server.on('/feed', whole('', {}, 304));
    const etag = '"x\u00e9"';
    const lastModified = 'Wed, 04 Mar 2026 14:05:00 GMT';
    const answer = await client().get({ url: server.url('/feed'), accept: 'text/xml', etag, lastModified });
    expect(answer).toMatchObject({ ok: true, value: { status: 304, movedTo: null, wireBytes: 0 } });
    expect(server.requests[0]?.headers).toMatchObject({
      'user-agent': 'briefing-bot/1 (+mailto:desk@courier.example)',
      accept: 'text/xml',
      'accept-encoding': expect.stringMatching(/^gzip, br, deflate/),
      'if-none-match': etag,
      'if-modified-since': lastModified,
    });
    expect(server.requests[0]?.headers).not.toHaveProperty('cookie');
  });

  it('leaves out a validator that no header can hold', async () => {
    server.on('/feed', whole('news'));
    const bad = { url: server.url('/feed'), accept: '*/*', etag: 'a\r\nx-evil: 1', lastModified: 'x'.repeat(5_000) };
    expect(textOf(await client().get(bad))).toBe('news');
    expect(server.requests[0]?.headers).not.toHaveProperty('if-none-match');
    expect(server.requests[0]?.headers).not.toHaveProperty('x-evil');
    expect(server.requests[0]?.headers).not.toHaveProperty('if-modified-since');
  });
});

describe('bodies', () => {
  it.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['Deflate', deflateRawSync],
    ['identity', Buffer.from],
  ])('are unpacked: %s', async (coding, pack) => {
    server.on('/', whole(pack('news of the day'), { 'content-encoding': coding }));
    expect(textOf(await get('/'))).toBe('news of the day');
  });

  const zstd: unknown = Reflect.get(zlib, 'zstdCompressSync');
  it.skipIf(typeof zstd !== 'function')('are unpacked with zstd where the runtime can', async () => {
    if (typeof zstd !== 'function') return;
    server.on('/', whole(zstd(Buffer.from('news of the day')), { 'content-encoding': 'zstd' }));
    server.on('/bomb', whole(zstd(Buffer.alloc(64 * 1024 * 1024)), { 'content-encoding': 'zstd' }));
    server.on('/not', whole('not packed at all', { 'content-encoding': 'zstd' }));
    expect(textOf(await get('/'))).toBe('news of the day');
    expect(server.requests[0]?.headers['accept-encoding']).toContain('zstd');
    expect(await failure(get('/bomb'))).toBe('too-large');
    expect(await failure(get('/not'))).toBe('bad-encoding');
  });

  it('are read where the packed data lacks its end, as browsers do', async () => {
    server.on('/', whole(gzipSync('news of the day').subarray(0, -8), { 'content-encoding': 'gzip' }));
    expect(textOf(await get('/'))).toBe('news of the day');
  });

  it('of failures are not read', async () => {
    server.on('/', whole('a long excuse', {}, 503));
    expect(await get('/')).toMatchObject({ ok: true, value: { status: 503, wireBytes: 0 } });
  });

  it('are refused when they are too large: by their promise, as they come, or as they unpack', async () => {
    const limit = { maxBytes: 10_000 };
    server.on('/just', whole('a'.repeat(10_000)));
    server.on(
      '/promised',
      (_request, response) => void response.writeHead(200, { 'content-length': '10001' }).flushHeaders(),
    );
    server.on('/chunked', (_request, response) => void response.writeHead(200).write('a'.repeat(10_001)));
    server.on('/endless', endlessBody);
    server.on('/bomb', gzipBomb(64 * 1024 * 1024));
    server.on('/brotli', whole(brotliCompressSync(Buffer.alloc(10_001)), { 'content-encoding': 'br' }));
    expect(await failure(get('/just', limit))).toBe('status 200');
    expect(await failure(get('/promised', limit))).toBe('too-large');
    expect(await failure(get('/chunked', limit))).toBe('too-large');
    expect(await failure(get('/endless'))).toBe('too-large');
    expect(await failure(get('/bomb'))).toBe('too-large');
    expect(await failure(get('/brotli', limit))).toBe('too-large');
  });

  it('that cannot be unpacked are named', async () => {
    server.on('/not', whole('plain', { 'content-encoding': 'gzip' }));
    server.on('/odd', whole('plain', { 'content-encoding': 'rot13' }));
    server.on('/brotli', whole('not packed at all', { 'content-encoding': 'br' }));
    server.on('/twice', whole(gzipSync(gzipSync('plain')), { 'content-encoding': 'gzip, gzip' }));
    for (const path of ['/not', '/odd', '/brotli', '/twice']) expect(await failure(get(path))).toBe('bad-encoding');
  });
});

describe('broken and hostile answers end in a named failure', () => {
  it('slow ones', async () => {
    server.on('/loris', slowLoris);
    server.on('/body', slowBody);
    server.on('/silent', () => {});
    for (const path of ['/loris', '/body', '/silent']) {
      expect(await failure(get(path, { timeMs: 60 }))).toBe('too-slow');
    }
  });

  it('a name that is never looked up', async () => {
    const resolve: Resolve = () => new Promise(() => {});
    expect(await failure(get('http://slow.example/', { resolve, timeMs: 40 }))).toBe('too-slow');
  });

  it.each([
    ['shorter than promised', 'HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nshort', 'wrong-length'],
    ['longer than promised', 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nnews and more', 'status 200'],
    [
      'cut off between chunks',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nshort\r\n',
      'connection-lost',
    ],
    ['with a length that is no number', 'HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\nshort', 'bad-http'],
    ['with two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 9\r\n\r\nshort', 'wrong-length'],
    ['no HTTP', 'SSH-2.0-OpenSSH_9.6\r\n', 'bad-http'],
    ['nothing', '', 'connection-lost'],
    ['with endless headers', `HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(20_000)}`, 'bad-http'],
  ])('one %s', async (_what, bytes, code) => {
    server.on('/', raw(bytes));
    expect(await failure(get('/'))).toBe(code);
  });

  it('a closed port and a name that is not there', async () => {
    const other = await startHostileServer();
    await other.close();
    expect(await failure(client({}, [other.host]).get({ url: other.url('/'), accept: '*/*' }))).toBe(
      'connection-refused',
    );
    const resolve: Resolve = () => Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' }));
    expect(await failure(get('http://none.example/', { resolve }))).toBe('no-such-host');
    expect(await failure(get('http://none.example/', { resolve: async () => [] }))).toBe('no-such-host');
  });

  it('one that is stopped', async () => {
    server.on('/', slowBody);
    const stop = new AbortController();
    const answered = client().get({ url: server.url('/'), accept: '*/*', signal: stop.signal });
    stop.abort();
    expect(await failure(answered)).toBe('stopped');
    expect(await failure(client().get({ url: server.url('/'), accept: '*/*', signal: stop.signal }))).toBe('stopped');
    const closing = client();
    const closed = closing.get({ url: server.url('/'), accept: '*/*' });
    await closing.close();
    expect(await failure(closed)).toBe('stopped');
    expect(await failure(closing.get({ url: server.url('/'), accept: '*/*' }))).toBe('stopped');
  });
});

describe('redirects', () => {
  it('are followed, and as far as they are permanent, remembered', async () => {
    server.on('/old', redirect('/new', 301));
    server.on('/new', redirect('newer?a=1#part', 308));
    server.on('/newer?a=1', redirect('/today', 302));
    server.on('/today', redirect('/last', 301));
    server.on('/last', whole('news'));
    const answer = await get('/old');
    expect(answer).toMatchObject({ ok: true, value: { url: server.url('/last'), movedTo: server.url('/newer?a=1') } });
    expect(await get('/newer?a=1')).toMatchObject({ ok: true, value: { movedTo: null } });
  });

  it('to an address with letters beyond ASCII are read as UTF-8', async () => {
    server.on('/a', raw('HTTP/1.1 302 Found\r\nlocation: /caf\u00c3\u00a9\r\ncontent-length: 0\r\n\r\n'));
    server.on('/caf%C3%A9', whole('news'));
    expect(textOf(await get('/a'))).toBe('news');
  });

  it('without an end, or to nowhere, are named', async () => {
    server.on('/loop', redirect('/loop'));
    server.on('/none', whole('', {}, 302));
    server.on('/odd', redirect('http://'));
    server.on('/file', redirect('file:///etc/passwd'));
    server.on('/secret', redirect('http://user:word@courier.example/'));
    expect(await failure(get('/loop'))).toBe('too-many-redirects');
    expect(server.requests).toHaveLength(6);
    expect(await failure(get('/none'))).toBe('bad-redirect');
    expect(await failure(get('/odd'))).toBe('bad-address');
    expect(await failure(get('/file'))).toBe('address-scheme');
    expect(await failure(get('/secret'))).toBe('address-credentials');
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:169.254.169.254]/',
    'http://2852039166/',
    'http://127.0.0.1/',
    'http://0x7f.1/',
  ])('to %s are refused', async (target) => {
    server.on('/', redirect(target));
    expect(await failure(get('/'))).toBe('address-private');
  });
});

describe('the guard at the connection', () => {
  const loopback = { address: '127.0.0.1', family: 4 };

  it('refuses a name that leads to a private address', async () => {
    server.on('/', whole('secret'));
    const resolve: Resolve = async () => [loopback];
    const url = `http://rebound.example:${server.port}/`;
    expect(await failure(client({ resolve }, []).get({ url, accept: '*/*' }))).toBe('address-port');
    const open = 'http://rebound.example:8080/';
    expect(await failure(client({ resolve }, []).get({ url: open, accept: '*/*' }))).toBe('address-private');
    expect(await failure(client({ resolve }, [`rebound.example:${server.port}`]).get({ url, accept: '*/*' }))).toBe(
      'status 200',
    );
  });

  it('refuses a name that leads to a private address only at the second look-up', async () => {
    const answers = [
      [loopback],
      [
        { address: '10.0.0.7', family: 4 },
        { address: 'fd00:ec2::254', family: 6 },
      ],
    ];
    const asked: string[] = [];
    const resolve: Resolve = async (name) => {
      asked.push(name);
      return answers.shift() ?? [];
    };
    server.on('/', redirect('http://rebound.example:8080/'));
    const first = `http://rebound.example:${server.port}/`;
    const guarded = client({ resolve }, [`rebound.example:${server.port}`]);
    expect(await failure(guarded.get({ url: first, accept: '*/*' }))).toBe('address-private');
    expect(asked).toEqual(['rebound.example', 'rebound.example']);
  });

  it('checks once more what was reached, before a word is said', async () => {
    let asked = 0;
    const resolve: Resolve = async () => [loopback];
    const name = `late.example:${server.port}`;
    const { check } = createUrlGuard(new Set([name]));
    const refusalOf = (): FetchRefusal | null => {
      asked += 1;
      return asked === 1 ? null : fetchRefusal('address-private');
    };
    const guard = { check, refusalOf };
    expect(await failure(client({ resolve, guard }).get({ url: `http://${name}/`, accept: '*/*' }))).toBe(
      'address-private',
    );
    expect([asked, server.requests.length]).toEqual([2, 0]);
  });

  it('goes to no other address than one that was looked up and checked', async () => {
    server.on('/', whole('news'));
    const resolve: Resolve = async () => [{ address: '169.254.169.254', family: 4 }, loopback];
    const name = `mixed.example:${server.port}`;
    const answer = await client({ resolve }, [name]).get({ url: `http://${name}/`, accept: '*/*' });
    expect(textOf(answer)).toBe('news');
  });
});

describe('TLS', () => {
  const resolve: Resolve = async () => [{ address: '127.0.0.1', family: 4 }];
  const over = async (name: string, certificate: string, certificates?: string): Promise<string> => {
    const safe = await startHostileServer({ certificate });
    opened.push(safe);
    safe.on('/', whole('news'));
    const host = `${name}:${safe.port}`;
    const options = certificates === undefined ? { resolve } : { resolve, certificates };
    return await failure(client(options, [host]).get({ url: `https://${host}/`, accept: '*/*' }));
  };

  it('is checked: the name, who vouches for it, and until when', async () => {
    expect(await over('right.example', RIGHT_CERTIFICATE, RIGHT_CERTIFICATE)).toBe('status 200');
    expect(await over('wrong.example', RIGHT_CERTIFICATE, RIGHT_CERTIFICATE)).toBe('tls-wrong-name');
    expect(await over('right.example', RIGHT_CERTIFICATE)).toBe('tls-untrusted');
    expect(await over('right.example', EXPIRED_CERTIFICATE, EXPIRED_CERTIFICATE)).toBe('tls-expired');
  });

  it('is not spoken by every server', async () => {
    const url = server.url('/').replace('http:', 'https:');
    expect(await failure(client().get({ url, accept: '*/*' }))).toBe('tls-failed');
  });
});
