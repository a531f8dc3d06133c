import { readFile } from 'node:fs/promises';
import { messageOf } from './kernel/errors.ts';
import { plural } from './kernel/text.ts';
import type { FeedStore } from './sources/feed-store.ts';

/**
 * Follows the feeds of an OPML file for everybody, and no longer those that were in it before. Gives what is wrong with
 * it, a line each, for the operator; a file that cannot be read changes nothing.
 */
export async function loadFeedsFile(path: string | undefined, feeds: FeedStore, now: Date): Promise<string[]> {
  if (path === undefined) return keepOnly(new Set(), feeds);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (thrown) {
    return [`FEEDS_FILE can't be read: ${path} (${messageOf(thrown)}). The feeds of before are followed.`];
  }
  const { readOpml } = await import('./sources/opml.ts');
  const read = readOpml(text);
  if (!read.ok) return [`FEEDS_FILE ${path}: ${read.refusal.advice}`];
  const wanted = new Set(read.value.feeds.map(({ url }) => new URL(url).href));
  await feeds.followAll(null, [...wanted], 'operator', now, null);
  await keepOnly(wanted, feeds);
  const { withoutAddress, twice, beyond } = read.value;
  const leftOut = withoutAddress.length + twice + beyond;
  return leftOut > 0
    ? [`FEEDS_FILE ${path}: ${plural(leftOut, 'entry', 'entries')} left out (no web address, or twice).`]
    : [];
}

async function keepOnly(wanted: ReadonlySet<string>, feeds: FeedStore): Promise<string[]> {
  for (const { address } of await feeds.followedBy(null)) {
    if (!wanted.has(address)) await feeds.unfollow(null, address);
  }
  return [];
}
