import type { AtomFeed } from 'feedsmith';
import { readFeedDate } from './feed-date.ts';
import { type FeedText, readFeedText, readFeedTitle, readPlainValue } from './feed-text.ts';
import type { ParsedEntry, ParsedFeed } from './parsed-feed.ts';
import { readLink } from './read-link.ts';
import { firstOf, joinLists, readLanguage } from './read-value.ts';

type Links = readonly { href?: string; rel?: string; type?: string }[] | undefined;

/** Reads what feedsmith found in Atom 0.3 or 1.0; `address` makes links absolute. */
export function readAtom(feed: AtomFeed.Feed<string>, address: string | null): Omit<ParsedFeed, 'format' | 'leftOut'> {
  const base = readLink(feed.xml?.base, address);
  const link = readLink(pageOf(feed.links), base, address);
  return {
    title: readTyped(feed.title, base ?? address, readFeedTitle),
    link,
    language: readLanguage(feed.xml?.lang ?? feed.dc?.languages?.[0]),
    ttlMinutes: null,
    skipHours: [],
    skipDays: [],
    entries: (feed.entries ?? []).map((entry) => readEntry(entry, base, link, address)),
  };
}

function readEntry(
  entry: AtomFeed.Entry<string>,
  feedBase: string | null,
  feedLink: string | null,
  address: string | null,
): ParsedEntry {
  const base = readLink(entry.xml?.base, feedBase, address);
  const link = readLink(pageOf(entry.links) ?? entry.content?.src ?? webId(entry.id), base, feedLink, address);
  const inner = base ?? link ?? feedLink ?? address;
  const media = entry.media ?? {};
  return {
    id: entry.id ?? null,
    title:
      readTyped(entry.title, inner, readFeedTitle) ??
      readFeedTitle(entry.dc?.titles?.[0] ?? entry.media?.title?.value, 'unknown', inner),
    link,
    published: firstOf(
      [entry.published, entry.dcterms?.issued?.[0], entry.dc?.dates?.[0], entry.dcterms?.created?.[0]],
      readFeedDate,
    ),
    updated: firstOf([entry.updated, entry.dcterms?.modified?.[0]], readFeedDate),
    summary:
      readTyped(entry.summary, inner) ??
      readFeedText(media.description?.value ?? media.groups?.[0]?.description?.value, 'unknown', inner),
    content: readTyped(entry.content, inner),
    authors: joinLists(
      entry.authors?.map((author) => author.name ?? author.email),
      entry.dc?.creators,
      entry.source?.authors?.map((author) => author.name),
    ),
    source: firstOf(
      [readTyped(entry.source?.title, null)?.text, entry.dc?.publishers?.[0], entry.dcterms?.publishers?.[0]],
      readPlainValue,
    ),
    language: readLanguage(entry.xml?.lang ?? entry.dc?.languages?.[0]),
  };
}

/** Text without a type should be plain; in feeds it often is not. */
function readTyped(
  text: { value?: string; type?: string; xml?: { base?: string } } | undefined,
  base: string | null,
  read = readFeedText,
): FeedText | null {
  const kind = text?.type === undefined ? 'unknown' : text.type.includes('html') ? 'html' : 'text';
  return read(text?.value, kind, readLink(text?.xml?.base, base) ?? base);
}

/** The page that links name: of the alternates the one that is a web page. */
function pageOf(links: Links): string | undefined {
  const alternates = (links ?? []).filter(
    ({ href, rel }) => href && (rel === undefined || /(?:^|\/)alternate$/i.test(rel)),
  );
  const page = alternates.find(({ type }) => type === undefined || type.includes('html')) ?? alternates[0];
  return page?.href;
}

function webId(id: string | undefined): string | undefined {
  return id && /^https?:\/\//i.test(id) ? id : undefined;
}
