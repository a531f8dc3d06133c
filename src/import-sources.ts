import type { ImportedSources } from './commands/parts.ts';
import { ok, type Result } from './kernel/errors.ts';
import type { FeedStore, Follower } from './sources/feed-store.ts';
import type { OpmlFeed } from './sources/opml.ts';
import type { ReadingThread } from './sources/reading-thread.ts';
import type { UrlGuard } from './sources/url-guard.ts';

interface ImportParts {
  readonly feeds: FeedStore;
  readonly readList: ReadingThread['readList'];
  readonly guard: Pick<UrlGuard, 'check'>;
  readonly now: Date;
}

/** Who imports for whom; `batch` is what the import is undone by. */
interface Importer {
  readonly follower: Follower;
  readonly by: string;
  readonly batch: string;
}

/**
 * Follows the feeds of a list (OPML). No feed is asked for it: each is polled in its turn, and its health tells the rest.
 * Refuses a file that is no list; entries whose address may never be asked are refused one by one.
 */
export async function importSources(
  { feeds, readList, guard, now }: ImportParts,
  file: Uint8Array,
  { follower, by, batch }: Importer,
): Promise<Result<ImportedSources>> {
  const list = await readList(file);
  if (!list.ok) return list;
  const { feeds: listed, withoutAddress, twice, beyond: unread } = list.value;
  const addresses: string[] = [];
  const refused = withoutAddress.map((name) => ({ name, advice: 'Only http and https addresses can be followed.' }));
  for (const feed of listed) {
    const checked = guard.check(feed.url);
    if (checked.ok) addresses.push(checked.value.href);
    else refused.push({ name: nameOf(feed), advice: checked.refusal.advice });
  }
  const followed = await feeds.followAll(follower, addresses, by, now, batch);
  return ok({ ...followed, refused, twice, unread });
}

/** Its title and host: the address may hold a password. */
function nameOf({ title, url }: OpmlFeed): string {
  const { host } = new URL(url);
  return title === null || title === host ? host : `${title} (${host})`;
}
