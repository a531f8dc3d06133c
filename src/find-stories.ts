import type { ArticleReader } from './article-reader.ts';
import type { ArchiveHit, ArchiveScope, ArticleArchive } from './articles/article-archive.ts';
import { pause } from './pause.ts';
import { createStoryIndex, type Found } from './stories/search.ts';
import { searchGroups } from './stories/search-terms.ts';
import type { Story } from './stories/story.ts';

/** Articles looked at for one topic, stories made of them, and articles of one story that are briefed. */
const MOST_HITS = 400;
const MOST_STORIES = 12;
const MOST_OF_A_STORY = 12;

/** The stories on a topic among the articles of an archive that someone may see, the best first; spelled as it is. */
export async function findStories(
  topic: string,
  scope: ArchiveScope,
  since: Date | null,
  archive: ArticleArchive,
  read: ArticleReader,
): Promise<Found> {
  const groups = searchGroups(topic);
  const hits = groups.length > 0 ? await archive.search(groups, scope, since, MOST_HITS) : [];
  const stories: Story[] = [];
  for (const storyId of bestStories(hits)) {
    const kept = await archive.ofStory(storyId, scope, MOST_OF_A_STORY);
    const articles = kept.flatMap(({ item }) => read(item) ?? []);
    if (articles.length > 0) stories.push({ id: storyId, articles });
    await pause();
  }
  return { ...createStoryIndex(stories).find(topic), corrected: null };
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
