import { type Kysely, sql } from 'kysely';
import { type FollowedList, type Follower, MOST_FEEDS_PER_TENANT } from '../sources/feed-store.ts';
import { NEVER_POLLED } from '../sources/poll/poll-state.ts';
import { anyOf } from './any-of.ts';
import { dropUnfollowed } from './drop-unfollowed.ts';
import { tenantOf } from './feed-rows.ts';
import { keyOf } from './key-of.ts';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';

type Database = Kysely<Schema>;

/** A list of feeds to follow; see `FeedStore.followAll`. */
interface FeedList {
  readonly follower: Follower;
  readonly addresses: readonly string[];
  readonly by: string;
  readonly now: Date;
  readonly batch: string | null;
}

/** A statement takes so many rows: engines bound how many values one may have. */
const ROWS_AT_ONCE = 500;

/** See `FeedStore.followAll`; in a transaction that nobody else follows or unfollows in. */
export async function followAll(db: Database, engine: Engine, list: FeedList): Promise<FollowedList> {
  const tenant = tenantOf(list.follower);
  const wanted = new Map(list.addresses.map((address) => [keyOf(address), address]));
  const followed = await followedKeys(db, list.follower);
  const missing = [...wanted].filter(([key]) => !followed.keys.has(key));
  const room = list.follower === null ? missing.length : Math.max(0, MOST_FEEDS_PER_TENANT - followed.own);
  const taken = new Map(missing.slice(0, room));
  const followedAt = { followed_by: list.by, followed_at: list.now.toISOString(), batch: list.batch };
  const rows = (await feedIdsOf(db, engine, taken)).map((feed_id) => ({ ...tenant, feed_id, ...followedAt }));
  for (const some of portions(rows)) await db.insertInto('feed_followers').values(some).execute();
  return { added: taken.size, known: wanted.size - missing.length, beyond: missing.length - taken.size };
}

/** What a follower follows already, with what everybody does, and how many of them are its own. */
async function followedKeys(db: Database, follower: Follower) {
  const [tenant, operator] = [tenantOf(follower), tenantOf(null)];
  const rows = await db
    .selectFrom('feed_followers')
    .innerJoin('feeds', 'feeds.id', 'feed_followers.feed_id')
    .select(['address_key', 'platform'])
    .where((where) =>
      where.or(
        [tenant, operator].map(({ platform, tenant_id }) =>
          where.and([where('platform', '=', platform), where('tenant_id', '=', tenant_id)]),
        ),
      ),
    )
    .execute();
  const own = rows.filter(({ platform }) => platform === tenant.platform).length;
  return { keys: new Set(rows.map(({ address_key }) => address_key)), own };
}

/** The numbers of feeds by their keys, those that are new among them. */
async function feedIdsOf(db: Database, engine: Engine, feeds: ReadonlyMap<string, string>): Promise<readonly number[]> {
  const found = await db
    .selectFrom('feeds')
    .select(['id', 'address_key'])
    .where(anyOf(engine, sql.ref('address_key'), [...feeds.keys()], 'text'))
    .execute();
  const known = new Set(found.map(({ address_key }) => address_key));
  const ids = found.map(({ id }) => id);
  const state = JSON.stringify(NEVER_POLLED);
  const rows = [...feeds]
    .filter(([key]) => !known.has(key))
    .map(([address_key, address]) => ({ address_key, address, title: null, link: null, state }));
  for (const some of portions(rows)) {
    const added = await db.insertInto('feeds').values(some).returning('id').execute();
    ids.push(...added.map(({ id }) => id));
  }
  return ids;
}

/** See `FeedStore.unfollowBatch`; in the same kind of transaction. */
export async function unfollowBatch(db: Database, engine: Engine, follower: Follower, batch: string): Promise<number> {
  const tenant = tenantOf(follower);
  const removed = await db
    .deleteFrom('feed_followers')
    .where('platform', '=', tenant.platform)
    .where('tenant_id', '=', tenant.tenant_id)
    .where('batch', '=', batch)
    .returning('feed_id')
    .execute();
  await dropUnfollowed(
    db,
    engine,
    removed.map(({ feed_id }) => feed_id),
  );
  return removed.length;
}

function* portions<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) yield rows.slice(start, start + ROWS_AT_ONCE);
}
