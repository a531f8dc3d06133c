import type { Span } from '../../kernel/text.ts';
import { DOUBLED, MARKS, type MarkFamily, type MarkRole } from './marks.ts';

/** A quote mark where it stands, with the role that its neighbours give it. */
export interface MarkShape {
  readonly char: string;
  readonly at: number;
  readonly end: number;
  readonly family: MarkFamily;
  readonly role: MarkRole;
  /** True where the neighbours alone say that something opens here. */
  readonly opensByPlace: boolean;
  /** True for a mark that is no quote mark at all (an attribute of left-over markup, inches). */
  readonly skip: boolean;
}

const BEFORE_OPENER = /[\s([{<\u2014\u2013\-/\u201c\u201d\u2018"'`\u00ab\u201e\u00a0:]/;
const AFTER_CLOSER = /[\s)\]}>.,;:?!\u2014\u2013\-/\u201c\u201d\u2019"'\u00bb\u2026\u00a0]/;
const LONGEST_ATTRIBUTE = 300;

/** Whether a quote mark can have this UTF-16 code: false for nearly every character, at the cost of a comparison or two. */
export function mayBeMark(code: number): boolean {
  return code > 128 ? code >= 0xab : code === 34 || code === 39 || code === 96;
}

/** The quote mark that begins at `at` within a paragraph, or null where there is none. */
export function markAt(text: string, at: number, within: Span): MarkShape | null {
  const char = text[at] ?? '';
  const mark = MARKS[char];
  if (!mark) return null;
  const two = at + 1 < within.end && text[at + 1] === char ? char + char : '';
  const doubled = DOUBLED[two];
  const end = doubled ? at + 2 : at + 1;
  const family = doubled ? 'double' : mark.family;
  const before = at > within.start ? (text[at - 1] ?? ' ') : ' ';
  const after = end < within.end ? (text[end] ?? ' ') : ' ';
  // Written out in both places: spreading an object costs a hundred times as much, and every apostrophe comes here.
  const own = doubled ? two : char;
  if (before === '=' && (char === '"' || char === "'" || char === '\u201d')) {
    const close = text.slice(end, Math.min(within.end, end + LONGEST_ATTRIBUTE)).search(/["'\u201d]/);
    const skipped = close < 0 ? end : end + close + 1;
    return { char: own, at, end: skipped, family, role: 'either', opensByPlace: false, skip: true };
  }
  const opens = BEFORE_OPENER.test(before) && !/\s/.test(after);
  const closes = AFTER_CLOSER.test(after) && !/\s/.test(before);
  const role = family === 'single' ? byPlace(opens, closes) : roleOf(doubled ?? mark.role, char, opens, closes);
  return { char: own, at, end, family, role, opensByPlace: opens && !closes, skip: false };
}

/** Single marks are told from apostrophes by their place alone. */
function byPlace(opens: boolean, closes: boolean): MarkRole {
  return opens && !closes ? 'open' : closes && !opens ? 'close' : 'either';
}

function roleOf(own: MarkRole, char: string, opens: boolean, closes: boolean): MarkRole {
  if (own === 'either') return opens === closes ? 'either' : opens ? 'open' : 'close';
  // Hurried writers set the wrong curl; where the place is beyond doubt, it decides.
  if (char === '\u201c' && closes && !opens) return 'either';
  if (char === '\u201d' && opens && !closes) return 'either';
  return own;
}
