import type { BriefedArticle, BriefedStory } from '../briefing.ts';
import type { Witness } from './witness.ts';

/** The articles listed once each and with a text that was given; others are taken out and noted. */
export function checkListed(listed: readonly BriefedArticle[], witness: Witness): BriefedArticle[] {
  const seen = new Set<string>();
  return listed.filter((article, index) => {
    const where = `articles[${index}]`;
    if (seen.has(article.id)) return witness.reject('counts', where, `article "${article.id}" is listed twice`);
    seen.add(article.id);
    return witness.textOf(article.id) !== undefined || witness.reject('counts', where, 'its text was not given');
  });
}

/**
 * A story whose numbers of outlets and origins can be true: no more than there are articles, and no fewer outlets than
 * its evidence names. A number that cannot is set to the nearest that can.
 */
export function checkCounts(
  story: BriefedStory,
  where: string,
  listed: ReadonlyMap<string, BriefedArticle>,
  witness: Witness,
): BriefedStory {
  const cited = citedIds(story);
  const outlets = new Set([...cited].flatMap((id) => listed.get(id)?.outlet ?? []));
  const least = cited.size > 0 ? 1 : 0;
  const sane = {
    outlets: within(story.outlets, Math.max(least, outlets.size), Math.max(least, listed.size)),
    origins: within(story.origins, least, Math.max(least, listed.size)),
  };
  for (const name of ['outlets', 'origins'] as const) {
    if (sane[name] !== story[name]) {
      witness.reject('counts', `${where}.${name}`, `${story[name]} cannot be: its articles give ${sane[name]}`);
    }
  }
  return sane.outlets === story.outlets && sane.origins === story.origins ? story : { ...story, ...sane };
}

function citedIds(story: BriefedStory): Set<string> {
  const citations = [
    ...story.bullets.flatMap((bullet) => bullet.citations),
    ...story.quotes.flatMap((quote) => quote.appearances),
    ...story.timeline.flatMap((entry) => entry.citations),
    ...story.differences.flatMap((difference) => difference.sides.flatMap((side) => side.citations)),
  ];
  return new Set(citations.map((citation) => citation.articleId));
}

function within(count: number, least: number, most: number): number {
  return Math.min(Math.max(count, least), most);
}
