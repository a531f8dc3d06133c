import { Agent } from 'undici';
import type { Clock } from '../../kernel/clock.ts';
import type { UrlGuard } from '../url-guard.ts';
import { type Exchange, exchange, type HttpHeaders } from './exchange.ts';
import { FetchError, type FetchRefusal, type FetchResult, fetchRefusal } from './fetch-refusal.ts';
import { createGuardedConnector, type Resolve, systemResolve } from './guarded-connector.ts';
import type { HostGate } from './host-gate.ts';
import { nameFailure } from './name-failure.ts';
import { ACCEPT_ENCODING } from './read-body.ts';

/** What to ask for. */
interface HttpRequest {
  readonly url: string;
  /** The media types wanted. */
  readonly accept: string;
  /** As the server gave them last time: then it may answer 304, without a body. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** Sent along to the origin of `url`, and no more once a redirect leads to another. */
  readonly authorization?: string;
  /** A lower limit than the client's. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal | undefined;
  /** Asked before each address, redirects included, whether it may be visited; a refusal ends the request. */
  readonly mayVisit?: (url: URL) => Promise<FetchRefusal | null>;
}

/** An answer of any status but a redirect; only one of 200 to 299 has a body. */
export interface HttpResponse {
  readonly status: number;
  /** Where the answer came from, after redirects. */
  readonly url: string;
  /** How far permanent redirects led from the start; null when there was none. */
  readonly movedTo: string | null;
  readonly headers: HttpHeaders;
  /** Unpacked. */
  readonly body: Uint8Array;
  /** As it came over the network, without headers. */
  readonly wireBytes: number;
}

/** Asks servers, politely and with limits. */
export interface HttpClient {
  /** Asks one address and follows its redirects; every expected failure is a refusal with a named code. */
  get(request: HttpRequest): Promise<FetchResult<HttpResponse>>;
  /** Breaks off what is under way. */
  close(): Promise<void>;
}

/** How a client is made. */
export interface HttpClientOptions {
  readonly guard: UrlGuard;
  readonly gate: HostGate;
  readonly clock: Clock;
  /** `product/version (+contact)`: who asks, and whom to tell. */
  readonly userAgent: string;
  readonly resolve?: Resolve;
  /** Of a body after unpacking, in bytes. Default 10 MB. */
  readonly maxBytes?: number;
  /** For one address with all its redirects, without the time that the gate takes, in milliseconds. Default 20 s. */
  readonly timeMs?: number;
  /** Certificates in PEM that are trusted besides the usual ones. */
  readonly certificates?: string;
}

const MAX_BYTES = 10 * 1024 * 1024;
const TIME_MS = 20_000;
const MOST_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);
/** What a server may give back to us in a header: printable, and no more than a server would store. */
const SENDABLE = /^[\x20-\x7e\x80-\xff]{1,1000}$/;
const MOST_HEADER_BYTES = 32 * 1024;

/** Creates a client that keeps no cookies, no cache and no connections. */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { guard, gate, clock, maxBytes = MAX_BYTES, timeMs = TIME_MS, resolve = systemResolve } = options;
  const { certificates } = options;
  const connector = { guard, resolve, timeMs, ...(certificates === undefined ? {} : { certificates }) };
  const agent = new Agent({
    connect: createGuardedConnector(connector),
    headersTimeout: timeMs,
    bodyTimeout: timeMs,
    maxHeaderSize: MOST_HEADER_BYTES,
  });

  const ask = async (url: URL, request: HttpRequest, leftMs: number): Promise<Exchange> => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(new FetchError(fetchRefusal('too-slow'))), leftMs);
    const onAbort = (): void => stop.abort(new FetchError(fetchRefusal('stopped')));
    request.signal?.addEventListener('abort', onAbort, { once: true });
    try {
      const most = Math.min(request.maxBytes ?? maxBytes, maxBytes);
      return await exchange(agent, url, headersOf(options.userAgent, request), most, stop.signal);
    } catch (thrown) {
      throw stop.signal.aborted ? stop.signal.reason : thrown;
    } finally {
      clearTimeout(timer);
      request.signal?.removeEventListener('abort', onAbort);
    }
  };

  const follow = async (given: HttpRequest): Promise<FetchResult<HttpResponse>> => {
    let request = given;
    let leftMs = timeMs;
    let permanent = true;
    let movedTo: string | null = null;
    let checked = guard.check(request.url);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      if (!checked.ok) return checked;
      const url = checked.value;
      const forbidden = (await request.mayVisit?.(url)) ?? null;
      if (forbidden !== null) return { ok: false, refusal: forbidden };
      const hop = await gate.pass(url.hostname, request.signal, async () => {
        const begun = clock.now().getTime();
        const answer = await ask(url, request, leftMs);
        leftMs = Math.max(1, leftMs - (clock.now().getTime() - begun));
        return answer;
      });
      if (!REDIRECTS.has(hop.status)) return { ok: true, value: { ...hop, url: url.href, movedTo } };
      const target = hop.headers['location'];
      if (target === undefined)
        return { ok: false, refusal: fetchRefusal('bad-redirect', `${hop.status} without location`) };
      permanent &&= PERMANENT.has(hop.status);
      checked = guard.check(asUtf8(target), url);
      if (checked.ok && checked.value.origin !== url.origin) request = withoutAuthorization(request);
      if (permanent && checked.ok) movedTo = checked.value.href;
    }
    return { ok: false, refusal: fetchRefusal('too-many-redirects') };
  };

  return {
    close: () => agent.destroy(),
    async get(request) {
      try {
        return await follow(request);
      } catch (thrown) {
        const refusal = request.signal?.aborted ? fetchRefusal('stopped') : nameFailure(thrown);
        return { ok: false, refusal };
      }
    },
  };
}

function withoutAuthorization({ authorization: _, ...request }: HttpRequest): HttpRequest {
  return request;
}

function headersOf(userAgent: string, request: HttpRequest): Record<string, string> {
  const { accept, etag, lastModified, authorization } = request;
  return {
    'user-agent': userAgent,
    accept,
    'accept-encoding': ACCEPT_ENCODING,
    ...(authorization !== undefined && { authorization }),
    ...(etag && SENDABLE.test(etag) && { 'if-none-match': etag }),
    ...(lastModified && SENDABLE.test(lastModified) && { 'if-modified-since': lastModified }),
  };
}

/** Headers come as one character a byte; addresses with letters beyond ASCII are sent as UTF-8 by those who send any. */
function asUtf8(header: string): string {
  return /[\x80-\xff]/.test(header) ? Buffer.from(header, 'latin1').toString('utf8') : header;
}
