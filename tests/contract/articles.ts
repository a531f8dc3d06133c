import type { ArchiveScope, ArticleArchive, KeptDecision, NewArticle } from '../../src/articles/article-archive.ts';
import type { RawItem } from '../../src/sources/raw-item.ts';
import { packFeatures } from '../../src/stories/feature-bytes.ts';

const DAY_MS = 86_400_000;
/** Someone without feeds. */
export const NOBODY: ArchiveScope = { feedIds: [], mutedOutlets: [] };
/** Someone who follows these. */
export const FEEDS = (...feedIds: number[]): ArchiveScope => ({ feedIds, mutedOutlets: [] });

/** So many days after the first of March. */
export function day(count: number): Date {
  return new Date(Date.UTC(2026, 2, 1) + count * DAY_MS);
}

/** A decision that knows of every article, without anything to find the article by. */
export const DECIDED: KeptDecision = {
  after: 2_147_483_647,
  features: packFeatures({
    terms: new Int32Array(),
    counts: new Float32Array(),
    marks: new Uint8Array(),
    day: null,
    length: 0,
  }),
  tellingTerms: [],
  newTerms: [],
  reason: '{}',
  merge: null,
};

type Given = Omit<Partial<NewArticle>, 'item'> & { readonly item?: Partial<RawItem> };

/** An article to keep, bundled unless a feed is given. */
export function article(id: string, given: Given = {}): NewArticle {
  return {
    storyId: `story of ${id}`,
    firstSeenAt: day(0).toISOString(),
    excerptOnly: false,
    feedId: null,
    keys: [`key of ${id}`],
    titleTerms: '',
    textTerms: '',
    topics: '[]',
    decision: DECIDED,
    ...given,
    item: { id, text: `The text of ${id}.`, format: 'text', ...given.item },
  };
}

/** Keeps them one after the other. */
export async function keepAll(archive: ArticleArchive, articles: readonly NewArticle[]): Promise<void> {
  for (const one of articles) await archive.keep(one);
}

/** The articles that a search gives, in its order. */
export async function idsFound(
  archive: ArticleArchive,
  groups: readonly (readonly string[])[],
  scope: ArchiveScope = NOBODY,
  since: Date | null = null,
): Promise<string[]> {
  return (await archive.search(groups, scope, since, 100)).map(({ articleId }) => articleId);
}

/** An article of a feed as it comes first, found by terms of its own. */
export function first(index: number): Given {
  return { feedId: 1, storyId: `s${index}`, titleTerms: `t${index}`, textTerms: `first${index} port` };
}

/** The same with another text. */
export function second(index: number): Given {
  return { ...first(index), item: { text: 'Second.' }, textTerms: `second${index} port` };
}
