import { type Kysely, sql } from 'kysely';
import type { DeliveryLedger, Edition } from '../delivery/delivery-ledger.ts';
import type { Logger } from '../kernel/logger.ts';
import { releaseBefore } from './cited-articles.ts';
import { beginPart, claim, keepParts, recordOutcome, settle } from './edition-claims.ts';
import { history, newestDues, outcomes, told, waiting } from './edition-lookups.ts';
import type { Engine } from './migrations.ts';
import type { Schema } from './schema.ts';

type Database = Kysely<Schema>;

/** Both engines limit the values of one statement (32,766 and 65,535); a row has ten. */
const ROWS_AT_ONCE = 500;

/** Keeps editions in the database; what a claim means is in `docs/adr/0003-expired-claims.md`. */
export function createDeliveryLedger(db: Database, engine: Engine, logger: Logger): DeliveryLedger {
  return {
    claim: (edition, owner, now, until) => claim(db, edition, owner, now, until),
    keepParts: (edition, owner, parts, told, cites) => keepParts(db, engine, edition, owner, parts, told, cites),
    beginPart: (edition, owner, part, now, until) => beginPart(db, edition, owner, part, now, until),
    recordOutcome: (edition, part, outcome, now, publishIn) =>
      recordOutcome(db, edition, part, outcome, now, publishIn),
    settle: (edition, owner, settlement, now) => settle(db, edition, owner, settlement, now),
    skip: (editions, reason, now) => skip(db, editions, reason, now),
    newestDues: (now) => newestDues(db, now),
    waiting: (now) => waiting(db, now),
    history: (subscriptionId, limit) => history(db, logger, subscriptionId, limit),
    told: (subscriptionId, limit) => told(db, subscriptionId, limit),
    outcomes: (edition) => outcomes(db, edition),
    forget: (before) => forget(db, engine, before),
  };
}

async function skip(db: Database, editions: readonly Edition[], reason: string, now: Date): Promise<void> {
  const at = now.toISOString();
  const never = { state: 'skipped', owner: null, claimed_until: null, retry_at: null, attempts: 0 };
  for (let from = 0; from < editions.length; from += ROWS_AT_ONCE) {
    const rows = editions.slice(from, from + ROWS_AT_ONCE).map(({ subscriptionId, dueAt }) => ({
      subscription_id: subscriptionId,
      due_at: dueAt,
      ...never,
      first_claimed_at: at,
      settled_at: at,
      reason,
      told: null,
    }));
    await db
      .insertInto('editions')
      .values(rows)
      .onConflict((conflict) => conflict.columns(['subscription_id', 'due_at']).doNothing())
      .execute();
  }
}

async function forget(db: Database, engine: Engine, before: Date): Promise<void> {
  const at = before.toISOString();
  await db
    .deleteFrom('editions')
    .where('due_at', '<', at)
    .where('settled_at', 'is not', null)
    .where(sql<boolean>`(exists (select 1 from editions as newer
        where newer.subscription_id = editions.subscription_id and newer.due_at > editions.due_at)
      or not exists (select 1 from subscriptions where subscriptions.id = editions.subscription_id))`)
    .execute();
  for (const table of ['edition_parts', 'part_outcomes', 'publishings'] as const) {
    await db
      .deleteFrom(table)
      .where('due_at', '<', at)
      .where(sql<boolean>`not exists (select 1 from editions
        where editions.subscription_id = ${sql.ref(`${table}.subscription_id`)}
          and editions.due_at = ${sql.ref(`${table}.due_at`)})`)
      .execute();
  }
  await releaseBefore(db, engine, at);
}
