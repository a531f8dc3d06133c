import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { ok, type Result, refuse } from '../../src/index.ts';

/** More than a filled form with the largest list of feeds in it. */
const MOST_BYTES = 4_000_000;
/** Everything comes from this server, as files; nothing makes HTML out of text. */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': CSP,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Answers with a text of that type, and with the headers that keep the page to itself. */
export function respond(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { ...HEADERS, 'content-type': `${type}; charset=utf-8` }).end(body);
}

export function respondJson(response: ServerResponse, status: number, value: unknown): void {
  respond(response, status, 'application/json', JSON.stringify(value));
}

/** Begins an answer that stays open for events. */
export function beginEvents(response: ServerResponse): void {
  response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream; charset=utf-8' });
  // How long a page waits before it comes back after a drop, in ms: it is on this machine.
  response.write('retry: 500\n\n');
}

/** Reads a request's JSON; refuses what is too large or none. */
export async function readJson(request: IncomingMessage): Promise<Result<unknown>> {
  if (!(Number(request.headers['content-length']) <= MOST_BYTES)) return refuse('too-large', 'That is too large.');
  try {
    return ok(JSON.parse(await readText(request)));
  } catch {
    return refuse('no-json', 'That is no JSON.');
  }
}
