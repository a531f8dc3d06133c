import { countSlips, slipsBetween } from './spelling.ts';

const LEAST_COMMON_START = 4;

/** How alike the most similar pair of words is, from 0 to 1: by a common beginning or by few slips. */
export function nearnessOf(words: readonly string[], topic: string): number {
  let best = 0;
  for (const other of topic.split(' ')) {
    for (const word of words) {
      const longest = Math.max(word.length, other.length);
      const most = Math.floor(longest / 3);
      const slips = mayBeSlips(word, other, most) ? countSlips(word, other, most) : most + 1;
      const start = commonStart(word, other);
      if (slips <= most) best = Math.max(best, 1 - slips / longest);
      if (start >= LEAST_COMMON_START) best = Math.max(best, start / longest);
    }
  }
  return best;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** Whether a topic, or one of its words, begins with what was typed but for a slip. */
export function startsNearly(topic: string, typed: string): boolean {
  for (let at = 0; at >= 0; at = topic.indexOf(' ', at + 1)) {
    const from = at === 0 ? 0 : at + 1;
    for (const length of [typed.length, typed.length + 1, typed.length - 1]) {
      if (slipsBetween(typed, topic.slice(from, from + length)) !== null) return true;
    }
  }
  return false;
}

/** Counting slips is what costs. Each slip adds a letter to one of the words, takes one, or does both. */
function mayBeSlips(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let differing = lettersOf(a) ^ lettersOf(b);
  for (let count = 0; differing !== 0; count += 1) {
    if (count === 2 * most) return false;
    differing &= differing - 1;
  }
  return true;
}

/** The letters of a word as bits; some share one. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}
