import type { Article } from '../../articles/article.ts';

import { sentencesOf, standsAlone, wordingsOf } from '../dates/article-sentences.ts';

const MOST_WORDS = 22;
const FEWEST_WORDS = 5;
/** What a sentence is worth as a headline by its place in the article. */
const BY_PLACE = [1, 0.3, 0.2] as const;
/** Openings that lean on what was said before are no headlines; others say late what they are about, or of whom they speak. */
const PRONOUN = /^\W*(?:he|she|it|they|this|that|these|those|his|her|their|its)\b/iu;
const LEANING = /\b(?:he|she|they|others?|another|earlier)\b|^The (?!\p{Lu})/u;
const LATE = /^\W*(?:there|but|and|until|on|in|at|by|after|when|if|as)\b/iu;

/**
 * Headlines out of an article's first sentences: each with words left out where it takes that to come to 22 words at
 * most, without its full stop, and with how well it serves (0 to 1). Sentences that stay longer give none.
 */
export function shortenOpening(article: Article): { text: string; fitness: number }[] {
  const first = sentencesOf(article)
    .filter((candidate) => candidate.kind === 'prose')
    .slice(0, BY_PLACE.length);
  return first.flatMap((candidate, place) => {
    const variant = wordingsOf(candidate).find(({ words }) => words <= MOST_WORDS && words >= FEWEST_WORDS);
    if (!variant || PRONOUN.test(variant.text)) return [];
    const fitness =
      standsAlone(candidate) *
      (BY_PLACE[place] ?? 0) *
      (LATE.test(variant.text) ? 0.4 : 1) *
      (place > 0 && LEANING.test(variant.text) ? 0.4 : 1);
    if (fitness === 0) return [];
    return [{ text: variant.text.replace(/(?<![.\p{Lu}])\.$/u, ''), fitness }];
  });
}
