import { renderText, type TextNode } from './render-text.ts';

/** The article in a page: its text, and what the page's own metadata say. Null where they are silent. */
interface ExtractedPage {
  /** Paragraphs parted by blank lines. */
  readonly text: string;
  /** Whether the text is the article that the reader found; otherwise it is all that the page shows. */
  readonly isArticle: boolean;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  /** ISO 8601, as the page writes it. */
  readonly publishedAt: string | null;
  readonly byline: string | null;
}

/** The part of the DOM used here; the runtime has none, and the library brings no types for it. */
interface PageDocument {
  readonly body: TextNode | null;
  readonly documentElement: TextNode | null;
  readonly title?: string;
  querySelector(
    selector: string,
  ): { getAttribute(name: string): string | null; readonly textContent: string | null } | null;
}

/** Larger or deeper pages are no articles, and the reader's time grows with their depth. */
const MOST_NODES = 100_000;
const MOST_TAGS = 60_000;
const DEEPEST = 100;
const ISO_DATE = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/**
 * Takes the article out of an HTML page with Firefox's reader; a page without one gives all its visible text. Null
 * where there is no text at all, or more markup than any article has. The libraries are loaded at the first page, because they take some memory.
 */
export async function extractHtml(html: string): Promise<ExtractedPage | null> {
  if (hasTooManyTags(html)) return null;
  const [{ parseHTML }, { Readability }] = await Promise.all([import('linkedom'), import('@mozilla/readability')]);
  const document: PageDocument = parseHTML(
    /<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`,
  ).document;
  const facts = readFacts(document);
  const whole = document.body ? renderText(document.body) : '';
  const serializer = (node: unknown): TextNode => node as TextNode;
  const readable = document.documentElement !== null && isModest(document.documentElement);
  const found = readable ? new Readability<TextNode>(document as never, { serializer }).parse() : null;
  const article = found?.content ? renderText(found.content) : '';
  const text = article === '' ? whole : article;
  if (text === '') return null;
  return {
    text,
    isArticle: article !== '',
    title: facts.title ?? (found?.title?.trim() || null),
    outlet: facts.outlet ?? (found?.siteName?.trim() || null),
    url: facts.url,
    publishedAt: facts.publishedAt ?? isoDate(found?.publishedTime),
    byline: found?.byline?.trim() || null,
  };
}

/** Parsing takes long for very many tags, and longest for those that are never closed. */
function hasTooManyTags(html: string): boolean {
  let tags = 0;
  for (let at = html.indexOf('<'); at !== -1 && tags <= MOST_TAGS; at = html.indexOf('<', at + 1)) tags++;
  return tags > MOST_TAGS;
}

/** Whether a tree is neither larger nor deeper than articles are. */
function isModest(root: TextNode): boolean {
  let nodes = 0;
  let depth = 0;
  let node: TextNode | null = root;
  while (node && ++nodes <= MOST_NODES && depth <= DEEPEST) {
    if (node.firstChild) {
      node = node.firstChild;
      depth++;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      depth--;
    }
    node = node === root ? null : (node?.nextSibling ?? null);
  }
  return node === null;
}

function readFacts(document: PageDocument): Omit<ExtractedPage, 'text' | 'isArticle' | 'byline'> {
  const read = (selector: string, attribute: string): string | null =>
    document.querySelector(selector)?.getAttribute(attribute)?.trim() || null;
  const url = read('link[rel="canonical"]', 'href') ?? read('meta[property="og:url"]', 'content');
  const heading = document.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
  const title = read('meta[property="og:title"]', 'content') ?? (document.title?.trim() || null);
  return {
    title: heading !== '' && title?.startsWith(heading) ? heading : title,
    outlet: read('meta[property="og:site_name"]', 'content'),
    url: url && /^https?:\/\//i.test(url) ? url : null,
    publishedAt: isoDate(read('meta[property="article:published_time"]', 'content')),
  };
}

function isoDate(words: string | null | undefined): string | null {
  return words && ISO_DATE.test(words) && !Number.isNaN(Date.parse(words)) ? words : null;
}
