import { parseUrl } from '../kernel/parse-url.ts';
import { decodeEntities } from './feed/html-entities.ts';
import { scanMarkup } from './feed/markup-tokens.ts';

/** A feed that a page names. */
interface FeedLink {
  readonly url: string;
  /** As the page calls it; null where it does not. */
  readonly title: string | null;
}

/** Where the feeds of a page may be. */
export interface DiscoveredFeeds {
  /** What the page itself names, in its order; ask which when there are several. */
  readonly named: readonly FeedLink[];
  /** Addresses worth a try when it names none: links that look like feeds, then the usual places. */
  readonly candidates: readonly string[];
}

const FEED_TYPE = /^(?:application|text)\/(?:(?:rss|atom|rdf|feed)\+(?:xml|json)|rss|atom|xml|json)\b/i;
/** These types are also used for what is no feed; then the address must look like one. */
const GENERAL_TYPE = /\/(?:xml|json)\b/i;
const FEED_PATH =
  /(?:^|[/._-])(?:rss|atom|feeds?|rdf)\d?(?:[/._-](?:\d|xml|json|index|full|all))*\/?$|\.(?:rss|atom|rdf)$/i;
const FEED_QUERY = /(?:^|[?&])(?:feed|alt|format|type)=(?:rss2?|atom|feed|json)\b/i;
const MENTIONS_FEED = /rss|atom|feed|rdf/i;
/** Where the common publishing systems put their feeds. */
const USUAL_PLACES = [
  'feed',
  'rss',
  'rss.xml',
  'feed.xml',
  'atom.xml',
  'index.xml',
  'feeds/posts/default',
  'feed.json',
  'index.rdf',
  '?feed=rss2',
] as const;
const MOST_NAMED = 25;
const MOST_CANDIDATES = 25;

/** Finds the feeds of a page from its HTML and its address; nothing is fetched. */
export function discoverFeeds(html: string, url: string): DiscoveredFeeds {
  const named = new Map<string, FeedLink>();
  const anchors = new Set<string>();
  let base = url;
  let baseFound = false;
  for (const token of scanMarkup(html, (name) => /^(?:script|style)$/i.test(name))) {
    if (token.kind !== 'open') continue;
    const name = token.name.toLowerCase();
    if (
      name !== 'base' &&
      name !== 'link' &&
      !(name === 'a' && MENTIONS_FEED.test(token.attributes.get('href') ?? ''))
    ) {
      continue;
    }
    const read = (key: string): string => decodeEntities(token.attributes.get(key) ?? '').trim();
    const address = webAddress(read('href'), base);
    if (address === null) continue;
    if (name === 'base' && !baseFound) {
      base = address;
      baseFound = true;
    } else if (name === 'link' && namesFeed(read('rel'), read('type'), address)) {
      if (named.size < MOST_NAMED && !named.has(address))
        named.set(address, { url: address, title: titleOf(read('title')) });
    } else if (name === 'a' && looksLikeFeed(address) && anchors.size < MOST_CANDIDATES) {
      anchors.add(address);
    }
  }
  const candidates = [...anchors, ...usualPlaces(url)].filter((candidate) => !named.has(candidate));
  return { named: [...named.values()], candidates: [...new Set(candidates)].slice(0, MOST_CANDIDATES) };
}

function titleOf(words: string): string | null {
  return words.replace(/\s+/g, ' ').slice(0, 200) || null;
}

function namesFeed(rel: string, type: string, address: string): boolean {
  const relations = rel.toLowerCase().split(/\s+/);
  if (relations.includes('stylesheet') || !relations.some((word) => word === 'alternate' || word === 'feed'))
    return false;
  if (type === '') return relations.includes('feed') || looksLikeFeed(address);
  return FEED_TYPE.test(type) && (!GENERAL_TYPE.test(type) || looksLikeFeed(address));
}

function looksLikeFeed(address: string): boolean {
  const { pathname, search } = new URL(address);
  return FEED_PATH.test(pathname.slice(-200)) || FEED_QUERY.test(search.slice(0, 500));
}

/** The usual places beside the page's folder and at the root of its site. */
function usualPlaces(url: string): string[] {
  if (webAddress(url, url) === null) return [];
  const page = new URL(url);
  const folder = page.pathname.replace(/\/[^/]*\.[^/]*$/, '/').replace(/\/*$/, '/');
  const folders = folder === '/' ? ['/'] : [folder, '/'];
  return folders.flatMap((start) => USUAL_PLACES.map((place) => new URL(start + place, page.origin).href));
}

function webAddress(address: string, base: string): string | null {
  const found = address === '' ? null : parseUrl(address.replace(/^feed:(?:\/\/)?(?=https?:)/i, ''), base);
  if (found === null) return null;
  if (found.protocol === 'feed:') found.protocol = 'https:';
  found.hash = '';
  return found.protocol === 'http:' || found.protocol === 'https:' ? found.href : null;
}
