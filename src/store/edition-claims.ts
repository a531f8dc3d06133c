import { type Kysely, sql } from 'kysely';
import type { Claim, Edition, Settlement } from '../delivery/delivery-ledger.ts';
import type { Outcome } from '../delivery/outcome.ts';
import type { Address } from '../subscriptions/subscription.ts';
import { holdCited } from './cited-articles.ts';
import { claimedPartsOf } from './edition-lookups.ts';
import { type EditionRow, readClaim } from './edition-rows.ts';
import type { Engine } from './migrations.ts';
import { addPublishing } from './publishings.ts';
import type { Schema } from './schema.ts';

type Database = Kysely<Schema>;

/** Claims in one statement, so that two processes never both have it; see `DeliveryLedger.claim`. */
export async function claim(
  db: Database,
  edition: Edition,
  owner: string,
  now: Date,
  until: Date,
): Promise<Claim | null> {
  const at = now.toISOString();
  const claimed = { state: 'claimed', owner, claimed_until: until.toISOString(), retry_at: null };
  const row = await db
    .insertInto('editions')
    .values({
      subscription_id: edition.subscriptionId,
      due_at: edition.dueAt,
      ...claimed,
      attempts: 1,
      first_claimed_at: at,
      settled_at: null,
      reason: null,
      told: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['subscription_id', 'due_at'])
        .doUpdateSet({ ...claimed, attempts: sql<number>`editions.attempts + 1` })
        .where(sql<boolean>`editions.state in ('due', 'claimed')`)
        .where(sql<boolean>`coalesce(editions.claimed_until, editions.retry_at) <= ${at}`),
    )
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : readClaim(row, await claimedPartsOf(db, row));
}

/** See `DeliveryLedger.keepParts`. */
export async function keepParts(
  db: Database,
  engine: Engine,
  edition: Edition,
  owner: string,
  parts: readonly string[],
  told: string | null = null,
  cites: readonly string[] = [],
): Promise<boolean> {
  return await db.transaction().execute(async (transaction) => {
    if (!(await touch(transaction, edition, owner, { owner, told }))) return false;
    const key = { subscription_id: edition.subscriptionId, due_at: edition.dueAt };
    const unsent = { message_id: null, sending_since: null, in_doubt_since: null };
    await transaction
      .deleteFrom('edition_parts')
      .where('subscription_id', '=', edition.subscriptionId)
      .where('due_at', '=', edition.dueAt)
      .where(sql<boolean>`coalesce(message_id, sending_since, in_doubt_since) is null`)
      .execute();
    await transaction
      .insertInto('edition_parts')
      .values(parts.map((payload, part) => ({ ...key, part, payload, ...unsent })))
      .onConflict((conflict) => conflict.columns(['subscription_id', 'due_at', 'part']).doNothing())
      .execute();
    await holdCited(transaction, engine, edition, cites);
    return true;
  });
}

/** See `DeliveryLedger.beginPart`. */
export async function beginPart(
  db: Database,
  edition: Edition,
  owner: string,
  part: number,
  now: Date,
  until: Date,
): Promise<boolean> {
  return await db.transaction().execute(async (transaction) => {
    if (!(await touch(transaction, edition, owner, { claimed_until: until.toISOString() }))) return false;
    const begun = await transaction
      .updateTable('edition_parts')
      .set({
        in_doubt_since: sql<string | null>`coalesce(in_doubt_since, sending_since)`,
        sending_since: now.toISOString(),
      })
      .where('subscription_id', '=', edition.subscriptionId)
      .where('due_at', '=', edition.dueAt)
      .where('part', '=', part)
      .where('message_id', 'is', null)
      .executeTakeFirst();
    return begun.numUpdatedRows > 0n;
  });
}

/** See `DeliveryLedger.recordOutcome`. */
export async function recordOutcome(
  db: Database,
  edition: Edition,
  part: number,
  outcome: Outcome,
  now: Date,
  publishIn: Address | null = null,
): Promise<void> {
  const inDoubt = sql<string | null>`coalesce(in_doubt_since, sending_since)`;
  const known =
    outcome.kind === 'posted'
      ? { message_id: outcome.messageId, in_doubt_since: null }
      : outcome.kind === 'unknown'
        ? { in_doubt_since: inDoubt }
        : {};
  await db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('edition_parts')
      .set({ ...known, sending_since: null })
      .where('subscription_id', '=', edition.subscriptionId)
      .where('due_at', '=', edition.dueAt)
      .where('part', '=', part)
      .execute();
    await transaction
      .insertInto('part_outcomes')
      .values({
        subscription_id: edition.subscriptionId,
        due_at: edition.dueAt,
        part,
        at: now.toISOString(),
        kind: outcome.kind,
        detail: detailOf(outcome),
      })
      .execute();
    if (publishIn !== null && outcome.kind === 'posted') {
      const posted = { address: publishIn, messageId: outcome.messageId, at: now };
      await addPublishing(transaction, edition, part, posted);
    }
  });
}

function detailOf(outcome: Outcome): string {
  if (outcome.kind === 'posted') return outcome.messageId;
  return outcome.kind === 'rate-limited' ? `${outcome.retryAfterMs}` : outcome.reason;
}

/** See `DeliveryLedger.settle`. */
export async function settle(
  db: Database,
  edition: Edition,
  owner: string,
  settlement: Settlement,
  now: Date,
): Promise<boolean> {
  const again = settlement.state === 'due';
  return await touch(db, edition, owner, {
    state: settlement.state,
    reason: settlement.reason,
    owner: null,
    claimed_until: null,
    retry_at: again ? settlement.retryAt.toISOString() : null,
    settled_at: again ? null : now.toISOString(),
  });
}

/** Changes an edition that this owner holds; false when it holds it no longer. */
async function touch(db: Database, edition: Edition, owner: string, change: Partial<EditionRow>): Promise<boolean> {
  const result = await db
    .updateTable('editions')
    .set(change)
    .where('subscription_id', '=', edition.subscriptionId)
    .where('due_at', '=', edition.dueAt)
    .where('owner', '=', owner)
    .where('state', '=', 'claimed')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
