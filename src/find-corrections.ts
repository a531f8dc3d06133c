import type { ArticleArchive } from './articles/article-archive.ts';
import type { BriefingChanges } from './briefing/changes.ts';
import { wordsProblem } from './briefing/evidence/words-problem.ts';

/**
 * The outlets that corrected what was told: by the text of each changed bullet, whose article was edited since and had the
 * earlier words before.
 */
export async function findCorrections(
  { stories }: BriefingChanges,
  lastAt: Date,
  archive: Pick<ArticleArchive, 'versions'>,
): Promise<ReadonlyMap<string, string | null>> {
  const corrected = new Map<string, string | null>();
  for (const { kind, item, before } of stories.flatMap(({ bullets }) => bullets)) {
    if (kind !== 'changed' || before === null) continue;
    for (const { articleId } of item.citations) {
      const versions = await archive.versions(articleId);
      const edited = versions.filter(({ replacedAt }) => Date.parse(replacedAt) > lastAt.getTime());
      const told = edited.find((version) => wordsProblem(before, version.item.text) === null);
      if (told) corrected.set(item.text, told.item.outlet ?? null);
    }
  }
  return corrected;
}
