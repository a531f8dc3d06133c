import type { BriefedStory } from './briefing.ts';

/** The ids of the articles that a story's evidence comes from. */
export function citedBy(story: BriefedStory): ReadonlySet<string> {
  const cited = [
    ...story.bullets.flatMap((bullet) => bullet.citations),
    ...story.quotes.flatMap((quote) => quote.appearances),
    ...story.timeline.flatMap((entry) => entry.citations),
    ...story.differences.flatMap((difference) => difference.sides.flatMap((side) => side.citations)),
  ];
  return new Set(cited.map((citation) => citation.articleId));
}
