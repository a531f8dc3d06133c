import { type Kysely, sql } from 'kysely';
import { ok, type Result, refuse } from '../kernel/errors.ts';
import type { Logger } from '../kernel/logger.ts';
import { type FeedStore, type Follower, MOST_FEEDS_PER_TENANT, type StoredFeed } from '../sources/feed-store.ts';
import { NEVER_POLLED } from '../sources/poll/poll-state.ts';
import { dropUnfollowed } from './drop-unfollowed.ts';
import { followAll, unfollowBatch } from './feed-batches.ts';
import { mute, muted, unmute } from './feed-mutes.ts';
import { type FeedRow, readFeed, tenantOf } from './feed-rows.ts';
import { followingAlone } from './following-alone.ts';
import { keyOf } from './key-of.ts';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';
import { storableText } from './storable-text.ts';

type Database = Kysely<Schema>;

/** Keeps feeds in the database. A state that makes no sense is named in the log and starts as never asked. */
export function createFeedStore(db: Database, engine: Engine, logger: Logger): FeedStore {
  const change = async (address: string, values: Partial<Pick<FeedRow, 'state' | 'title' | 'link'>>) => {
    await db.updateTable('feeds').set(values).where('address_key', '=', keyOf(address)).execute();
  };
  return {
    all: async () => {
      const rows = await db.selectFrom('feeds').selectAll().orderBy('id').execute();
      return rows.map((row) => readFeed(row, logger));
    },
    follow: (follower, address, by, now) =>
      followingAlone(db, engine, (transaction) => follow(transaction, logger, follower, address, by, now)),
    followAll: (follower, addresses, by, now, batch) =>
      followingAlone(db, engine, (transaction) =>
        followAll(transaction, engine, { follower, addresses, by, now, batch }),
      ),
    unfollowBatch: (follower, batch) =>
      followingAlone(db, engine, (transaction) => unfollowBatch(transaction, engine, follower, batch)),
    unfollow: (follower, address) =>
      followingAlone(db, engine, (transaction) => unfollow(transaction, engine, follower, address)),
    followedBy: (follower) => followedBy(db, logger, follower),
    settle: (address, state) => change(address, { state: JSON.stringify(state) }),
    describe: (address, title, link) =>
      change(address, { title: title && storableText(title), link: link && storableText(link) }),
    mute: (channel, outlet) => mute(db, channel, outlet),
    unmute: (channel, outlet) => unmute(db, channel, outlet),
    muted: (channel) => muted(db, channel),
  };
}

async function follow(
  db: Database,
  logger: Logger,
  follower: Follower,
  address: string,
  by: string,
  now: Date,
): Promise<Result<{ readonly feed: StoredFeed; readonly known: boolean }>> {
  const found = await find(db, address);
  const tenant = tenantOf(follower);
  const feedIds = await db
    .selectFrom('feed_followers')
    .select('feed_id')
    .where('platform', '=', tenant.platform)
    .where('tenant_id', '=', tenant.tenant_id)
    .execute();
  if (found && feedIds.some(({ feed_id }) => feed_id === found.id)) {
    return ok({ feed: readFeed(found, logger), known: true });
  }
  if (follower !== null && feedIds.length >= MOST_FEEDS_PER_TENANT) {
    const advice = `There are ${MOST_FEEDS_PER_TENANT} sources here already, which is the most. Remove one first.`;
    return refuse('too-many', advice);
  }
  const feed = found ?? (await add(db, address));
  await db
    .insertInto('feed_followers')
    .values({ ...tenant, feed_id: feed.id, followed_by: by, followed_at: now.toISOString(), batch: null })
    .execute();
  return ok({ feed: readFeed(feed, logger), known: false });
}

async function unfollow(db: Database, engine: Engine, follower: Follower, address: string): Promise<boolean> {
  const feed = await find(db, address);
  if (!feed) return false;
  const tenant = tenantOf(follower);
  const removed = await db
    .deleteFrom('feed_followers')
    .where('platform', '=', tenant.platform)
    .where('tenant_id', '=', tenant.tenant_id)
    .where('feed_id', '=', feed.id)
    .executeTakeFirst();
  await dropUnfollowed(db, engine, [feed.id]);
  return removed.numDeletedRows > 0n;
}

async function followedBy(
  db: Database,
  logger: Logger,
  follower: Follower,
): Promise<(StoredFeed & { readonly shared: boolean })[]> {
  const tenant = tenantOf(follower);
  const operator = tenantOf(null);
  const { rows } = await sql<FeedRow & { own: number }>`select feeds.*, follows.own from feeds join (
      select feed_id, max(case when platform = ${operator.platform} then 0 else 1 end) as own from feed_followers
      where (platform = ${tenant.platform} and tenant_id = ${tenant.tenant_id})
        or (platform = ${operator.platform} and tenant_id = ${operator.tenant_id})
      group by feed_id
    ) as follows on follows.feed_id = feeds.id order by feeds.id`.execute(db);
  return rows.map((row) => ({ ...readFeed(row, logger), shared: row.own === 0 }));
}

function find(db: Database, address: string): Promise<FeedRow | undefined> {
  return db.selectFrom('feeds').selectAll().where('address_key', '=', keyOf(address)).executeTakeFirst();
}

function add(db: Database, address: string): Promise<FeedRow> {
  const row = { address_key: keyOf(address), address, title: null, link: null, state: JSON.stringify(NEVER_POLLED) };
  return db.insertInto('feeds').values(row).returningAll().executeTakeFirstOrThrow();
}
