import { diffArrays } from 'diff';
import { type Inline, text } from './document.ts';

/** The share of the words that must have stayed for the old ones to be worth showing beside the new ones. */
const STAYED = 0.5;
const MOST_WORDS = 80;

/** The words of now with the old ones struck through where they stood; only the words of now where most have changed. */
export function changedWords(before: string, now: string): Inline[] {
  const [old, words] = [before, now].map((line) => line.split(/\s+/u).filter(Boolean));
  if (!old || !words || old.length > MOST_WORDS || words.length > MOST_WORDS) return [text(now)];
  const changes = diffArrays(old, words);
  const stayed = changes
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { value }) => sum + value.length, 0);
  if (stayed < STAYED * Math.max(old.length, words.length)) return [text(now)];
  return changes.flatMap(({ value, added, removed }, at): Inline[] => {
    const space = at > 0 ? [text(' ')] : [];
    const line = value.join(' ');
    if (removed) return [...space, { kind: 'struck', text: line }];
    return [...space, added ? { kind: 'strong', text: line } : text(line)];
  });
}
