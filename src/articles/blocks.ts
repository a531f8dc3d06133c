import { singleSpaced } from '../kernel/text.ts';
import type { CleanText } from './article.ts';
import { isWrapped } from './line-wraps.ts';
import { findListBreaks } from './list-breaks.ts';
import { MONTHS } from './months.ts';

/** A paragraph as it was set: without its Markdown mark, not yet judged. */
export interface Block {
  /** Offsets into the text that was split. */
  readonly start: number;
  readonly end: number;
  /** That slice with each run of white space as one space. */
  readonly text: string;
  readonly kind: 'plain' | 'heading' | 'list';
  /** 1 to 6 where the heading says so. */
  readonly level: number | null;
}

interface Line {
  /** Where it stands with its mark, and where its words begin. */
  readonly from: number;
  start: number;
  end: number;
  readonly kind: Block['kind'];
  readonly level: number | null;
  /** A blank line or a rule stands before it. */
  readonly apart: boolean;
}

const HEADING = /^(#{1,6})[ \t]+(?=\S)/;
const QUOTED = /^(?:>[ \t]?){1,5}/;
const BULLET = /^(?:[-*+][ \t]+|[•·▪●◦‣∙][ \t]*)(?=\S)/;
/** The mark of an item within a paragraph. */
const ITEM = /^(?:[•·▪●◦‣⁃]|\(?[\da-z]{1,5}[.)]{1,2})\s*/;
const NUMBER = /^\(?(\d{1,2})[.)]\)?[ \t]+(?=\S)/;
/** "1. Mai 2026": a date, not a list. */
const DATE_AFTER_NUMBER = /^(\p{L}{3,12})\s+(?:19|20)\d\d(?!\d)/u;
const UNDERLINE = /^(?:={3,}|-{3,})$/;
const LETTER = /\p{L}/u;
/** Style sheets, scripts and tables that were left in a text. */
const CODE =
  /^(?:[\w-]{2,40}\s*:\s*[^;.!?]{1,80};|[.#@]?[\w .,#:>()-]{1,100}\{|\}\)?;?|(?:var|let|const)\s+\w+\s*=.*|(?:window|document)\.\w.*|.*[;{}]\s*\}\)?;?|\(?function\s*\(.*|\|.*\|)$/;

/**
 * Splits a text into its paragraphs: blank lines, line breaks that no line wrap explains, Markdown headings, rules and
 * list marks part them. Lines without a letter and lines of code are left out.
 */
export function splitBlocks(clean: CleanText): Block[] {
  const lines = readLines(clean.text);
  const wrapped = isWrapped(lines.map((line) => ({ text: clean.text.slice(line.start, line.end), apart: line.apart })));
  const blocks: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const last = blocks.at(-1);
    if (last && wrapped(index) && last.kind !== 'heading' && line.kind === 'plain') last.end = line.end;
    else blocks.push({ ...line });
  }
  return blocks
    .flatMap((block) => itemsOf(block, clean.text))
    .map(({ start, end, kind, level }) => {
      return { start, end, kind, level, text: singleSpaced(clean.text.slice(start, end)) };
    });
}

/** The items of a list that goes on within its line ("1. The rent 2. The fee"); else the line itself. */
function itemsOf(line: Line, text: string): Line[] {
  if (line.kind !== 'list') return [line];
  const breaks = findListBreaks(text.slice(line.from, line.end)).map((at) => line.from + at);
  return [line, ...breaks.map((from) => ({ ...line, from, start: from + markOf(text.slice(from, line.end)) }))].map(
    (item, at) => ({ ...item, end: endBefore(text, breaks[at] ?? line.end) }),
  );
}

function markOf(item: string): number {
  return ITEM.exec(item)?.[0].length ?? 0;
}

function endBefore(text: string, at: number): number {
  let end = at;
  while (end > 0 && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return end;
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let apart = true;
  let number = 0;
  for (const match of text.matchAll(/([^\n\r\u2028\u2029]*)(?:\r\n|[\n\r\u2028\u2029]|$)/g)) {
    const [, raw = ''] = match;
    const trimmed = raw.trim();
    if (trimmed === '') {
      apart = true;
      continue;
    }
    const last = lines.at(-1);
    if (UNDERLINE.test(trimmed) && last && !apart && last.kind === 'plain' && last.end - last.start < 160) {
      lines[lines.length - 1] = { ...last, kind: 'heading', level: trimmed.startsWith('=') ? 1 : 2 };
      apart = true;
      continue;
    }
    if (!LETTER.test(trimmed) || (trimmed.length < 300 && CODE.test(trimmed))) {
      apart = true;
      continue;
    }
    const from = match.index + raw.length - raw.trimStart().length;
    const line = readLine(trimmed, from, apart, number);
    number = line.number;
    lines.push({ ...line, from });
    apart = false;
  }
  return lines;
}

/** Takes the marks off a line. A number is a mark where it carries on a list, or may begin one. */
function readLine(
  trimmed: string,
  from: number,
  apart: boolean,
  before: number,
): Omit<Line, 'from'> & { number: number } {
  const end = from + trimmed.length;
  const start = from + (QUOTED.exec(trimmed)?.[0].length ?? 0);
  const rest = trimmed.slice(start - from);
  const heading = HEADING.exec(rest);
  if (heading) {
    const words = rest.slice(heading[0].length).replace(/[ \t]+#+$/, '');
    const first = start + heading[0].length;
    return {
      start: first,
      end: first + words.length,
      kind: 'heading',
      level: heading[1]?.length ?? 1,
      apart,
      number: 0,
    };
  }
  const bullet = BULLET.exec(rest);
  if (bullet) return { start: start + bullet[0].length, end, kind: 'list', level: null, apart, number: 0 };
  const number = NUMBER.exec(rest);
  const value = Number(number?.[1] ?? 0);
  if (number && (value === 1 || value === before + 1) && !isMonth(rest.slice(number[0].length))) {
    return { start: start + number[0].length, end, kind: 'list', level: null, apart, number: value };
  }
  return { start, end, kind: 'plain', level: null, apart, number: before };
}

function isMonth(words: string): boolean {
  return MONTHS.has(DATE_AFTER_NUMBER.exec(words)?.[1]?.toLowerCase() ?? '');
}
