import { type RawBuilder, sql } from 'kysely';
import type { ArchiveScope } from '../articles/article-archive.ts';
import { anyOf } from './any-of.ts';
import type { Engine } from './migrations.ts';
import { storableText } from './storable-text.ts';

/** The feed of the bundled articles, which everybody sees. */
export const BUNDLED = 0;

/** The feeds whose articles someone may see. */
export function feedsOf(scope: ArchiveScope): number[] {
  return [BUNDLED, ...scope.feedIds];
}

/**
 * Whether someone may see the article of a row of `articles`; looked up article by article. The feeds come first: most
 * articles that someone may not see are of others' feeds, and `articleNo` may be known before the row is read.
 */
export function isVisible(engine: Engine, scope: ArchiveScope, articleNo: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`${isFollowed(engine, scope, articleNo)} and not coalesce(${isMuted(engine, scope)}, false)`;
}

/** Whether the article of this number came with a feed of the scope. */
export function isFollowed(engine: Engine, scope: ArchiveScope, articleNo: RawBuilder<unknown>): RawBuilder<boolean> {
  // The plus sign keeps the engine from looking up each feed in turn, of which there may be hundreds.
  const followed = anyOf(engine, sql`+article_feeds.feed_id`, feedsOf(scope), 'integer');
  return sql<boolean>`exists (select 1 from article_feeds where article_feeds.article_no = ${articleNo} and ${followed})`;
}

/** Whether a row of `articles` is of an outlet that someone left out; null where it has no outlet. */
export function isMuted(engine: Engine, scope: ArchiveScope): RawBuilder<boolean> {
  return anyOf(engine, sql`articles.outlet`, scope.mutedOutlets.map(storableText), 'text');
}
