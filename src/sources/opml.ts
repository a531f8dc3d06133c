import { generateOpml, type Opml, parseOpml } from 'feedsmith';
import { ok, type Result, refuse } from '../kernel/errors.ts';
import { parseUrl } from '../kernel/parse-url.ts';
import { canonicalFeed } from './feed/canonical-feed.ts';
import { readXmlTree, type XmlElement } from './feed/xml-tree.ts';

/** A feed of a list. */
export interface OpmlFeed {
  readonly url: string;
  readonly title: string | null;
  /** The page that the feed belongs to. */
  readonly page: string | null;
  /** The folder that it stands in; a folder within a folder is parted by a slash: `World/Asia`. */
  readonly category: string | null;
}

/** What a list of feeds holds. */
interface OpmlFeeds {
  readonly feeds: readonly OpmlFeed[];
  /** How many of its entries were left out: no web address, twice in the list, or more than a list may have. */
  readonly leftOut: number;
}

const MOST_FEEDS = 5_000;
/** Folders within folders beyond this are left out of a category. */
const DEEPEST_FOLDER = 8;
const LONGEST_NAME = 300;
const ATTRIBUTES = ['text', 'title', 'type', 'xmlurl', 'htmlurl', 'category', 'url'] as const;

/**
 * Reads a list of feeds (OPML), well-formed or not. Refuses what is none: `empty`, `feed` (a single feed), `not-opml`,
 * `no-feeds`.
 */
export function readOpml(text: string): Result<OpmlFeeds> {
  if (text.trim() === '') return refuse('empty', 'That file is empty.');
  const { root } = readXmlTree(text, 0);
  const opml = root.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === 'opml');
  if (!opml) {
    return canonicalFeed(readXmlTree(text, 1).root)
      ? refuse('feed', 'That is a feed, not a list of feeds (OPML). Add its address instead.')
      : refuse('not-opml', 'That is no list of feeds (OPML).');
  }
  const outlines = parseOutlines(opml);
  const found = outlines.flatMap((outline) => collect(outline, []));
  const feeds = new Map<string, OpmlFeed>();
  for (const feed of found) {
    if (feed && feeds.size < MOST_FEEDS && !feeds.has(feed.url)) feeds.set(feed.url, feed);
  }
  if (found.length === 0) return refuse('no-feeds', 'That list (OPML) names no feed.');
  return ok({ feeds: [...feeds.values()], leftOut: found.length - feeds.size });
}

type Outline = Opml.Outline<string>;

function parseOutlines(opml: XmlElement): Outline[] {
  try {
    return parseOpml(`<opml version="2.0">${writeOutlines(opml)}</opml>`).body?.outlines ?? [];
  } catch {
    return [];
  }
}

/** The outlines as clean XML, whatever stands between them. */
function writeOutlines(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return '';
      if (child.name === 'body') return `<body>${writeOutlines(child)}</body>`;
      if (child.name !== 'outline') return '';
      const given = ATTRIBUTES.map((name): [string, string | undefined] => [name, child.attributes.get(name)]);
      const written = given.map(([name, value]) => (value === undefined ? '' : ` ${name}="${value}"`)).join('');
      return `<outline${written}>${writeOutlines(child)}</outline>`;
    })
    .join('');
}

/** The feeds of an outline and of those below it; null for one whose address is none. */
function collect(outline: Outline, folders: readonly string[]): (OpmlFeed | null)[] {
  const title = clean(outline.title ?? '') || clean(outline.text ?? '') || null;
  const isFeed =
    outline.xmlUrl !== undefined || (/^(?:rss|atom)$/i.test(outline.type ?? '') && outline.url !== undefined);
  const inner = outline.outlines ?? [];
  if (!isFeed) {
    const name = title?.replace(/\//g, ' ').replace(/ +/g, ' ').trim();
    return inner.flatMap((below) =>
      collect(below, name && folders.length < DEEPEST_FOLDER ? [...folders, name] : folders),
    );
  }
  const url = webAddress(outline.xmlUrl ?? outline.url);
  const category = folders.join('/') || firstCategory(outline.category);
  const feed = url === null ? null : { url, title, page: webAddress(outline.htmlUrl), category };
  return [feed, ...inner.flatMap((below) => collect(below, folders))];
}

function firstCategory(list: string | undefined): string | null {
  return splitCategory((list ?? '').split(',', 1)[0] ?? '').join('/') || null;
}

function splitCategory(category: string): string[] {
  const names = category
    .slice(0, DEEPEST_FOLDER * LONGEST_NAME)
    .split('/')
    .map(clean);
  return names.filter((name) => name !== '').slice(0, DEEPEST_FOLDER);
}

function webAddress(value: string | undefined): string | null {
  const plain =
    value
      ?.trim()
      .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
      .replace(/^feed:\/\//i, 'https://') ?? '';
  const parsed = parseUrl(plain);
  return parsed?.protocol === 'http:' || parsed?.protocol === 'https:' ? parsed.href : null;
}

/** Writes a list of feeds (OPML 2.0) that other readers take: categories as folders, in the order they first come. */
export function writeOpml(feeds: readonly OpmlFeed[]): string {
  const top: Outline[] = [];
  const folders = new Map<string, Outline[]>([['', top]]);
  for (const { url, title, page, category } of feeds) {
    const outlines = openFolder(folders, splitCategory(category ?? '').join('/'));
    const text = clean(title ?? '') || new URL(url).hostname;
    outlines.push({ type: 'rss', text, title: text, xmlUrl: url, ...(page && { htmlUrl: page }) });
  }
  return generateOpml({ head: { title: 'Feeds' }, body: { outlines: top } });
}

function openFolder(folders: Map<string, Outline[]>, path: string): Outline[] {
  const known = folders.get(path);
  if (known) return known;
  const slash = path.lastIndexOf('/');
  const outlines: Outline[] = [];
  const text = path.slice(slash + 1);
  openFolder(folders, path.slice(0, Math.max(slash, 0))).push({ text, outlines });
  folders.set(path, outlines);
  return outlines;
}

function clean(words: string): string {
  return words
    .trim()
    .slice(0, LONGEST_NAME)
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
