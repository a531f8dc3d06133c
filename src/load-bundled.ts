import { createHash } from 'node:crypto';
import type { ArticleArchive } from './articles/article-archive.ts';
import type { LiveStories } from './live-stories.ts';
import { readSeeds } from './sources/seeds.ts';

export interface Bundled {
  readonly stories: number;
  readonly articles: number;
  /** What could not be read, a line each, in words for the operator. */
  readonly warnings: readonly string[];
}

/** Takes the stories of a folder into the archive, and takes those out that are no longer in the folder. */
export async function loadBundled(
  folder: string,
  archive: ArticleArchive,
  live: LiveStories,
  now: Date,
): Promise<Bundled> {
  const { items, warnings } = await readSeeds(folder);
  const problems = [...warnings];
  const ids: string[] = [];
  for (const item of items.toSorted((a, b) => ((a.publishedAt ?? '9') < (b.publishedAt ?? '9') ? -1 : 1))) {
    const key = `bundled ${createHash('sha256').update(item.id).digest('base64url')}`;
    const taken = await live.takeIn({ item, feedId: null, keys: [key], excerptOnly: false }, now);
    if (taken === 'empty') problems.push(`${item.id}: no sentence in it; an article has at least one.`);
    else ids.push(item.id);
  }
  await archive.retainBundled(ids);
  const kept = await archive.load(ids);
  return { stories: new Set(kept.map(({ storyId }) => storyId)).size, articles: kept.length, warnings: problems };
}
