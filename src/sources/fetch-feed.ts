import { createHash } from 'node:crypto';
import type { Refusal, Result } from '../kernel/errors.ts';
import type { HttpHeaders } from './http/exchange.ts';
import { fetchRefusal } from './http/fetch-refusal.ts';
import type { HttpClient } from './http/http-client.ts';
import { statusFailure } from './http/status-failure.ts';
import { findWall } from './page/find-wall.ts';
import type { Validators } from './poll/poll-state.ts';

/** Reads a feed's bytes; refuses what is none. `address` is where they came from, for relative links. */
export type FeedParser<F> = (
  bytes: Uint8Array,
  headers: HttpHeaders,
  address: string,
) => Result<F> | Promise<Result<F>>;

/** Which feed to ask for, and what it gave last time. */
export interface FeedRequest extends Validators {
  readonly address: string;
  readonly signal?: AbortSignal | undefined;
}

/** What came of asking: a feed that was read, one that is as it was, or why not. */
export type FeedAnswer<F> =
  | {
      readonly kind: 'read';
      readonly feed: F;
      readonly headers: HttpHeaders;
      readonly movedTo: string | null;
      readonly validators: Validators;
      readonly wireBytes: number;
    }
  | {
      readonly kind: 'unchanged';
      readonly headers: HttpHeaders;
      readonly movedTo: string | null;
      readonly validators: Validators;
      readonly wireBytes: number;
    }
  | { readonly kind: 'failed'; readonly refusal: Refusal; readonly headers: HttpHeaders };

const LONGEST_VALIDATOR = 1_000;
const ACCEPT =
  'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, ' +
  'text/xml;q=0.9, application/json;q=0.8, */*;q=0.1';

/**
 * Asks for a feed, unless it is as it was, and has it read. Every failure is named: the client's, the parser's, and
 * `captcha` or `consent` where a server sends such a page instead of a feed.
 */
export async function fetchFeed<F>(
  request: FeedRequest,
  client: HttpClient,
  parse: FeedParser<F>,
): Promise<FeedAnswer<F>> {
  const { address, etag, lastModified, fingerprint, signal } = request;
  const answer = await client.get({ url: address, accept: ACCEPT, etag, lastModified, signal });
  if (!answer.ok) return { kind: 'failed', refusal: answer.refusal, headers: {} };
  const { status, headers, url, movedTo, body, wireBytes } = answer.value;
  const unchanged = (validators: Validators): FeedAnswer<F> => ({
    kind: 'unchanged',
    headers,
    movedTo,
    validators,
    wireBytes,
  });
  if (status === 304 && (etag !== null || lastModified !== null)) {
    return unchanged({
      etag: kept(headers['etag']) ?? etag,
      lastModified: kept(headers['last-modified']) ?? lastModified,
      fingerprint,
    });
  }
  const refusal = statusFailure(status, headers);
  if (refusal !== null) return { kind: 'failed', refusal, headers };
  const validators: Validators = {
    etag: kept(headers['etag']),
    lastModified: kept(headers['last-modified']),
    fingerprint: createHash('sha256').update(body).digest('base64url'),
  };
  if (validators.fingerprint === fingerprint) return unchanged(validators);
  const feed = await parse(body, headers, url);
  if (!feed.ok) return { kind: 'failed', refusal: wallInstead(body, url) ?? feed.refusal, headers };
  return { kind: 'read', feed: feed.value, headers, movedTo, validators, wireBytes };
}

/** A validator is kept unless it is longer than any server means it. */
function kept(header: string | undefined): string | null {
  return header !== undefined && header.length <= LONGEST_VALIDATOR ? header : null;
}

/** A server that wants a human or a consent sends a page instead of the feed: that is no empty or broken feed. */
function wallInstead(body: Uint8Array, address: string): Refusal | null {
  const wall = findWall(Buffer.from(body.buffer, body.byteOffset, body.length).toString('utf8'), address);
  return wall === 'captcha' || wall === 'consent' ? fetchRefusal(wall) : null;
}
