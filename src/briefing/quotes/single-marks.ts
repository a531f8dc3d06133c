import { ELIDED_WORDS } from './marks.ts';

/** Whether the single mark before `at` is an apostrophe of an elided word ('em, '90s) rather than an opening mark. */
export function isElision(text: string, at: number): boolean {
  const next = text.slice(at, at + 8);
  if (/^\d\ds?\b/.test(next)) return true;
  const word = /^[A-Za-z]+/.exec(next)?.[0];
  return word === undefined ? !/^[\p{L}\p{N}[(\u2026.$#@]/u.test(next) : ELIDED_WORDS.has(word.toLowerCase());
}

/**
 * Whether a single mark at `at` may as well be an apostrophe at a word's end (workers' rights, goin' home), so that a
 * surer closer is worth waiting for; `from` is where the open span began.
 */
export function isWeakCloser(text: string, at: number, from: number): boolean {
  const before = text.slice(Math.max(from, at - 3), at);
  return /(?:s|in|z|x|o|n)$/i.test(before) && !/^(?:['\u2019\u201d")\].,;:?!]|$)/.test(text.slice(at + 1, at + 2));
}
