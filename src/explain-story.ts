import type { ArticleArchive, KeptArticle } from './articles/article-archive.ts';
import { canonicalUrl } from './articles/canonical-url.ts';
import { parseUrl } from './kernel/parse-url.ts';
import { addressKey } from './read-entry.ts';
import type { FeedStore } from './sources/feed-store.ts';
import { type MergeReason, parseMergeReason, parseReason, type Reason } from './stories/reason.ts';
import { countSlips } from './stories/spelling.ts';
import type { StoryArchive } from './stories/story-archive.ts';

/** What names an article to a person; null fields where it does not say. */
export interface ArticleNames {
  readonly id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly publishedAt: string | null;
}

/** Why an article is in its story. */
export interface StoryExplained {
  readonly found: true;
  readonly article: ArticleNames;
  /** The story as it is now. */
  readonly story: { readonly id: string; readonly articles: number };
  /** What was decided when the article came; null where an older version decided, which did not say why. */
  readonly reason: Reason | null;
  /** The article that was most like it; null where there was none, or it was forgotten since. */
  readonly closest: ArticleNames | null;
  /** The stories that became part of this one, and why; null where that cannot be read. */
  readonly merged: readonly { readonly alias: string; readonly at: string; readonly reason: MergeReason | null }[];
}

export type StoryExplanation =
  | StoryExplained
  /** With the articles of the nearest ids or addresses, the nearest first. */
  | { readonly found: false; readonly nearest: readonly ArticleNames[] };

export interface ExplainParts {
  readonly archive: ArticleArchive;
  readonly storyArchive: StoryArchive;
  readonly feeds: Pick<FeedStore, 'all'>;
}

/** Articles that are looked through for one that has nearly this id or address, and how many of them are named. */
const MOST_SEARCHED = 5_000;
const AT_ONCE = 200;
const MOST_NEAREST = 5;
/** Of an address, the share that it must have in common with another from its beginning; of an id, the slips allowed. */
const LEAST_COMMON = 0.5;
const MOST_SLIPS = 3;
const MOST_COUNTED = 10_000;

/** Says why an article, given by its id or its address, is in its story. */
export async function explainStory(parts: ExplainParts, asked: string): Promise<StoryExplanation> {
  const wanted = asked.trim();
  const [byId] = await parts.archive.load([wanted]);
  const known = byId ? null : await parts.archive.findByKeys([addressKey(wanted)]);
  const [byKey] = known ? await parts.archive.load([known.articleId]) : [];
  const kept = byId ?? byKey;
  if (kept) return await explain(parts, kept);
  const near = await findNearest(parts.archive, wanted);
  const [first] = near;
  if (first?.nearness === 1) return await explain(parts, first.kept);
  return { found: false, nearest: near.map((one) => namesOf(one.kept)) };
}

async function explain({ archive, storyArchive, feeds }: ExplainParts, kept: KeptArticle): Promise<StoryExplained> {
  const json = await storyArchive.reasonOf(kept.item.id);
  const reason = json === null ? null : parseReason(json);
  const [closest] = reason?.closest ? await archive.load([reason.closest.id]) : [];
  const everything = { feedIds: (await feeds.all()).map(({ id }) => id), mutedOutlets: [] };
  const members = await archive.ofStory(kept.storyId, everything, MOST_COUNTED);
  const merged = (await storyArchive.aliases(kept.storyId)).map(({ alias, mergedAt, reason: why }) => ({
    alias,
    at: mergedAt,
    reason: parseMergeReason(why),
  }));
  return {
    found: true,
    article: namesOf(kept),
    story: { id: kept.storyId, articles: members.length },
    reason,
    closest: closest ? namesOf(closest) : null,
    merged,
  };
}

interface Near {
  readonly kept: KeptArticle;
  /** 1 for the same address in another form. */
  readonly nearness: number;
}

async function findNearest(archive: ArticleArchive, wanted: string): Promise<Near[]> {
  const ids = (await archive.recentTopics(MOST_SEARCHED)).map(({ articleId }) => articleId);
  const found: Near[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    for (const kept of await archive.load(ids.slice(from, from + AT_ONCE))) {
      const nearness = nearnessOf(kept, wanted);
      if (nearness > 0) found.push({ kept, nearness });
    }
  }
  found.sort((a, b) => b.nearness - a.nearness || (a.kept.item.id < b.kept.item.id ? -1 : 1));
  return found.slice(0, MOST_NEAREST);
}

function nearnessOf({ item }: KeptArticle, wanted: string): number {
  const [asked, own] = [canonicalUrl(wanted), canonicalUrl(item.url ?? '')];
  const [askedUrl, ownUrl] = [parseUrl(asked), parseUrl(own)];
  if (askedUrl) {
    if (ownUrl?.hostname !== askedUrl.hostname) return 0;
    const [a, b] = [asked.slice(askedUrl.origin.length), own.slice(askedUrl.origin.length)];
    const share = commonStart(a, b) / Math.max(a.length, b.length, 1);
    if (asked === own) return 1;
    return share >= LEAST_COMMON ? share / 2 : 0;
  }
  const slips = countSlips(wanted.toLowerCase(), item.id.toLowerCase(), MOST_SLIPS);
  return slips > MOST_SLIPS ? 0 : 1 / (2 + slips);
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

function namesOf({ item: { id, title, outlet, url, publishedAt } }: KeptArticle): ArticleNames {
  return {
    id,
    title: title ?? null,
    outlet: outlet ?? null,
    url: url ?? null,
    publishedAt: publishedAt ?? null,
  };
}
