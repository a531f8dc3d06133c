import { isAscii } from '../kernel/text.ts';
import type { Block } from './blocks.ts';
import { isDateStamp, isWriterLine, readByline } from './byline.ts';
import { readCredit } from './credit.ts';
import { isCaption, isInvitation } from './debris.ts';
import { type Masthead, namesOutlet, readMasthead } from './masthead.ts';

/** What stands above the first paragraph of an article. */
interface ArticleHead {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly byline: string | null;
  readonly publishedAt: string | null;
  readonly agency: string | null;
  /** The blocks that it took up; the others are the body's, in order. */
  readonly rest: readonly Block[];
}

/** How many blocks above the first paragraph are looked at. */
const DEEPEST = 12;
const LONGEST_TITLE = 220;
const MOST_WORDS = 26;
const MOST_WORDS_BETWEEN = 14;
const QUOTATION = /["“”„«»]/;

/**
 * Reads the title, section labels, byline and date above the first paragraph. A title that the source gives wins; the
 * text's own is taken where none is given. Repetitions of the title and labels before it are no part of the body.
 */
export function readHead(blocks: readonly Block[], sourceTitle: string | null): ArticleHead {
  const given = sourceTitle !== null && isWriterLine(sourceTitle) ? null : sourceTitle;
  const depth = headDepth(blocks, given);
  const above = blocks.slice(0, depth);
  const bylines = above.map((block) => (block.level === 1 ? null : readByline(block.text)));
  const mastheads = readMastheads(above, given);
  const taken = above.map((_, index) => Boolean(bylines[index] ?? mastheads[index]));
  const titleAt = findTitle(above, taken, given, blocks.length);
  const title = given ?? (titleAt < 0 ? null : tidyTitle(above[titleAt]?.text ?? ''));
  const known = bylines.filter((byline) => byline !== null);
  const dated = above.map((_, index) => bylines[index] ?? mastheads[index]);
  const isTitle = sameAs(title);
  const rest = blocks.filter((block, index) => {
    if (index >= depth) return !(index < depth + 2 && isTitle(block.text));
    if (index === titleAt || taken[index] || isTitle(block.text)) return false;
    return !(index < titleAt && isLabel(block.text));
  });
  return {
    title,
    outlet: mastheads.find((masthead) => masthead)?.outlet ?? null,
    byline: known.find((byline) => byline.writers)?.writers ?? null,
    publishedAt: dated.find((line) => line?.publishedAt)?.publishedAt ?? null,
    agency: known.find((byline) => byline.agency)?.agency ?? null,
    rest,
  };
}

/**
 * Whether a block is set like a heading between paragraphs: short, without the stop of a sentence, without a quotation,
 * and not an opening such as "She added:". Lines of one word, or in capitals, are headings with a stop too.
 */
export function looksLikeHeading(block: Block): boolean {
  if (block.kind !== 'plain') return block.kind === 'heading';
  const { text } = block;
  if (!isShort(text, MOST_WORDS_BETWEEN) || /^\p{Ll}/u.test(text) || QUOTATION.test(text)) return false;
  if (!/[.!?:,;…][’')\]]*$/.test(text)) return true;
  return !text.includes(' ') || (text.split(' ').length <= 4 && text === text.toUpperCase() && /\p{Lu}{3}/u.test(text));
}

/** Folds a headline to its letters and figures, for telling whether two are the same. */
export function headlineKey(title: string): string {
  if (isAscii(title)) return title.toLowerCase().replace(/[^a-z0-9]+/g, '');
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The first block of prose ends the head. A title that the source gives may end in a stop and still be one. */
function headDepth(blocks: readonly Block[], given: string | null): number {
  const isGiven = sameAs(given);
  const end = blocks.slice(0, DEEPEST).findIndex((block) => {
    if (isGiven(block.text)) return false;
    return !(mayBeTitle(block) || readByline(block.text) || isAround(block.text));
  });
  return end < 0 ? Math.min(blocks.length, DEEPEST) : end;
}

/** A title may also ask, exclaim, or quote. */
function mayBeTitle(block: Block): boolean {
  const { text } = block;
  return (
    looksLikeHeading(block) ||
    (isShort(text, MOST_WORDS) && block.kind === 'plain' && !/[.:,;…]["”’»')\]]*$|["”»]$/.test(text))
  );
}

function isShort(text: string, mostWords: number): boolean {
  return text.length <= LONGEST_TITLE && text.split(' ').length <= mostWords;
}

function isAround(text: string): boolean {
  return isCaption(text) || isInvitation(text) || readCredit(text) !== null;
}

function findTitle(above: readonly Block[], taken: readonly boolean[], given: string | null, total: number): number {
  if (given) {
    const isGiven = sameAs(given);
    return above.findIndex((block) => isGiven(block.text));
  }
  if (total < 2) return -1;
  const mayBe = (block: Block, index: number): boolean =>
    !taken[index] && !isAround(block.text) && !isLabel(block.text) && !/^\p{Ll}/u.test(block.text);
  const marked = above.filter((block, index) => block.kind === 'heading' && mayBe(block, index));
  const level = Math.min(...marked.map((block) => block.level ?? 6));
  const first = marked.find((block) => (block.level ?? 6) === level);
  return first ? above.indexOf(first) : above.findIndex(mayBe);
}

/**
 * The outlet's name and date where the lines above the first paragraph give them: on one line, or a name beside a line
 * with a date. A name alone that would leave the article without a title counts only with an article ("The Ellery Post").
 */
function readMastheads(above: readonly Block[], given: string | null): (Masthead | null)[] {
  const isGiven = sameAs(given);
  const beside = (index: number): boolean => isDateStamp(above[index]?.text ?? '');
  const hasOther = (own: number): boolean =>
    given !== null ||
    above.some(
      ({ text }, index) =>
        index !== own && !readByline(text) && !isAround(text) && !isLabel(text) && !readMasthead(text),
    );
  return above.map(({ text, kind }, index) => {
    if (kind === 'list' || isGiven(text)) return null;
    const whole = readMasthead(text);
    if (whole) return whole;
    const alone = namesOutlet(text) && (beside(index + 1) || beside(index - 1));
    return alone && (/^The /.test(text) || hasOther(index)) ? { outlet: text, publishedAt: null } : null;
  });
}

/** One to three words, such as a section's name; scripts without spaces are measured by characters. */
function isLabel(text: string): boolean {
  const words = text.split(' ').length;
  const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(text);
  if (spaceless) return text.length <= 5;
  return (
    words <= 2 ||
    (words <= 3 && text === text.toUpperCase()) ||
    /^[^>»|/]{2,30}(?: [>»|/] [^>»|/]{2,40}){1,4}$/.test(text)
  );
}

/** Tells whether a line repeats the title, with a little more, or a part of it; no line does where there is no title. */
function sameAs(title: string | null): (line: string) => boolean {
  if (!title) return () => false;
  const key = headlineKey(title);
  return (line) => {
    if (line.length > 2 * LONGEST_TITLE) return false;
    const own = headlineKey(line);
    if (own === key) return own !== '';
    if (own.length < 16 || key.length < 16) return false;
    return key.includes(own) || (own.startsWith(key) && own.length - key.length < 40);
  };
}

function tidyTitle(title: string): string {
  return title
    .replace(/\s+/g, ' ')
    .replace(/(?<=[^.]\p{L})[.;]$/u, '')
    .trim();
}
