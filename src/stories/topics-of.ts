import type { Article } from '../articles/article.ts';
import { namesOf } from './names.ts';
import { termNumber } from './term-number.ts';
import { termOf } from './term-of.ts';
import type { Vocabulary } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** A topic of one article, and how much the article is about it. */
export interface ArticleTopic {
  /** As it is written: "White House". */
  readonly topic: string;
  readonly folded: string;
  readonly weight: number;
}

const LEAD_CHARACTERS = 400;
const LONGEST_TEXT = 50_000;
const WORTH = { title: 2, lead: 1, mention: 0.3 } as const;
/** How many words that are no names an article's headline and opening may add. */
const MOST_WORDS = 3;
const SHORTEST_WORD = 4;
/** Words of everyday news are no topics: at least this rare (as `weightOf` gives it). */
const LEAST_RARE = 3.5;

/** What an article could be asked for: its names, and the most telling other words of its headline and opening. */
export function topicsOf(article: Article, vocabulary: Vocabulary): ArticleTopic[] {
  const title = article.title ?? '';
  const names = namesOf(article.body.text.slice(0, LONGEST_TEXT)).map(({ display, folded, count, start }) => {
    const inTitle = title.toLowerCase().includes(display.toLowerCase()) ? WORTH.title : 0;
    const inLead = start < LEAD_CHARACTERS ? WORTH.lead : 0;
    return { topic: display, folded, weight: inTitle + inLead + WORTH.mention * Math.log1p(count) };
  });
  const named = new Set(names.flatMap(({ folded }) => folded.split(' ')));
  return [...names, ...wordTopics(article, title, named, vocabulary)];
}

function wordTopics(
  article: Article,
  title: string,
  named: ReadonlySet<string>,
  vocabulary: Vocabulary,
): ArticleTopic[] {
  const opening = `${title}\n${article.body.text.slice(0, LEAD_CHARACTERS)}`;
  const rare = new Map<string, ArticleTopic & { readonly rarity: number }>();
  for (const word of wordsOf(opening)) {
    const term = word.kind === 'word' && word.folded.length >= SHORTEST_WORD ? termOf(word, article.language) : null;
    if (term === null || named.has(word.folded)) continue;
    const known = rare.get(term);
    if (known) {
      if (!word.capital) rare.set(term, { ...known, topic: word.surface });
      continue;
    }
    const rarity = vocabulary.weightOf(termNumber(term));
    const weight = word.start < title.length ? WORTH.lead : WORTH.mention;
    if (rarity >= LEAST_RARE) rare.set(term, { topic: word.surface, folded: word.folded, weight, rarity });
  }
  const best = [...rare.values()].sort((a, b) => b.weight - a.weight || b.rarity - a.rarity);
  return best.slice(0, MOST_WORDS).map(({ topic, folded, weight }) => ({ topic, folded, weight }));
}
