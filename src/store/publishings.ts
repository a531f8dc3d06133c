import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Edition } from '../delivery/delivery-ledger.ts';
import type { Publishing, Publishings } from '../delivery/publishings.ts';
import type { Address } from '../subscriptions/subscription.ts';
import type { Schema } from './schema.ts';

type Database = Kysely<Schema>;

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

/** Keeps what is to be published in the database; taking is one statement, so that two processes never both have it. */
export function createPublishings(db: Database): Publishings {
  return {
    take: (platform, now, until, atMost) => take(db, platform, now, until, atMost),
    settle: async ({ subscriptionId, dueAt, part }, result) => {
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
    },
  };
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
  db: Database,
  platform: string,
  now: Date,
  until: Date,
  atMost: number,
): Promise<readonly Publishing[]> {
  const at = now.toISOString();
  const { rows } = await sql`
    update publishings set retry_at = ${until.toISOString()}, attempts = attempts + 1
    where state = 'waiting' and retry_at <= ${at} and (subscription_id, due_at, part) in (
      select subscription_id, due_at, part from publishings
      where state = 'waiting' and retry_at <= ${at} and platform = ${platform}
        and exists (select 1 from subscriptions where subscriptions.id = publishings.subscription_id)
      order by posted_at, due_at, part limit ${atMost})
    returning subscription_id, due_at, part, platform, tenant_id, channel_id, message_id, posted_at, attempts`.execute(
    db,
  );
  return rows.map(readPublishing).sort(byAge);
}

function readPublishing(row: unknown): Publishing {
  const data = rowSchema.parse(row);
  return {
    subscriptionId: data.subscription_id,
    dueAt: data.due_at,
    part: data.part,
    address: { platform: data.platform, tenantId: data.tenant_id, channelId: data.channel_id },
    messageId: data.message_id,
    postedAt: data.posted_at,
    attempts: data.attempts,
  };
}

function byAge(one: Publishing, other: Publishing): number {
  const [a, b] = [one, other].map(({ postedAt, dueAt }) => `${postedAt} ${dueAt}`);
  return a === b ? one.part - other.part : (a ?? '') < (b ?? '') ? -1 : 1;
}
