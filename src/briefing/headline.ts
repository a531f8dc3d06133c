import type { Article } from '../articles/article.ts';
import { contentStems } from './evidence/shares-content.ts';
import { cleanTitle } from './headline/clean-title.ts';
import { shortenOpening } from './headline/shorten-opening.ts';
import { titleFitness } from './headline/title-fitness.ts';
import { readTolls, type Tolls } from './tolls.ts';

/** How many code units of each article count as what it is about: news tells the main thing first. */
const OPENING = 1_500;
/** How well a title serves whose toll has risen since. */
const OUTDATED = 0.2;

/**
 * The cleaned headline of one of the articles: the one that tells most of what the articles share. Where none has a
 * title, the most central first sentence with words left out, at most 22 words; '' where that does not work either.
 */
export function chooseHeadline(articles: readonly Article[], tolls: Tolls = readTolls(articles)): string {
  const told = shareOfArticles(articles);
  const titles = articles.map(({ title, outlet }) => {
    const text = cleanTitle(title ?? '', outlet);
    const fitness = titleFitness(text, title ?? '') * (tolls.isTitleOutdated(text) ? OUTDATED : 1);
    return { text, fitness };
  });
  return best(titles, told) || best(articles.flatMap(shortenOpening), told);
}

interface Choice {
  readonly text: string;
  readonly fitness: number;
}

/** The text whose content words are told by most articles on average; ties go to the shorter, then the alphabet. */
function best(choices: readonly Choice[], told: ReadonlyMap<string, number>): string {
  const scored = choices
    .filter(({ text }) => text !== '')
    .map(({ text, fitness }) => ({ text, score: Math.round(centrality(text, told) * fitness * 1e6) }));
  scored.sort((a, b) => b.score - a.score || a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
  return scored[0]?.text ?? '';
}

/** For each content word the share of the articles that open with it. */
function shareOfArticles(articles: readonly Article[]): Map<string, number> {
  const shares = new Map<string, number>();
  for (const article of articles) {
    const opening = `${article.title ?? ''} ${article.body.text.slice(0, OPENING)}`;
    for (const stem of contentStems(opening)) shares.set(stem, (shares.get(stem) ?? 0) + 1 / articles.length);
  }
  return shares;
}

/** The mean share of its words, with a little for saying more of them up to about ten. */
function centrality(text: string, told: ReadonlyMap<string, number>): number {
  const stems = [...contentStems(text)];
  if (stems.length === 0) return 0;
  const sum = stems.reduce((total, stem) => total + (told.get(stem) ?? 0), 0);
  return sum / (stems.length + 3);
}
