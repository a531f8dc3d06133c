import {
  DetectError,
  type JsonFeed,
  MalformedError,
  ParseError,
  parseAtomFeed,
  parseJsonFeed,
  parseRdfFeed,
  parseRssFeed,
} from 'feedsmith';
import { ok, type Result, refuse } from '../kernel/errors.ts';
import { decodeFeed, type FeedHeaders, findHeader } from './decode-feed.ts';
import { canonicalFeed } from './feed/canonical-feed.ts';
import { windows1252Character } from './feed/decode-windows-1252.ts';
import { nameNonFeed } from './feed/name-non-feed.ts';
import type { ParsedFeed } from './feed/parsed-feed.ts';
import { readAtom } from './feed/read-atom.ts';
import { readJsonFeed } from './feed/read-json-feed.ts';
import { readLink } from './feed/read-link.ts';
import { readRss } from './feed/read-rss.ts';
import { readLanguage } from './feed/read-value.ts';
import { readXmlTree } from './feed/xml-tree.ts';

/** More items than this are never read from one feed. */
const MOST_ITEMS = 1_000;
/** Control characters, which text does not have; some feeds mean those of windows-1252. */
const CONTROL = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

/**
 * Reads a feed as it came: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF, JSON Feed, in any encoding, well-formed or not.
 * `address` is where it was fetched. Entities of its own are not expanded, and nothing in it is fetched. What is no feed
 * is refused, the code saying what it is: `empty`, `binary`, `html`, `challenge`, `login`, `json`, `opml`, `sitemap`,
 * `xml`, `text`.
 */
export function parseFeed(bytes: Uint8Array, headers: FeedHeaders = {}, address?: string): Result<ParsedFeed> {
  const decoded = decodeFeed(bytes, headers);
  if (!decoded.ok) return decoded;
  const text = decoded.value.text.replace(CONTROL, (character) =>
    character < '\x80' ? '' : meantCharacter(character),
  );
  const location = readLink(findHeader(headers, 'content-location'), address) ?? address ?? null;
  const read = /^\s*\{/.test(text) ? readJson(text, location) : readXml(text, location);
  if (!read) return { ok: false, refusal: nameNonFeed(text) };
  if (!read.ok) return read;
  const language = read.value.language ?? readLanguage(findHeader(headers, 'content-language'));
  return ok({ ...read.value, language });
}

function meantCharacter(control: string): string {
  return control > '\x9f' ? '' : windows1252Character(control.charCodeAt(0));
}

function readJson(text: string, address: string | null): Result<ParsedFeed> | null {
  let given: unknown;
  let feed: JsonFeed.Feed<string>;
  try {
    given = JSON.parse(text);
    feed = parseJsonFeed(given, { maxItems: MOST_ITEMS });
  } catch {
    return null;
  }
  return ok({ ...readJsonFeed(feed, address), format: 'json', leftOut: Math.max(0, countItems(given) - MOST_ITEMS) });
}

function countItems(given: unknown): number {
  const items = typeof given === 'object' && given !== null && 'items' in given ? given.items : null;
  return Array.isArray(items) ? items.length : 0;
}

function readXml(text: string, address: string | null): Result<ParsedFeed> | null {
  const { root, leftOut } = readXmlTree(text, MOST_ITEMS);
  const feed = canonicalFeed(root);
  if (!feed) return null;
  const { format, xml } = feed;
  try {
    const read = format === 'atom' ? readAtom(parseAtomFeed(xml), address) : readRss(PARSERS[format](xml), address);
    return ok({ ...read, format, leftOut });
  } catch (cause) {
    if (cause instanceof MalformedError) return refuse('unreadable', 'That feed cannot be read.', cause);
    if (cause instanceof ParseError || cause instanceof DetectError) return ok({ ...NOTHING, format, leftOut });
    throw cause;
  }
}

const PARSERS = { rss: parseRssFeed, rdf: parseRdfFeed } as const;
/** What feedsmith calls no feed, because nothing is in it. */
const NOTHING = readRss({}, null);
