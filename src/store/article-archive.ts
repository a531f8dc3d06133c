import type { Kysely } from 'kysely';
import type { ArticleArchive } from '../articles/article-archive.ts';
import type { Logger } from '../kernel/logger.ts';
import { arrivedAfter, lastNumber, recentTopics } from './article-arrivals.ts';
import { keep, linkTo, replace } from './article-keeping.ts';
import { count, editedSince, findByKeys, load, ofStory, versions } from './article-lookups.ts';
import { forget, retainBundled } from './article-removal.ts';
import { search } from './article-search.ts';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';

/** Keeps articles in the database; how they are found and what is approximate is in `docs/adr/0006-article-archive.md`. */
export function createArticleArchive(db: Kysely<Schema>, engine: Engine, logger: Logger): ArticleArchive {
  return {
    findByKeys: (keys, scope) => findByKeys(db, engine, keys, scope),
    keep: (article) => keep(db, engine, article),
    link: (articleId, feedId, keys) => linkTo(db, engine, articleId, { feedId, keys }),
    replace: (articleId, article, now) => replace(db, engine, articleId, article, now),
    load: (ids) => load(db, engine, logger, ids),
    versions: (articleId) => versions(db, logger, articleId),
    editedSince: (ids, since) => editedSince(db, engine, ids, since),
    ofStory: (storyId, scope, limit) => ofStory(db, engine, logger, storyId, scope, limit),
    search: (groups, scope, since, limit) => search(db, engine, groups, scope, since, limit),
    recentTopics: (limit) => recentTopics(db, engine, limit),
    lastNumber: () => lastNumber(db),
    arrivedAfter: (no, limit) => arrivedAfter(db, engine, no, limit),
    retainBundled: (ids) => retainBundled(db, engine, ids),
    count: (scope) => count(db, engine, scope),
    forget: (before, limit) => forget(db, engine, before, limit),
  };
}
