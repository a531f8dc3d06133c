import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Answers one request, well or badly. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A web server on loopback that answers as it is told; a path that it does not know is a 404. */
export interface HostileServer {
  readonly port: number;
  /** For the guard's list. */
  readonly host: string;
  readonly requests: readonly { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  url(path: string): string;
  on(path: string, answer: Answer): void;
  close(): Promise<void>;
}

/** Certificates for `right.example`, of an invented authority; the key is for tests only. */
const TLS_FOLDER = join(import.meta.dirname, '../fixtures/tls');
export const RIGHT_CERTIFICATE = readFileSync(join(TLS_FOLDER, 'right.cert.pem'), 'utf8');
export const EXPIRED_CERTIFICATE = readFileSync(join(TLS_FOLDER, 'expired.cert.pem'), 'utf8');
const KEY = readFileSync(join(TLS_FOLDER, 'right.key.pem'), 'utf8');

/** Starts a server on a free port; with a certificate, over TLS. */
export async function startHostileServer(options: { readonly certificate?: string } = {}): Promise<HostileServer> {
  const { certificate } = options;
  const answers = new Map<string, Answer>();
  const requests: { path: string; headers: IncomingMessage['headers'] }[] = [];
  const listener: RequestListener = (request, response) => {
    const path = request.url ?? '';
    requests.push({ path, headers: request.headers });
    const answer = answers.get(path) ?? ((_request, missing) => missing.writeHead(404).end());
    answer(request, response);
  };
  const server =
    certificate === undefined ? createServer(listener) : createTlsServer({ cert: certificate, key: KEY }, listener);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  return {
    port,
    host,
    requests,
    url: (path) => `${certificate === undefined ? 'http' : 'https'}://${host}${path}`,
    on: (path, answer) => {
      answers.set(path, answer);
    },
    async close() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A whole answer. */
export function whole(body: string | Uint8Array, headers: Record<string, string> = {}, status = 200): Answer {
  return (_request, response) => {
    response.writeHead(status, headers).end(body);
  };
}

/** An answer that sends the reader elsewhere. */
export function redirect(location: string, status = 302): Answer {
  return whole('', { location }, status);
}

/** Bytes straight onto the connection; then it is closed, unless more is to come. */
export function raw(bytes: string, more?: 'stays open'): Answer {
  return (request) => {
    request.socket.write(bytes, 'latin1');
    if (more === undefined) request.socket.end();
  };
}

/** Begins an answer and sends a byte now and then, so that no limit on silence ends it. */
export const slowLoris: Answer = (request) => {
  request.socket.write('HTTP/1.1 200 OK\r\nx-long: ');
  const drip = setInterval(() => request.socket.write('a'), 5);
  request.socket.on('close', () => clearInterval(drip)).on('error', () => {});
};

/** The same in the body. */
export const slowBody: Answer = (request, response) => {
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  const drip = setInterval(() => response.write(' '), 5);
  request.socket.on('close', () => clearInterval(drip));
};

/** A body without an end, as fast as it is read. */
export const endlessBody: Answer = (_request, response) => {
  response.writeHead(200, { 'content-type': 'application/rss+xml' });
  const block = Buffer.alloc(64 * 1024, 'a');
  const pump = (): void => {
    while (!response.destroyed && response.write(block));
  };
  response.on('drain', pump).on('error', () => {});
  pump();
};

/** A small answer that unpacks to so many bytes of nothing. */
export function gzipBomb(bytes: number): Answer {
  const packed = gzipSync(Buffer.alloc(bytes));
  return whole(packed, { 'content-encoding': 'gzip', 'content-type': 'application/rss+xml' });
}
