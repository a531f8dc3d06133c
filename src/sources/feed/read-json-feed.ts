import type { JsonFeed } from 'feedsmith';
import { readFeedDate } from './feed-date.ts';
import { readFeedText, readFeedTitle } from './feed-text.ts';
import type { ParsedFeed } from './parsed-feed.ts';
import { readLink } from './read-link.ts';
import { joinLists, readLanguage } from './read-value.ts';

/** Reads what feedsmith found in a JSON Feed; `address` makes links absolute. */
export function readJsonFeed(
  feed: JsonFeed.Feed<string>,
  address: string | null,
): Omit<ParsedFeed, 'format' | 'leftOut'> {
  const link = readLink(feed.home_page_url, feed.feed_url, address);
  const items = feed.items ?? [];
  return {
    title: readFeedTitle(feed.title, 'text', null),
    link,
    language: readLanguage(feed.language),
    ttlMinutes: null,
    skipHours: [],
    skipDays: [],
    entries: items.map((item) => {
      const own = readLink(item.url ?? item.external_url ?? webId(item.id), link, feed.feed_url, address);
      return {
        id: item.id ?? null,
        title: readFeedTitle(item.title, 'text', null),
        link: own,
        published: readFeedDate(item.date_published),
        updated: readFeedDate(item.date_modified),
        summary: readFeedText(item.summary, 'text', null),
        content: readFeedText(item.content_html, 'html', own ?? link) ?? readFeedText(item.content_text, 'text', null),
        authors: joinLists(
          item.authors?.map((author) => author.name),
          feed.authors?.map((author) => author.name),
        ),
        source: null,
        language: readLanguage(item.language),
      };
    }),
  };
}

function webId(id: string | undefined): string | undefined {
  return id && /^https?:\/\//i.test(id) ? id : undefined;
}
