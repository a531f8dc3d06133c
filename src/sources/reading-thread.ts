import { type Result, refuse } from '../kernel/errors.ts';
import type { ParsedFeed } from './feed/parsed-feed.ts';
import type { HttpHeaders } from './http/exchange.ts';
import { type FetchResult, fetchRefusal } from './http/fetch-refusal.ts';
import type { OpmlFeeds } from './opml.ts';
import type { FetchedPage, PageBytes } from './page/read-page.ts';
import type { ReadingAnswer, ReadingTask } from './reading-worker.ts';
import { createOffload } from './worker/create-offload.ts';

/**
 * Reads pages, feeds and lists of feeds in a thread of its own, so that none of them holds up the bot or takes its memory. What takes too
 * long or too much is `too-complex`.
 */
export interface ReadingThread {
  /** What `readPage` gives; for `fetchPage`. */
  readonly readPage: (page: PageBytes) => Promise<FetchResult<FetchedPage>>;
  /** What `parseFeed` gives; for `fetchFeed`. */
  readonly parseFeed: (bytes: Uint8Array, headers: HttpHeaders, address: string) => Promise<Result<ParsedFeed>>;
  /** What `readOpml` gives of a file's bytes, in whatever encoding. */
  readonly readList: (bytes: Uint8Array) => Promise<Result<OpmlFeeds>>;
  /** Ends the thread; the next work would start it again. */
  close(): Promise<void>;
}

/** Ordinary pages and feeds take a tenth of a second; the largest that are read take three on a busy machine. */
const TIME_MS = 8_000;
const MEMORY_MB = 384;

/** Creates the thread, which starts with its first work. `timeMs` is for one piece, 8 s unless given. */
export function createReadingThread(timeMs = TIME_MS): ReadingThread {
  const written = new URL('./reading-worker.ts', import.meta.url);
  const module = import.meta.url.endsWith('.js') ? new URL(written.href.replace(/\.ts$/, '.js')) : written;
  const offload = createOffload<ReadingTask, ReadingAnswer>({ module, timeMs, memoryMb: MEMORY_MB });
  const tooComplex = { ok: false, refusal: fetchRefusal('too-complex') } as const;
  return {
    readPage: async (page) => {
      const answer = await offload.run({ kind: 'page', page });
      return answer?.kind === 'page' ? answer.read : tooComplex;
    },
    parseFeed: async (bytes, headers, address) => {
      const answer = await offload.run({ kind: 'feed', bytes, headers, address });
      return answer?.kind === 'feed' ? answer.read : tooComplex;
    },
    readList: async (bytes) => {
      const answer = await offload.run({ kind: 'list', bytes });
      return answer?.kind === 'list' ? answer.read : refuse('too-complex', 'That file is too tangled to read.');
    },
    close: offload.close,
  };
}
