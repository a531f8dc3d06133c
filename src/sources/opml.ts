import { generateOpml, type Opml, parseOpml } from 'feedsmith';
import { ok, type Result, refuse } from '../kernel/errors.ts';
import { parseUrl } from '../kernel/parse-url.ts';
import { decodeFeed } from './decode-feed.ts';
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
export interface OpmlFeeds {
  readonly feeds: readonly OpmlFeed[];
  /** The names of entries that were left out for want of a web address. */
  readonly withoutAddress: readonly string[];
  /** How many addresses came again. */
  readonly twice: number;
  /** How many entries were left out because the list has more than `MOST_LISTED`. */
  readonly beyond: number;
}

/** More entries than this are never read from one list. */
const MOST_LISTED = 5_000;
/** With folders; the entries after them are counted and not read. */
const MOST_OUTLINES = 2 * MOST_LISTED;
/** Folders within folders beyond this are left out of a category. */
const DEEPEST_FOLDER = 8;
const LONGEST_NAME = 300;

const EMPTY = 'That file is empty. Export the list of feeds again, and give the new file.';
const NOT_OPML = 'That is no list of feeds (OPML). Feed readers write one: look for “Export” or “OPML” there.';
const ATTRIBUTES = ['text', 'title', 'type', 'xmlurl', 'htmlurl', 'category', 'url'] as const;

/**
 * Reads a list of feeds (OPML), well-formed or not. Refuses what is none: `empty`, `feed` (a single feed), `not-opml`,
 * `no-feeds`.
 */
export function readOpml(text: string): Result<OpmlFeeds> {
  if (text.trim() === '') return refuse('empty', EMPTY);
  const { root } = readXmlTree(text, 0);
  const opml = root.children.find((child): child is XmlElement => typeof child !== 'string' && child.name === 'opml');
  if (!opml) {
    return canonicalFeed(readXmlTree(text, 1).root)
      ? refuse('feed', 'That is a feed, not a list of feeds (OPML). Add its address instead.')
      : refuse('not-opml', NOT_OPML);
  }
  const { outlines, uncollected } = parseOutlines(opml);
  const entries = outlines.flatMap((outline) => collect(outline, []));
  if (entries.length === 0) return refuse('no-feeds', 'That list (OPML) names no feed.');
  const listed = entries.slice(0, MOST_LISTED);
  const feeds = new Map<string, OpmlFeed>();
  for (const entry of listed) {
    if (typeof entry !== 'string' && !feeds.has(entry.url)) feeds.set(entry.url, entry);
  }
  const withoutAddress = listed.filter((entry) => typeof entry === 'string');
  return ok({
    feeds: [...feeds.values()],
    withoutAddress,
    twice: listed.length - withoutAddress.length - feeds.size,
    beyond: entries.length - listed.length + uncollected,
  });
}

/** Reads a list of feeds as a file holds it, in any encoding. Refuses what `readOpml` does, and `binary`. */
export function readOpmlFile(bytes: Uint8Array): Result<OpmlFeeds> {
  const decoded = decodeFeed(bytes);
  if (decoded.ok) return readOpml(decoded.value.text);
  return decoded.refusal.code === 'empty' ? refuse('empty', EMPTY) : refuse('binary', NOT_OPML);
}

type Outline = Opml.Outline<string>;

/** The outlines, and how many entries stand after the most that are read. */
function parseOutlines(opml: XmlElement): { readonly outlines: readonly Outline[]; readonly uncollected: number } {
  const room = { outlines: MOST_OUTLINES, uncollected: 0 };
  const written = `<opml version="2.0">${writeOutlines(opml, room)}</opml>`;
  try {
    return { ...room, outlines: parseOpml(written).body?.outlines ?? [] };
  } catch {
    return { outlines: [], uncollected: 0 };
  }
}

/** The outlines as clean XML, whatever stands between them, as far as there is room. */
function writeOutlines(element: XmlElement, room: { outlines: number; uncollected: number }): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return '';
      if (child.name === 'body') return `<body>${writeOutlines(child, room)}</body>`;
      if (child.name !== 'outline') return '';
      if (room.outlines-- <= 0) {
        if (child.attributes.has('xmlurl')) room.uncollected += 1;
        writeOutlines(child, room);
        return '';
      }
      const given = ATTRIBUTES.map((name): [string, string | undefined] => [name, child.attributes.get(name)]);
      const written = given.map(([name, value]) => (value === undefined ? '' : ` ${name}="${value}"`)).join('');
      return `<outline${written}>${writeOutlines(child, room)}</outline>`;
    })
    .join('');
}

/** The feeds of an outline and of those below it; one whose address is none by its name alone. */
function collect(outline: Outline, folders: readonly string[]): (OpmlFeed | string)[] {
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
  const given = outline.xmlUrl ?? outline.url;
  const url = webAddress(given);
  const category = folders.join('/') || firstCategory(outline.category);
  const feed =
    url === null ? (title ?? clean(given ?? '')) : { url, title, page: webAddress(outline.htmlUrl), category };
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
    const htmlUrl = webAddress(page ?? undefined);
    outlines.push({ type: 'rss', text, title: text, xmlUrl: url, ...(htmlUrl && { htmlUrl }) });
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
