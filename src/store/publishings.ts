import { type Kysely, type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Edition } from '../delivery/delivery-ledger.ts';
import type { Publishing, Publishings, PublishResult } from '../delivery/publishings.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Address } from '../subscriptions/subscription.ts';
import type { Schema } from './schema.ts';

type Database = Kysely<Schema>;
type Row = Omit<Selectable<Schema['publishings']>, 'state' | 'reason' | 'retry_at'>;

const rowSchema = z.object({
  subscription_id: z.int().positive(),
  due_at: z.iso.datetime(),
  part: z.int().nonnegative(),
  platform: z.string(),
  tenant_id: z.string(),
  channel_id: z.string(),
  message_id: z.string().min(1),
  posted_at: z.iso.datetime(),
  attempts: z.int().nonnegative(),
});

interface Parts {
  readonly db: Database;
  readonly logger: Logger;
}

/** Keeps what is to be published in the database; taking is one statement, so that two processes never both have it. */
export function createPublishings(db: Database, logger: Logger): Publishings {
  return {
    take: (...asked) => take({ db, logger }, ...asked),
    settle: (publishing, result) => settle(db, publishing, result),
  };
}

async function settle(
  db: Database,
  { subscriptionId, dueAt, part }: Pick<Publishing, 'subscriptionId' | 'dueAt' | 'part'>,
  result: PublishResult,
): Promise<void> {
  await db
    .updateTable('publishings')
    .set({
      state: result.state,
      reason: result.state === 'published' ? null : result.reason,
      ...(result.state === 'waiting' && { retry_at: result.retryAt.toISOString() }),
    })
    .where('subscription_id', '=', subscriptionId)
    .where('due_at', '=', dueAt)
    .where('part', '=', part)
    .execute();
}

/** Remembers that a part that was just posted there is to be published; a part is remembered once. */
export async function addPublishing(
  db: Database,
  edition: Edition,
  part: number,
  posted: { readonly address: Address; readonly messageId: string; readonly at: Date },
): Promise<void> {
  const { platform, tenantId, channelId } = posted.address;
  const at = posted.at.toISOString();
  await db
    .insertInto('publishings')
    .values({
      subscription_id: edition.subscriptionId,
      due_at: edition.dueAt,
      part,
      platform,
      tenant_id: tenantId,
      channel_id: channelId,
      message_id: posted.messageId,
      state: 'waiting',
      reason: null,
      posted_at: at,
      attempts: 0,
      retry_at: at,
    })
    .onConflict((conflict) => conflict.columns(['subscription_id', 'due_at', 'part']).doNothing())
    .execute();
}

async function take(
  { db, logger }: Parts,
  platform: string,
  now: Date,
  until: Date,
  atMost: number,
  of?: Edition,
): Promise<readonly Publishing[]> {
  const at = now.toISOString();
  const which = of ? sql`and subscription_id = ${of.subscriptionId} and due_at = ${of.dueAt}` : sql``;
  const { rows } = await sql<Row>`
    update publishings set retry_at = ${until.toISOString()}, attempts = attempts + 1
    where state = 'waiting' and retry_at <= ${at} and (subscription_id, due_at, part) in (
      select subscription_id, due_at, part from publishings
      where state = 'waiting' and retry_at <= ${at} and platform = ${platform} ${which}
        and exists (select 1 from subscriptions where subscriptions.id = publishings.subscription_id)
      order by posted_at, due_at, part limit ${atMost})
    returning subscription_id, due_at, part, platform, tenant_id, channel_id, message_id, posted_at, attempts`.execute(
    db,
  );
  const taken: Publishing[] = [];
  for (const row of rows) {
    const checked = rowSchema.safeParse(row);
    if (checked.success) taken.push(publishingOf(checked.data));
    else await giveUp({ db, logger }, row, z.prettifyError(checked.error));
  }
  return taken.sort(byAge);
}

/** Left as it is, it would be taken again for ever. */
async function giveUp({ db, logger }: Parts, row: Row, problem: string): Promise<void> {
  const { subscription_id: id, due_at: dueAt, part } = row;
  logger.error({ table: 'publishings', id, dueAt, part, problem }, 'a stored row is bad');
  await settle(
    db,
    { subscriptionId: id, dueAt, part },
    { state: 'failed', reason: 'what was kept of it is unreadable' },
  );
}

function publishingOf(row: z.infer<typeof rowSchema>): Publishing {
  return {
    subscriptionId: row.subscription_id,
    dueAt: row.due_at,
    part: row.part,
    address: { platform: row.platform, tenantId: row.tenant_id, channelId: row.channel_id },
    messageId: row.message_id,
    postedAt: row.posted_at,
    attempts: row.attempts,
  };
}

function byAge(one: Publishing, other: Publishing): number {
  const [a, b] = [one, other].map(({ postedAt, dueAt }) => `${postedAt} ${dueAt}`);
  return a === b ? one.part - other.part : (a ?? '') < (b ?? '') ? -1 : 1;
}
