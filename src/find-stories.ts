import type { ArchiveHit, ArchiveScope, ArticleArchive } from './articles/article-archive.ts';
import type { KeptStory } from './brief-kept.ts';
import { pause } from './pause.ts';
import { searchGroups } from './stories/search-terms.ts';

/** Articles looked at for one topic, stories made of them, and articles of one story that are briefed. */
const MOST_HITS = 400;
const MOST_STORIES = 12;
const MOST_OF_A_STORY = 12;
/** Of a long story, that many are briefed because the topic stands in them, however old they are. */
const MOST_FOUND_OF_A_STORY = 4;

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
    const found = hits.filter(({ storyId }) => storyId === id).map(({ articleId }) => articleId);
    stories.push(await keptStory(id, scope, archive, found));
  }
  return stories;
}

/** A story with articles of it that someone may see: the best of those that were found, and the newest. */
export async function keptStory(
  id: string,
  scope: ArchiveScope,
  archive: ArticleArchive,
  found: readonly string[],
): Promise<KeptStory> {
  const newest = await archive.ofStory(id, scope, MOST_OF_A_STORY);
  const best = found.slice(0, MOST_FOUND_OF_A_STORY);
  const there = new Set(newest.map(({ item }) => item.id));
  const older = await archive.load(best.filter((articleId) => !there.has(articleId)));
  const others = newest.filter(({ item }) => !best.includes(item.id));
  const tooMany = new Set(others.slice(0, Math.max(0, older.length + newest.length - MOST_OF_A_STORY)));
  const kept = [...older, ...newest.filter((one) => !tooMany.has(one))];
  return { id, items: kept.map(({ item, excerptOnly }) => ({ item, excerptOnly })) };
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
