import type { ArchiveHit, ArchiveScope, ArticleArchive } from './articles/article-archive.ts';
import type { KeptStory } from './brief-kept.ts';
import { pause } from './pause.ts';
import { searchGroups } from './stories/search-terms.ts';

/** Articles looked at for one topic, stories made of them, and articles of one story that are briefed. */
const MOST_HITS = 400;
const MOST_STORIES = 12;
const MOST_OF_A_STORY = 12;

/** The stories with the articles in which all words of a topic stand, of those that someone may see; the best first. */
export async function findStories(
  topic: string,
  scope: ArchiveScope,
  since: Date | null,
  archive: ArticleArchive,
): Promise<KeptStory[]> {
  const groups = searchGroups(topic);
  const hits = groups.length > 0 ? await archive.search(groups, scope, since, MOST_HITS) : [];
  const stories: KeptStory[] = [];
  for (const id of bestStories(hits)) {
    await pause();
    const kept = await archive.ofStory(id, scope, MOST_OF_A_STORY);
    stories.push({ id, items: kept.map(({ item, excerptOnly }) => ({ item, excerptOnly })) });
  }
  return stories;
}

/** The stories of the hits, those with the highest sum of scores first. */
function bestStories(hits: readonly ArchiveHit[]): string[] {
  const scores = new Map<string, number>();
  for (const { storyId, score } of hits) scores.set(storyId, (scores.get(storyId) ?? 0) + score);
  return [...scores]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_STORIES)
    .map(([storyId]) => storyId);
}
