import { type Kysely, sql } from 'kysely';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';

/** The migration to what stories are decided by, and why; see `docs/adr/0009-story-memory.md`. */
export async function addStoryMemory(db: Kysely<Schema>, engine: Engine): Promise<void> {
  const [keyed, bytes] = engine === 'sqlite' ? ['without rowid', 'blob'] : ['', 'bytea'];
  const statements = [
    `create table article_features (article_no integer primary key, features ${bytes} not null, new_terms text not null)`,
    `create table telling_terms (
      term integer not null, article_no integer not null, primary key (term, article_no)) ${keyed}`,
    'create table story_reasons (article_no integer primary key, reason text not null)',
    `create table story_aliases (
      alias text primary key, story_id text not null, reason text not null, merged_at text not null,
      unfinished integer not null)`,
    'create index story_aliases_by_story on story_aliases (story_id)',
    'create index story_aliases_unfinished on story_aliases (alias) where unfinished = 1',
    'create table vocabularies (no integer primary key, written text not null)',
    'create index articles_of_story on articles (story_id, no)',
  ];
  for (const statement of statements) await sql.raw(statement).execute(db);
}
