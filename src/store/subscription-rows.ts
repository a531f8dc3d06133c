import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Logger } from '../kernel/logger.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Schema } from './schema.ts';

/** A stored subscription with the quiet hours of its channel. */
export type SubscriptionRow = Selectable<Schema['subscriptions']> & {
  readonly from_time?: string | null;
  readonly to_time?: string | null;
  readonly quiet_zone?: string | null;
};

const time = z.string().regex(/^\d\d:\d\d$/);
const rowSchema = z.object({
  id: z.coerce.number().int().positive(),
  platform: z.string().min(1),
  tenant_id: z.string().min(1),
  channel_id: z.string().min(1),
  created_by: z.string(),
  topic: z.string().min(1),
  schedule: z.string().min(1),
  zone: z.string().min(1),
  created_at: z.iso.datetime(),
  active_since: z.iso.datetime(),
  state: z.enum(['active', 'paused']),
  paused_because: z.string().nullable(),
  quiet: z.coerce.number().int(),
  mention: z.string().nullable(),
  alarm_after: z.coerce.number().int().nonnegative(),
  gone_since: z.iso.datetime().nullable(),
  forum: z.coerce.number().int(),
  publish: z.coerce.number().int(),
  from_time: time.nullish(),
  to_time: time.nullish(),
  quiet_zone: z.string().nullish(),
});

/** Reads stored rows; one that makes no sense is named in the log and left out. */
export function readSubscriptions(rows: readonly SubscriptionRow[], logger: Logger): Subscription[] {
  return rows.flatMap((row) => {
    const checked = rowSchema.safeParse(row);
    if (checked.success) return [subscriptionOf(checked.data)];
    const problem = z.prettifyError(checked.error);
    logger.error({ table: 'subscriptions', id: row.id, problem }, 'a stored row is bad');
    return [];
  });
}

function subscriptionOf(row: z.infer<typeof rowSchema>): Subscription {
  const { from_time: from, to_time: to, quiet_zone: zone } = row;
  return {
    id: row.id,
    platform: row.platform,
    tenantId: row.tenant_id,
    channelId: row.channel_id,
    createdBy: row.created_by,
    topic: row.topic,
    forum: row.forum !== 0,
    when: row.schedule,
    zone: row.zone,
    createdAt: row.created_at,
    activeSince: row.active_since,
    state: row.state,
    pausedBecause: row.paused_because,
    goneSince: row.gone_since,
    quiet: row.quiet !== 0,
    mention: row.mention,
    alarmAfter: row.alarm_after,
    publish: row.publish !== 0,
    quietHours: from && to && zone ? { from, to, zone } : null,
  };
}
