import { singleSpaced } from '../kernel/text.ts';
import type { CleanText, Paragraph } from './article.ts';
import { looksLikeHeading } from './article-head.ts';
import type { Block } from './blocks.ts';
import { readByline } from './byline.ts';
import type { Piece } from './clean-text.ts';
import { readCredit } from './credit.ts';
import { readDateline } from './dateline.ts';
import { isCaption, isInvitation, opensLinks } from './debris.ts';
import { splitSentences } from './sentences.ts';

/** A paragraph that stays, without the debris within it. */
interface KeptBlock {
  readonly kind: Paragraph['kind'];
  readonly pieces: readonly Piece[];
}

/** The paragraphs of the body that stay, and what the others said. */
interface ArticleBody {
  readonly kept: readonly KeptBlock[];
  readonly byline: string | null;
  readonly publishedAt: string | null;
  readonly dateline: string | null;
  readonly agency: string | null;
}

interface Setting {
  readonly plain: CleanText;
  readonly original: string;
  readonly language: string;
}

/** What has been gathered so far; the first of each kind wins. */
interface Findings {
  byline: string | null;
  publishedAt: string | null;
  dateline: string | null;
  agency: string | null;
  /** The agency of a credit line or byline, which counts where the dateline names none. */
  credit: string | null;
}

/** Datelines stand before one of the first paragraphs, bylines within a few of the first or last. */
const DATELINE_REACH = 3;
const BYLINE_REACH = 4;

/**
 * Sorts the blocks below the title into prose, headings, lists and debris. A text of headings alone is taken for prose;
 * headings below the last paragraph are links and go.
 */
export function readBody(blocks: readonly Block[], setting: Setting): ArticleBody {
  const found: Findings = { byline: null, publishedAt: null, dateline: null, agency: null, credit: null };
  const staying = withoutDebris(blocks, found);
  const allHeadings = staying.every(looksLikeHeading);
  const kept: KeptBlock[] = [];
  let prose = 0;
  for (const block of staying) {
    if (!allHeadings && looksLikeHeading(block)) {
      kept.push({ kind: 'heading', pieces: [{ start: block.start, end: block.end, separator: '\n' }] });
      continue;
    }
    const start = prose++ < DATELINE_REACH ? takeDateline(block, setting, found) : block.start;
    const pieces = readProse({ ...block, start }, setting, found);
    if (pieces.length > 0) kept.push({ kind: block.kind === 'list' ? 'list' : 'prose', pieces });
  }
  while (kept.at(-1)?.kind === 'heading') kept.pop();
  return { ...found, kept, agency: found.agency ?? found.credit };
}

/** Leaves out whole blocks that are credits, captions, notices, bylines, or links to other articles. */
function withoutDebris(blocks: readonly Block[], found: Findings): Block[] {
  let inLinks = false;
  return blocks.filter((block, index) => {
    const { text } = block;
    const linkLike = block.kind === 'list' || looksLikeHeading(block);
    inLinks = linkLike || text.endsWith(':') ? inLinks || opensLinks(text) : false;
    const credit = readCredit(text);
    const atEnd = index >= blocks.length - BYLINE_REACH;
    if (credit && (atEnd || index === 0 || text.includes(' by ') || text.includes(' to ')))
      found.credit ??= credit.agency;
    if (inLinks || credit || isCaption(text) || isInvitation(text)) return false;
    const mayBeByline = block.kind !== 'heading' && (index < BYLINE_REACH || atEnd || /\d/.test(text));
    const byline = mayBeByline ? readByline(text) : null;
    found.byline ??= byline?.writers ?? null;
    found.credit ??= byline?.agency ?? null;
    if (index === 0 || /publi|post|updat/i.test(text)) found.publishedAt ??= byline?.publishedAt ?? null;
    return byline === null;
  });
}

/** Where the paragraph starts after its dateline, if it has one. */
function takeDateline(block: Block, { plain, original }: Setting, found: Findings): number {
  const mark = original.charAt((plain.offsets[block.start] ?? 0) - 1);
  const dateline = readDateline(block.text, mark === '*' || mark === '_' || mark === '>');
  if (!dateline) return block.start;
  found.dateline ??= dateline.place;
  found.agency ??= dateline.agency;
  return block.start + rawLength(plain.text.slice(block.start, block.end), dateline.length);
}

/** How much of a text its first characters take up when each run of white space counts as one. */
function rawLength(raw: string, length: number): number {
  let seen = 0;
  for (const run of raw.matchAll(/\s+|\S/g)) {
    if (seen === length) return run.index;
    seen++;
  }
  return raw.length;
}

/**
 * The parts of a paragraph that stay when sentences that are credits, captions or notices are left out. Paragraphs with
 * a quotation are left alone: a sentence in it may well begin "Join us".
 */
function readProse(block: Block, { plain, language }: Setting, found: Findings): Piece[] {
  const raw = plain.text.slice(block.start, block.end);
  const lead = raw.length - raw.trimStart().length;
  const whole: Piece = { start: block.start + lead, end: block.end, separator: '\n' };
  if (whole.end <= whole.start) return [];
  if (/["“”„«»]/.test(raw)) return [whole];
  const pieces: Piece[] = [];
  let dropped = false;
  for (const { start, end } of splitSentences(raw, language)) {
    const words = singleSpaced(raw.slice(start, end));
    const credit = readCredit(words);
    found.credit ??= credit?.agency ?? null;
    if (credit || isCaption(words) || isInvitation(words)) dropped = true;
    else
      pieces.push({ start: block.start + start, end: block.start + end, separator: pieces.length === 0 ? '\n' : ' ' });
  }
  return dropped ? pieces : [whole];
}
