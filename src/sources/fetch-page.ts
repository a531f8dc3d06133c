import { type FetchResult, fetchRefusal } from './http/fetch-refusal.ts';
import type { HttpClient } from './http/http-client.ts';
import { statusFailure } from './http/status-failure.ts';
import { type FetchedPage, type PageBytes, readPage } from './page/read-page.ts';
import type { Robots } from './page/robots.ts';

export type { FetchedPage } from './page/read-page.ts';

/** What fetching a page needs. */
export interface PageParts {
  readonly client: HttpClient;
  readonly robots: Robots;
  /** Reads the page: a `ReadingThread`'s `readPage`, or else the same in this thread. */
  readonly read?: (page: PageBytes) => Promise<FetchResult<FetchedPage>>;
  readonly signal?: AbortSignal | undefined;
}

/** Larger pages are no articles. */
const MOST_BYTES = 3 * 1024 * 1024;
const ACCEPT = 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1';
const PAGE_TYPE = /^\s*(?:text\/html|application\/xhtml\+xml)\s*(?:;|$)/i;

/**
 * Fetches the article of a page, as robots.txt allows. Refuses by name: every failure of fetching, `robots-refused` and
 * `robots-unknown`, `not-a-page`, and what the reader refuses (a captcha, a consent page, a paywall, no article); a reader
 * that throws, as foreign code may on odd pages, is a `fault` of that page alone.
 */
export async function fetchPage(address: string, parts: PageParts): Promise<FetchResult<FetchedPage>> {
  const { client, robots, read = readPage, signal } = parts;
  const mayVisit = (url: URL) => robots.refusalOf(url, signal);
  const answer = await client.get({ url: address, accept: ACCEPT, maxBytes: MOST_BYTES, signal, mayVisit });
  if (!answer.ok) return answer;
  const { status, headers, url, body } = answer.value;
  const failure = statusFailure(status, headers);
  if (failure !== null) return { ok: false, refusal: failure };
  const contentType = headers['content-type'] ?? '';
  if (contentType !== '' && !PAGE_TYPE.test(contentType)) {
    return { ok: false, refusal: fetchRefusal('not-a-page', contentType.slice(0, 100)) };
  }
  try {
    return await read({ bytes: body, contentType, address: url });
  } catch (thrown) {
    return { ok: false, refusal: fetchRefusal('fault', thrown) };
  }
}
