import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Changes } from './changes.ts';
import type { Doing, Faults } from './faults.ts';
import type { RateLimits } from './rate-limits.ts';
import { type Answer, ROUTES, type RouteParts } from './routes.ts';
import { readBody, type Upload } from './uploads.ts';

/** One request that reached the API. */
export interface SeenRequest {
  readonly method: string;
  /** Without `/api/v10` and the query. */
  readonly path: string;
  readonly body: unknown;
  /** 0 where there was no answer. */
  readonly status: number;
}

export interface RestParts extends RouteParts {
  readonly faults: Faults;
  readonly changes: Changes;
  readonly token: () => string;
  readonly seen: SeenRequest[];
  /** Null where requests are not limited. */
  readonly limits: RateLimits | null;
  /** What goes wrong with a post to a channel, by its number from 0; null when nothing does. */
  readonly faultAt: (post: number) => Doing | null;
  /** How many posts to channels were asked for. */
  readonly posts: { count: number };
}

const BASE = '/api/v10';

/** Answers one request of the REST API, or plays the fault that was asked for. */
export async function handleRequest(
  parts: RestParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET' } = request;
  const { pathname, searchParams: query } = new URL(request.url ?? '/', 'http://discord.invalid');
  const path = decodeURIComponent(pathname).replace(BASE, '');
  const { json: body, uploads } = await readBody(request);
  const limited = parts.limits?.take(method, path) ?? null;
  const { does, then } = limited === null ? faultOf(parts, method, path) : { does: limited };
  if (does === 'drop' || does === 'hang') {
    then?.();
    if (does === 'drop') request.socket.destroy();
    parts.seen.push({ method, path, body, status: 0 });
    return parts.changes.notify();
  }
  const faked = does === 'answer' || does === 'lose' ? null : does;
  const real = faked === null || faked.done === true;
  const asked = { method, path, body, uploads, query, authorization: request.headers.authorization };
  const done = real ? route(parts, asked) : null;
  const answer = faked ?? done ?? { status: 500 };
  parts.seen.push({ method, path, body, status: answer.status });
  if (does === 'lose') {
    then?.();
    request.socket.destroy();
  } else {
    const type = answer.body === undefined ? {} : { 'Content-Type': 'application/json' };
    response.writeHead(answer.status, { ...type, ...parts.limits?.headers(method, path), ...faked?.headers });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body), () => then?.());
  }
  parts.changes.notify();
}

const POST = /^\/channels\/\d+\/messages$/;

function faultOf(parts: RestParts, method: string, path: string): { readonly does: Doing; readonly then?: () => void } {
  const asked = parts.faults.take(method, path);
  if (asked !== null) return asked;
  if (method !== 'POST' || !POST.test(path)) return { does: 'answer' };
  return { does: parts.faultAt(parts.posts.count++) ?? 'answer' };
}

interface Routed {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly uploads: readonly Upload[];
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
}

function route(parts: RestParts, { method, path, body, uploads, query, authorization }: Routed): Answer {
  const found = ROUTES.find(([verb, pattern]) => verb === method && pattern.test(path));
  if (found === undefined) return { status: 404, body: { code: 0, message: '404: Not Found' } };
  const [, pattern, needs, handler] = found;
  if (needs === 'token' && authorization !== `Bot ${parts.token()}`) {
    return { status: 401, body: { code: 0, message: '401: Unauthorized' } };
  }
  return handler(parts, pattern.exec(path)?.slice(1) ?? [], body, uploads, query);
}
