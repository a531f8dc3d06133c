import type { Article } from '../articles/article.ts';
import { groupByOrigin } from '../articles/origins.ts';
import type { Story } from '../stories/story.ts';
import type { BriefedStory } from './briefing.ts';
import { selectBullets } from './bullets/select.ts';
import { findDifferences } from './differences.ts';
import { readExpectations } from './expectations.ts';
import { chooseHeadline } from './headline.ts';
import { readPeople, resolveMention } from './people.ts';
import { findQuotes } from './quotes/find.ts';
import { buildTimeline } from './timeline.ts';
import { readTolls } from './tolls.ts';

export interface ComposeOptions {
  readonly topic?: string;
  readonly length: 'short' | 'standard' | 'long';
  readonly maxWords?: number;
}

/** Composes one story: headline, bullets, quotes, timeline, differences, each with its citations. Pure. */
export function composeStory(story: Story, options: ComposeOptions): BriefedStory {
  const { articles } = story;
  const people = readPeople(articles);
  const tolls = readTolls(articles);
  const expectations = readExpectations(articles);
  const groups = groupByOrigin(articles);
  const origins = new Map(groups.flatMap((group, index) => group.map(({ id }) => [id, `${index}`] as const)));
  return {
    id: story.id,
    headline: chooseHeadline(articles, tolls),
    outlets: countOutlets(articles),
    origins: groups.length,
    bullets: selectBullets({
      articles,
      ...options,
      isOutdated: (id, index) => tolls.isOutdated(id, index) || expectations.isOutdated(id, index),
      resolveMention: (id, start, end) => {
        const person = resolveMention(people, id, start, end);
        return person?.human ? person.name : null;
      },
    }),
    quotes: findQuotes(articles),
    timeline: buildTimeline(articles),
    differences: findDifferences(articles, (article) => origins.get(article.id) as string),
  };
}

/** Articles whose outlet is not known count as one outlet each: nothing says that they are the same. */
function countOutlets(articles: readonly Article[]): number {
  const named = new Set(articles.flatMap((article) => (article.outlet === null ? [] : [article.outlet])));
  return named.size + articles.filter((article) => article.outlet === null).length;
}
