import { singleSpaced } from '../kernel/text.ts';
import type { RawItem } from '../sources/raw-item.ts';
import type { CleanText, Paragraph } from './article.ts';
import { readBody } from './article-body.ts';
import { readHead } from './article-head.ts';
import { splitBlocks } from './blocks.ts';
import { applyEdits, joinPieces, untouched } from './clean-text.ts';
import { findEmphasis } from './emphasis.ts';
import { guessLanguage } from './language.ts';
import { findMarkup } from './markup.ts';

/** What is left of a text without its debris, and what the debris said. */
interface CleanedArticle {
  readonly body: CleanText;
  readonly paragraphs: readonly Paragraph[];
  readonly language: string;
  readonly title: string | null;
  /** The outlet that the head of the text names. */
  readonly outlet: string | null;
  readonly byline: string | null;
  /** ISO 8601, from a byline; null where none gives it without doubt. */
  readonly publishedAt: string | null;
  readonly dateline: string | null;
  /** The news agency that dateline, byline or credit line names. */
  readonly agency: string | null;
}

/** Takes the debris out of an item's text: markup, title and byline, datelines, captions, credits, notices, links. */
export function cleanText(item: RawItem): CleanedArticle {
  const plain = withoutMarkup(item.text);
  const language = guessLanguage(plain.text);
  const head = readHead(splitBlocks(plain), item.title === undefined ? null : plainTitle(item.title, item.outlet));
  const found = readBody(head.rest, { plain, original: item.text, language });
  const pieces = found.kept.flatMap((block) => block.pieces);
  const { text, spans } = joinPieces(plain, pieces);
  const paragraphs: Paragraph[] = [];
  let at = 0;
  for (const { kind, pieces: parts } of found.kept) {
    const first = spans[at];
    const last = spans[at + parts.length - 1];
    at += parts.length;
    if (first && last) paragraphs.push({ start: first.start, end: last.end, kind });
  }
  return {
    body: text,
    paragraphs,
    language,
    title: head.title,
    outlet: head.outlet,
    byline: head.byline ?? found.byline,
    publishedAt: head.publishedAt ?? found.publishedAt,
    dateline: found.dateline,
    agency: found.agency ?? head.agency,
  };
}

function withoutMarkup(text: string): CleanText {
  const unmarked = applyEdits(untouched(text), findMarkup(text));
  return applyEdits(unmarked, findEmphasis(unmarked.text));
}

/** A title as a source gives it, without markup and without the outlet's name after a dash or bar. */
function plainTitle(title: string, outlet: string | undefined): string | null {
  const words = singleSpaced(withoutMarkup(title).text).trim();
  const tail = /\s[|–—-]\s([^|–—]{2,60})$/.exec(words);
  const short = tail && outlet && tail[1]?.toLowerCase() === outlet.toLowerCase() ? words.slice(0, tail.index) : words;
  return short === '' ? null : short;
}
