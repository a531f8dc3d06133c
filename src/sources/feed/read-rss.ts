import type { RdfFeed, RssFeed } from 'feedsmith';
import { readFeedDate } from './feed-date.ts';
import { readFeedText, readFeedTitle, readPlainValue } from './feed-text.ts';
import type { ParsedEntry, ParsedFeed } from './parsed-feed.ts';
import { readLink } from './read-link.ts';
import { firstOf, joinLists, readLanguage } from './read-value.ts';

type Feed = RssFeed.Feed<string> | RdfFeed.Feed<string>;
type Item = Partial<RssFeed.Item<string>> & Pick<RdfFeed.Item<string>, 'rdf'>;

/** Reads what feedsmith found in RSS 0.9x, 1.0 or 2.0; `address` makes links absolute. */
export function readRss(feed: Feed, address: string | null): Omit<ParsedFeed, 'format' | 'leftOut'> {
  const base = readLink(feed.xml?.base, address);
  const link = readLink(feed.link ?? alternateOf(feed.atom?.links), base, address);
  const rss: Partial<RssFeed.Feed<string>> = feed;
  const bases = { base, link, address };
  return {
    title: readFeedTitle(feed.title ?? feed.dc?.titles?.[0], 'unknown', base ?? link),
    link,
    language: readLanguage(rss.language ?? feed.dc?.languages?.[0] ?? feed.xml?.lang),
    ttlMinutes: rss.ttl !== undefined && rss.ttl > 0 ? Math.round(rss.ttl) : periodMinutes(feed.sy),
    skipHours: [...new Set((rss.skipHours ?? []).filter((hour) => hour >= 0 && hour <= 24).map((hour) => hour % 24))],
    skipDays: [...new Set((rss.skipDays ?? []).map((day) => day.trim().toLowerCase()))],
    entries: (feed.items ?? []).map((item) => readItem(item, bases)),
  };
}

interface Bases {
  readonly base: string | null;
  readonly link: string | null;
  readonly address: string | null;
}

function readItem(item: Item, { base, link: feedLink, address }: Bases): ParsedEntry {
  const own = readLink(item.xml?.base, base, address);
  const guid = item.guid?.value ?? null;
  const permalink = guid !== null && item.guid?.isPermaLink !== false && /^https?:/i.test(guid) ? guid : null;
  const found = item.link ?? alternateOf(item.atom?.links) ?? permalink ?? item.rdf?.about;
  const link = readLink(found, own, feedLink, address);
  const inner = own ?? link ?? feedLink ?? address;
  return {
    id: guid ?? item.rdf?.about ?? readPlainValue(item.dc?.identifiers?.[0]),
    title: readFeedTitle(
      item.title ?? item.dc?.titles?.[0] ?? item.atom?.title?.value ?? item.media?.title?.value,
      'unknown',
      inner,
    ),
    link,
    published: firstOf(
      [item.pubDate, item.dcterms?.issued?.[0], item.atom?.published, item.dc?.dates?.[0], item.dcterms?.created?.[0]],
      readFeedDate,
    ),
    updated: firstOf([item.atom?.updated, item.dcterms?.modified?.[0]], readFeedDate),
    summary: readFeedText(
      item.description ??
        item.atom?.summary?.value ??
        item.dc?.descriptions?.[0] ??
        item.itunes?.summary ??
        item.media?.description?.value,
      'unknown',
      inner,
    ),
    content:
      readFeedText(item.content?.encoded, 'html', inner) ?? readFeedText(item.atom?.content?.value, 'unknown', inner),
    authors: joinLists(
      item.dc?.creators,
      item.atom?.authors?.map((author) => author.name),
      item.authors?.map((author) => author.name ?? author.email),
    ),
    source: sourceOf(item),
    language: readLanguage(item.dc?.languages?.[0] ?? item.xml?.lang),
  };
}

/** Photographers are credited too; only an outlet or agency is a source. */
const OUTLET_ROLE = /agency|distribut|owner|provid|publish|source/i;

function sourceOf(item: Item): string | null {
  const credits = (item.media?.credits ?? []).filter(({ role }) => role === undefined || OUTLET_ROLE.test(role));
  return firstOf(
    [
      item.source?.title,
      item.dc?.publishers?.[0],
      item.dcterms?.publishers?.[0],
      item.dc?.sources?.find((source) => !/^\w+:\/\//.test(source)),
      credits[0]?.value,
    ],
    readPlainValue,
  );
}

function alternateOf(links: readonly { href?: string; rel?: string }[] | undefined): string | undefined {
  return links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href;
}

const PERIOD_MINUTES: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

function periodMinutes(sy: Feed['sy']): number | null {
  const period = PERIOD_MINUTES[sy?.updatePeriod?.trim().toLowerCase() ?? ''];
  if (period === undefined) return null;
  const times = sy?.updateFrequency;
  return Math.round(period / (times !== undefined && times >= 1 ? times : 1));
}
