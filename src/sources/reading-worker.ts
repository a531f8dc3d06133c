import type { Result } from '../kernel/errors.ts';
import type { ParsedFeed } from './feed/parsed-feed.ts';
import type { HttpHeaders } from './http/exchange.ts';
import type { FetchResult } from './http/fetch-refusal.ts';
import { type OpmlFeeds, readOpmlFile } from './opml.ts';
import { type FetchedPage, type PageBytes, readPage } from './page/read-page.ts';
import { parseFeed } from './parse-feed.ts';
import { serveOffload } from './worker/serve-offload.ts';

/** What the reading thread is asked for. */
export type ReadingTask =
  | { readonly kind: 'page'; readonly page: PageBytes }
  | {
      readonly kind: 'feed';
      readonly bytes: Uint8Array;
      readonly headers: HttpHeaders;
      readonly address: string;
    }
  | { readonly kind: 'list'; readonly bytes: Uint8Array };

/** What it answers, of the kind that it was asked for. */
export type ReadingAnswer =
  | { readonly kind: 'page'; readonly read: FetchResult<FetchedPage> }
  | { readonly kind: 'feed'; readonly read: Result<ParsedFeed> }
  | { readonly kind: 'list'; readonly read: Result<OpmlFeeds> };

async function read(task: ReadingTask): Promise<ReadingAnswer> {
  if (task.kind === 'page') return { kind: 'page', read: await readPage(task.page) };
  if (task.kind === 'list') return { kind: 'list', read: readOpmlFile(task.bytes) };
  return { kind: 'feed', read: parseFeed(task.bytes, task.headers, task.address) };
}

serveOffload(read);
