import type { ThreadTitle } from '../../src/index.ts';
import { plainName } from './escape.ts';
import { clip } from './layout.ts';
import { LIMITS } from './limits.ts';

/**
 * What the thread of an edition is called: "Floods, 22 November 2026". A topic that is too long ends behind a word of it;
 * what follows the topic is never shortened.
 */
export function threadName({ topic, rest }: ThreadTitle): string {
  const behind = `, ${plainName(rest)}`;
  const words = shorten(plainName(topic), LIMITS.threadName - behind.length);
  return words === '' ? plainName(rest) : `${words}${behind}`;
}

/** As many whole words as there is room for; of a single longer one as much of it. */
function shorten(words: string, most: number): string {
  if (words.length <= most) return words;
  let kept = '';
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'word' }).segment(words)) {
    if (kept.length + segment.length >= most) break;
    kept += segment;
  }
  kept = kept.replace(/[\s\p{P}]+$/u, '');
  return kept === '' ? clip(words, most) : `${kept}…`;
}
