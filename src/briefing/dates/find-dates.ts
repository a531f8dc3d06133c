import type { DateMention } from './date-mention.ts';
import { ENGLISH_FORMS } from './english-forms.ts';
import { NUMERIC_FORMS } from './numeric-forms.ts';

const ALL = [...NUMERIC_FORMS, ...ENGLISH_FORMS];
const FIGURE = /\d/;

/** The dates that a sentence names, in order: numeric ones in any language, worded ones in English only. */
export function findDates(text: string, language: string): DateMention[] {
  const found: DateMention[] = [];
  const figures = FIGURE.test(text);
  const lower = text.toLowerCase();
  let taken: Uint8Array | null = null;
  for (const { pattern, read, holds } of language === 'en' ? ALL : NUMERIC_FORMS) {
    if (!(holds === undefined ? figures : holds.some((word) => lower.includes(word)))) continue;
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      taken ??= new Uint8Array(text.length);
      if (taken.subarray(start, end).includes(1)) continue;
      taken.fill(1, start, end);
      const written = read(match.groups ?? {});
      if (written) found.push({ start, end, written });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
