import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fetchFile } from '../../../src/sources/fetch-file.ts';
import type { HttpClient } from '../../../src/sources/http/http-client.ts';
import { createLoopbackClient } from './loopback-client.ts';

/** Two servers on loopback, and what each was sent with a request. */
let servers: Server[];
let client: HttpClient;
let [here, there] = ['', ''];
let seen: (readonly [host: string, path: string, authorization: string | undefined])[];

beforeEach(async () => {
  seen = [];
  servers = await Promise.all([startServer(), startServer()]);
  [here = '', there = ''] = servers.map((server) => `127.0.0.1:${(server.address() as AddressInfo).port}`);
  client = createLoopbackClient([here, there]);
});

afterEach(async () => {
  await client.close();
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
});

async function startServer(): Promise<Server> {
  const server = createServer((request, response) => {
    const { host = '', authorization } = request.headers;
    const path = request.url ?? '';
    seen.push([host, path, authorization]);
    if (path === '/away') response.writeHead(302, { location: `http://${there}/back` }).end();
    else if (path === '/back') response.writeHead(302, { location: `http://${here}/file` }).end();
    else if (path === '/near') response.writeHead(302, { location: '/file' }).end();
    else if (path === '/file') response.writeHead(200, { 'content-type': 'text/x-opml' }).end('<opml/>');
    else response.writeHead(503).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}

const ask = (path: string, mostBytes = 100) =>
  fetchFile(client, { url: `http://${here}${path}`, authorization: 'Bearer secret', mostBytes });

describe('a file that someone gave', () => {
  test('comes with its type, asked for with what was to be sent along', async () => {
    const fetched = await ask('/near');
    expect(fetched).toEqual({ ok: true, value: { bytes: Buffer.from('<opml/>'), mediaType: 'text/x-opml' } });
    expect(seen).toEqual([
      [here, '/near', 'Bearer secret'],
      [here, '/file', 'Bearer secret'],
    ]);
  });

  test('what is sent along goes to no other host, even on the way back', async () => {
    expect(await ask('/away')).toMatchObject({ ok: true });
    expect(seen).toEqual([
      [here, '/away', 'Bearer secret'],
      [there, '/back', undefined],
      [here, '/file', undefined],
    ]);
  });

  test('one that is too large is refused, and a failure says what to do', async () => {
    expect(await ask('/file', 6)).toMatchObject({ ok: false, refusal: { code: 'too-large' } });
    expect(await ask('/broken')).toMatchObject({
      ok: false,
      refusal: { code: 'server-error', advice: 'The server has a fault. Try again in a minute.' },
    });
  });
});
