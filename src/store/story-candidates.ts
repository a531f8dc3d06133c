import { type Kysely, sql } from 'kysely';
import type { Logger } from '../kernel/logger.ts';
import { type Candidate, LOOK_UP, type LookUpTerm, type Member, storiesToCompare } from '../stories/candidate.ts';
import type { Features } from '../stories/features.ts';
import { anyOf, eachOf } from './any-of.ts';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';
import { readStored, type StoredBytes } from './stored-features.ts';

type Database = Kysely<Schema>;
type FindCandidates = (terms: readonly LookUpTerm[], day: number | null) => Promise<readonly Candidate[]>;

/** Features of articles kept in memory, some 3 kB each: those of the stories that are told at the time. */
const MOST_HELD = 1_000;

interface MemberRow {
  readonly no: number;
  readonly id: string;
  readonly story_id: string;
  readonly opened: number;
}

/** Creates what finds stories for an article; see `StoryArchive.candidates`. */
export function createCandidateFinder(db: Database, engine: Engine, logger: Logger): FindCandidates {
  const load = createFeatureLoader(db, engine, logger);
  return async (terms, day) => {
    const found = await findAlike(db, engine, terms);
    const days = await load(found.map(({ no }) => no));
    const near = found.flatMap(({ no, story_id: storyId }) => {
      const features = days.get(no);
      return features ? [{ storyId, day: features.day }] : [];
    });
    const storyIds = storiesToCompare(near, day);
    const rows = await findMembers(db, engine, storyIds);
    const features = await load(rows.map(({ no }) => no));
    return storyIds.flatMap((id) => candidateOf(id, rows, features));
  };
}

function candidateOf(id: string, rows: readonly MemberRow[], features: ReadonlyMap<number, Features>): Candidate[] {
  const own = rows.filter((row) => row.story_id === id);
  const members = own.flatMap((row): Member[] => {
    const read = features.get(row.no);
    return read ? [{ id: row.id, features: read }] : [];
  });
  return members.length > 0 ? [{ id, opened: own[0]?.opened ?? 0, members }] : [];
}

/** The articles that share most with these terms, among the latest of each term; the same on every engine. */
async function findAlike(db: Database, engine: Engine, terms: readonly LookUpTerm[]) {
  const shares = new Map<number, number>();
  const holders = await findHolders(db, engine, terms);
  for (const [at, numbers] of holders.entries()) {
    const worth = terms[at]?.worth ?? 0;
    for (const no of numbers) shares.set(no, (shares.get(no) ?? 0) + worth);
  }
  const best = [...shares].sort(([a, x], [b, y]) => y - x || b - a).slice(0, LOOK_UP.articles);
  const places = new Map(best.map(([no], place) => [no, place]));
  const { rows } = await sql<{ no: number; story_id: string }>`select no, story_id from articles
    where ${anyOf(engine, sql`no`, [...places.keys()], 'integer')}`.execute(db);
  return rows.sort((a, b) => (places.get(a.no) ?? 0) - (places.get(b.no) ?? 0));
}

/** For each term the latest articles that have it, as one list: thousands of rows would cost more than finding them. */
async function findHolders(db: Database, engine: Engine, terms: readonly LookUpTerm[]): Promise<number[][]> {
  const numbers = terms.map(({ term }) => term);
  const [asked, list] =
    engine === 'sqlite'
      ? [
          sql`(select key as place, value as term from json_each(${JSON.stringify(numbers)})) as asked`,
          'json_group_array',
        ]
      : [sql`unnest(cast(${numbers} as integer[])) with ordinality as asked (term, place)`, 'json_agg'];
  const { rows } = await sql<{ holders: string | null }>`
    select (select cast(${sql.raw(list)}(latest.article_no) as text) from (
      select article_no from telling_terms where term = asked.term
      order by article_no desc limit ${LOOK_UP.articlesOfTerm}) as latest) as holders
    from ${asked} order by asked.place`.execute(db);
  return rows.map(({ holders }) => JSON.parse(holders ?? '[]'));
}

/** The latest articles of each story in the order in which they came, and where each story begins. */
async function findMembers(db: Database, engine: Engine, storyIds: readonly string[]): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select articles.no, articles.id, articles.story_id,
      (select min(first.no) from articles as first where first.story_id = one.value) as opened
    from ${eachOf(engine, storyIds, 'text')} cross join articles
    where articles.story_id = one.value and articles.no >= coalesce((
      select latest.no from articles as latest where latest.story_id = one.value
      order by latest.no desc limit 1 offset ${LOOK_UP.members - 1}), 0)
    order by articles.no`.execute(db);
  return rows;
}

/** Loads features, holding those used last; an article without any is left out, one whose bytes make no sense is named in the log. */
function createFeatureLoader(db: Database, engine: Engine, logger: Logger) {
  const held = new Map<number, Features>();
  return async (numbers: readonly number[]): Promise<ReadonlyMap<number, Features>> => {
    const found = new Map<number, Features>();
    for (const no of numbers) {
      const features = held.get(no);
      if (!features) continue;
      held.delete(no);
      held.set(no, features);
      found.set(no, features);
    }
    const missing = numbers.filter((no) => !found.has(no));
    for (const [no, features] of await readFeatureRows(db, engine, logger, missing)) {
      held.set(no, features);
      found.set(no, features);
    }
    for (const [oldest] of held) {
      if (held.size <= MOST_HELD) break;
      held.delete(oldest);
    }
    return found;
  };
}

async function readFeatureRows(
  db: Database,
  engine: Engine,
  logger: Logger,
  numbers: readonly number[],
): Promise<[number, Features][]> {
  if (numbers.length === 0) return [];
  const { rows } = await sql<{ article_no: number; features: StoredBytes }>`
    select article_no, features from article_features
    where ${anyOf(engine, sql`article_no`, numbers, 'integer')}`.execute(db);
  return rows.flatMap(({ article_no: no, features: bytes }) => {
    const features = readStored(bytes);
    if (!features) logger.error({ table: 'article_features', no }, 'a stored row is bad');
    return features ? [[no, features]] : [];
  });
}
