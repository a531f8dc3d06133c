import type { Agent, Dispatcher } from 'undici';
import { readBody } from './read-body.ts';

/** Headers by their name in small letters; a repeated one has its values joined by ", ". */
export type HttpHeaders = Readonly<Record<string, string>>;

/** One answer; only one of status 200 to 299 has a body, unpacked. */
export interface Exchange {
  readonly status: number;
  readonly headers: HttpHeaders;
  readonly body: Uint8Array;
  readonly wireBytes: number;
}

/** Makes one request, without redirects. Throws what sockets throw, or a `FetchError`. */
export async function exchange(
  agent: Agent,
  url: URL,
  asked: Record<string, string>,
  most: number,
  signal: AbortSignal,
): Promise<Exchange> {
  const path = `${url.pathname}${url.search}`;
  const answer = await agent.request({ origin: url.origin, path, method: 'GET', headers: asked, signal, reset: true });
  const headers = plainHeaders(answer);
  const status = answer.statusCode;
  try {
    if (status < 200 || status > 299) return { status, headers, body: new Uint8Array(), wireBytes: 0 };
    const { bytes, wireBytes } = await readBody(answer.body, headers, most);
    return { status, headers, body: bytes, wireBytes };
  } finally {
    answer.body.on('error', () => {}).destroy();
  }
}

function plainHeaders({ headers }: Dispatcher.ResponseData): HttpHeaders {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
  );
  return Object.fromEntries(entries);
}
