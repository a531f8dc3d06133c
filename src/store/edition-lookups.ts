import { type Kysely, sql } from 'kysely';
import type { Edition, EditionRecord, PartOutcome, Told } from '../delivery/delivery-ledger.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Logger } from '../kernel/logger.ts';
import {
  type ClaimedPartRow,
  type EditionRow,
  type PartRow,
  type PublishingRow,
  readOutcome,
  readRecord,
} from './edition-rows.ts';
import type { Schema } from './schema.ts';

type Database = Kysely<Schema>;

/** See `DeliveryLedger.newestDues`. */
export async function newestDues(db: Database, now: Date): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ id: number; due_at: string | null }>`
    select id, (select max(due_at) from editions
      where subscription_id = subscriptions.id and due_at <= ${now.toISOString()}) as due_at
    from subscriptions where state = 'active'`.execute(db);
  return new Map(rows.flatMap((row) => (row.due_at === null ? [] : [[row.id, row.due_at] as const])));
}

/** See `DeliveryLedger.waiting`. */
export async function waiting(db: Database, now: Date): Promise<readonly Edition[]> {
  const rows = await db
    .selectFrom('editions')
    .select(['subscription_id', 'due_at'])
    .where(sql<boolean>`state in ('due', 'claimed')`)
    .where(sql<boolean>`coalesce(claimed_until, retry_at) <= ${now.toISOString()}`)
    .orderBy('due_at')
    .orderBy('subscription_id')
    .execute();
  return rows.map((row) => ({ subscriptionId: row.subscription_id, dueAt: row.due_at }));
}

/** See `DeliveryLedger.history`; a row that makes no sense is named in the log and left out. */
export async function history(
  db: Database,
  logger: Logger,
  subscriptionId: number,
  limit: number,
): Promise<EditionRecord[]> {
  const rows = await db
    .selectFrom('editions')
    .selectAll()
    .where('subscription_id', '=', subscriptionId)
    .orderBy('due_at', 'desc')
    .limit(limit)
    .execute();
  const records: EditionRecord[] = [];
  for (const row of rows) {
    const [parts, publishings] = [await partsOf(db, row), await publishingsOf(db, row)];
    try {
      records.push(readRecord(row, parts, publishings));
    } catch (thrown) {
      const fields = { table: 'editions', id: row.subscription_id, dueAt: row.due_at, problem: messageOf(thrown) };
      logger.error(fields, 'a stored row is bad');
    }
  }
  return records;
}

/** See `DeliveryLedger.told`. */
export async function told(db: Database, subscriptionId: number, limit: number): Promise<Told[]> {
  const rows = await db
    .selectFrom('editions')
    .select(['due_at', 'told'])
    .where('subscription_id', '=', subscriptionId)
    .where('state', 'in', ['posted', 'unknown'])
    .where('told', 'is not', null)
    .orderBy('due_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ dueAt: row.due_at, told: row.told ?? '' }));
}

/** See `DeliveryLedger.outcomes`. */
export async function outcomes(db: Database, edition: Edition): Promise<PartOutcome[]> {
  const rows = await db
    .selectFrom('part_outcomes')
    .selectAll()
    .where('subscription_id', '=', edition.subscriptionId)
    .where('due_at', '=', edition.dueAt)
    .orderBy('id')
    .execute();
  return rows.map(readOutcome);
}

/** The stored parts of an edition that was just claimed, in order. */
export async function claimedPartsOf(db: Database, row: EditionRow): Promise<ClaimedPartRow[]> {
  const { rows } = await sql<ClaimedPartRow>`
    select edition_parts.*, (select max(part_outcomes.at) from part_outcomes
      where part_outcomes.subscription_id = edition_parts.subscription_id
        and part_outcomes.due_at = edition_parts.due_at and part_outcomes.part = edition_parts.part
        and part_outcomes.kind = 'unknown') as unanswered_at
    from edition_parts where subscription_id = ${row.subscription_id} and due_at = ${row.due_at}
    order by part`.execute(db);
  return rows;
}

async function partsOf(db: Database, row: EditionRow): Promise<PartRow[]> {
  return await db
    .selectFrom('edition_parts')
    .selectAll()
    .where('subscription_id', '=', row.subscription_id)
    .where('due_at', '=', row.due_at)
    .orderBy('part')
    .execute();
}

async function publishingsOf(db: Database, row: EditionRow): Promise<PublishingRow[]> {
  return await db
    .selectFrom('publishings')
    .select(['state', 'reason'])
    .where('subscription_id', '=', row.subscription_id)
    .where('due_at', '=', row.due_at)
    .orderBy('part')
    .execute();
}
