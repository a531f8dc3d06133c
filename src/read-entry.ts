import { createHash } from 'node:crypto';
import { canonicalUrl } from './articles/canonical-url.ts';
import { findAgency } from './articles/find-agency.ts';
import { parseUrl } from './kernel/parse-url.ts';
import { foldForSearch } from './kernel/text.ts';
import type { Incoming } from './live-stories.ts';
import type { ParsedEntry } from './sources/feed/parsed-feed.ts';
import type { FetchedPage } from './sources/fetch-page.ts';

/** The feed that an entry stands in. */
export interface EntryFeed {
  readonly id: number;
  readonly address: string;
  readonly title: string | null;
  readonly link: string | null;
}

/** Shorter texts are excerpts, whatever the feed calls them; a summary must be longer to pass for the whole. */
const LEAST_WHOLE = 400;
const LEAST_SUMMARY = 1_400;
/** How excerpts end: an ellipsis, or an invitation. */
const CUT =
  /(?:\u2026|\.{3}|\[[.\u2026]+\]|(?:read|see|show) (?:more|on|the (?:full|rest))\b.{0,60}|continue reading\b.{0,80})\s*$/iu;
/** A date so far ahead of the clock is a mistake, and counts as now. */
const AHEAD_MS = 10 * 60_000;
/** Who passes on what others wrote, and is no outlet. */
const TRANSPORTS =
  /(?:^|\.)(?:news\.google|feedburner|feedproxy|feeds2?\.feedburner|news\.yahoo|flipboard|feedly|rss\.app|rsshub|kill-the-newsletter|politepol|fetchrss|inoreader)\./i;

/** What tells an article again by its address, in whatever form that is given. */
export function addressKey(address: string): string {
  return `url ${hashOf(canonicalUrl(address))}`;
}

/**
 * What an article is found by where its page has another address than its feed gives. It tells no article again: some
 * sites give all their pages one address.
 */
export function pageKey(address: string): string {
  return `page ${hashOf(canonicalUrl(address))}`;
}

/** What tells an entry again when it comes with another guid, address or date: the surest first. */
export function keysOf(entry: ParsedEntry, feed: EntryFeed): string[] {
  const link = entry.link === null ? [] : [addressKey(entry.link)];
  const guid = entry.id === null ? [] : [`guid ${feed.id} ${hashOf(entry.id)}`];
  const title = entry.title === null ? '' : foldForSearch(entry.title.text);
  const headline = title.split(' ').length >= 4 ? [`title ${feed.id} ${hashOf(title)}`] : [];
  return [...guid, ...link, ...headline];
}

/** Whether a feed gives the whole text of an entry, or only an excerpt that its page must complete. */
export function isWhole(entry: ParsedEntry): boolean {
  const [content, summary] = [entry.content?.text ?? '', entry.summary?.text ?? ''];
  const whole = content.length >= LEAST_WHOLE ? content : summary.length >= LEAST_SUMMARY ? summary : null;
  return whole !== null && !CUT.test(whole.slice(-200));
}

/**
 * An entry as an item to take in, with the text of its page where that was fetched; null for one without words or address.
 * What neither says is left out: never an outlet by the name of its server.
 */
export function readEntry(entry: ParsedEntry, feed: EntryFeed, page: FetchedPage | null, now: Date): Incoming | null {
  const text = page?.text ?? longest(entry.content?.text, entry.summary?.text);
  const keys = keysOf(entry, feed);
  if (text.trim() === '' || keys.length === 0) return null;
  const outlet = outletOf(entry, feed, page);
  const title = titleOf(entry, page, outlet);
  const url = page?.canonical ?? page?.address ?? entry.link;
  const publishedAt = dateOf(entry.published ?? page?.publishedAt ?? entry.updated, now);
  const origin = [entry.source, page?.byline, ...entry.authors]
    .map((name) => (name ? findAgency(name) : null))
    .find(Boolean);
  const item = {
    id: `a${hashOf(keys.find((key) => key.startsWith('url ')) ?? keys[0] ?? '')}`,
    text,
    format: 'html' as const,
    ...(title && { title }),
    ...(outlet && { outlet }),
    ...(origin && { origin }),
    ...(url && { url }),
    ...(publishedAt && { publishedAt }),
  };
  return { item, feedId: feed.id, keys, excerptOnly: page === null && !isWhole(entry) };
}

function outletOf(entry: ParsedEntry, feed: EntryFeed, page: FetchedPage | null): string | null {
  const named = entry.source !== null && findAgency(entry.source) === null ? entry.source : null;
  if (named) return named;
  if (page?.outlet) return page.outlet;
  if (TRANSPORTS.test(hostOf(feed.link)) || TRANSPORTS.test(hostOf(feed.address))) return null;
  return feed.title === null ? null : outletName(feed.title);
}

/** "The Provincial - Latest news" is The Provincial. */
function outletName(title: string): string | null {
  const name = title
    .split(/\s+[|–—»:·-]\s+/u)[0]
    ?.replace(/\s*\b(?:rss|atom|feed|news feed|latest news|top stories|headlines)\b\s*/giu, ' ')
    .trim();
  return name || null;
}

/** Transports put the outlet behind the headline. */
function titleOf(entry: ParsedEntry, page: FetchedPage | null, outlet: string | null): string | null {
  const title = entry.title?.text ?? page?.title ?? null;
  if (title === null || outlet === null) return title;
  for (const mark of [' - ', ' | ', ' – ', ' — ']) {
    if (title.endsWith(`${mark}${outlet}`)) return title.slice(0, -outlet.length - mark.length);
  }
  return title;
}

function dateOf(date: string | null | undefined, now: Date): string | null {
  if (!date) return null;
  const time = Date.parse(date);
  return Number.isNaN(time) || time <= now.getTime() + AHEAD_MS ? date : now.toISOString();
}

function longest(...texts: readonly (string | undefined)[]): string {
  return texts.reduce<string>((best, text) => ((text?.length ?? 0) > best.length ? (text ?? '') : best), '');
}

function hostOf(address: string | null): string {
  const url = address === null ? null : parseUrl(address);
  return url ? `${url.hostname}.` : '';
}

function hashOf(words: string): string {
  return createHash('sha256').update(words).digest('base64url').slice(0, 22);
}
