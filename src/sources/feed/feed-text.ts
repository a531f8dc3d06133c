import { KNOWN_ELEMENTS, SILENT_ELEMENTS, VOID_ELEMENTS } from './html-elements.ts';
import { decodeEntities, hasKnownEntities } from './html-entities.ts';
import { sanitizeHtml } from './sanitize-html.ts';

/** Words of a feed, as a reader sees them, and as markup where the feed gives markup. */
export interface FeedText {
  /** Paragraphs parted by blank lines; never a tag. */
  readonly text: string;
  /** Known elements only, addresses absolute, nothing that runs; null for plain text. */
  readonly html: string | null;
}

const TAG = /<(\/?)([a-z][a-z\d:]{0,20})(?=[\s/>])(\s{1,10}[\w-]{1,30}\s{0,10}=)?/gi;
const LINES = /[^\S\n]*\n\s*\n\s*/;

/** Reads a value whose kind is known, or guesses it; null when nothing is left of it. */
export function readFeedText(
  value: string | null | undefined,
  kind: 'text' | 'html' | 'unknown',
  base: string | null,
): FeedText | null {
  if (!value || value.trim() === '') return null;
  if (kind === 'text' || (kind === 'unknown' && !looksLikeHtml(value))) return plainText(value);
  const { html, text } = sanitizeHtml(value, base);
  return html === '' ? null : { html, text };
}

/** The same for a title, which is one line. */
export function readFeedTitle(
  value: string | null | undefined,
  kind: 'text' | 'html' | 'unknown',
  base: string | null,
): FeedText | null {
  const read = readFeedText(value, kind, base);
  return read && { ...read, text: read.text.replace(/\s+/g, ' ') };
}

function plainText(value: string): FeedText | null {
  const paragraphs = value.split(LINES).map((paragraph) => paragraph.replace(/\s+/g, ' ').trim());
  const text = paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
  return text === '' ? null : { text, html: null };
}

/**
 * Whether a value of unknown kind is meant as HTML: it closes an element, has one without an end, or a known one with
 * attributes; or it has known references, and nothing that looks like an unknown element. So “1 < 2” and “the <blink>
 * tag” stay as they are.
 */
function looksLikeHtml(value: string): boolean {
  let strange = false;
  for (const [, slash, written = '', attribute] of value.matchAll(TAG)) {
    const name = written.toLowerCase();
    const known = KNOWN_ELEMENTS.has(name) || SILENT_ELEMENTS.has(name);
    if (slash === '/' || VOID_ELEMENTS.has(name) || name === 'p' || (known && attribute)) return true;
    strange ||= !known;
  }
  return !strange && hasKnownEntities(value);
}

/** The words of a short value that may hold references, such as an author's name. */
export function readPlainValue(value: string | null | undefined): string | null {
  return (
    decodeEntities(value ?? '')
      .replace(/\s+/g, ' ')
      .trim() || null
  );
}
