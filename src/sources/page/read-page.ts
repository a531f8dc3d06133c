import { extractHtml } from '../extract-html.ts';
import { type FetchResult, fetchRefusal } from '../http/fetch-refusal.ts';
import { decodePage } from './decode-page.ts';
import { findWall } from './find-wall.ts';

/** A page as it came. */
export interface PageBytes {
  readonly bytes: Uint8Array;
  /** The header; empty where the server does not say. */
  readonly contentType: string;
  /** Where it came from, after redirects. */
  readonly address: string;
}

/** The article of a page, with what the page says of it; null where it is silent. */
export interface FetchedPage {
  /** Where it was found, after redirects. */
  readonly address: string;
  /** What the page names as its own address. */
  readonly canonical: string | null;
  /** Paragraphs parted by blank lines. */
  readonly text: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly byline: string | null;
  /** ISO 8601, as the page writes it. */
  readonly publishedAt: string | null;
}

/** What paragraphs of an article have at least, and all of them together, in characters; menus and notices do not. */
const LEAST_PARAGRAPH = 60;
const LEAST_TEXT = 300;

/** Reads the article of a page. Refuses what is none by name: `captcha`, `consent`, `paywall`, `script-needed`, `no-article`. */
export async function readPage({ bytes, contentType, address }: PageBytes): Promise<FetchResult<FetchedPage>> {
  const html = decodePage(bytes, contentType);
  const page = await extractHtml(html);
  const article = page?.isArticle ? page.text : '';
  const wall = findWall(html, address, article);
  if (wall !== null) return { ok: false, refusal: fetchRefusal(wall) };
  if (page === null || !isArticle(article)) return { ok: false, refusal: fetchRefusal('no-article') };
  const { text, title, outlet, byline, publishedAt, url } = page;
  return { ok: true, value: { address, canonical: url, text, title, outlet, byline, publishedAt } };
}

function isArticle(text: string): boolean {
  const paragraphs = text.split('\n\n').filter((paragraph) => paragraph.length >= LEAST_PARAGRAPH);
  return paragraphs.reduce((total, paragraph) => total + paragraph.length, 0) >= LEAST_TEXT;
}
