import type { Result } from './kernel/errors.ts';
import type { ParsedFeed } from './sources/feed/parsed-feed.ts';

/** Reads a feed as it came; see `parseFeed`. The reader is loaded at the first feed, since most runs read none here. */
export async function readFeed(
  bytes: Uint8Array,
  headers: Readonly<Record<string, string>>,
): Promise<Result<ParsedFeed>> {
  const { parseFeed } = await import('./sources/parse-feed.ts');
  return parseFeed(bytes, headers);
}
