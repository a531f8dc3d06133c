import type { Selectable } from 'kysely';
import { z } from 'zod';
import { messageOf } from '../kernel/errors.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Follower, StoredFeed } from '../sources/feed-store.ts';
import { NEVER_POLLED, type PollState } from '../sources/poll/poll-state.ts';
import type { Schema } from './schema.ts';

export type FeedRow = Selectable<Schema['feeds']>;

const instant = z.iso.datetime().nullable();
const count = z.int().nonnegative();
const stateSchema: z.ZodType<PollState> = z.object({
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  fingerprint: z.string().nullable(),
  lastPollAt: instant,
  nextPollAt: instant,
  firstSuccessAt: instant,
  lastSuccessAt: instant,
  lastNewAt: instant,
  newByDay: z.array(z.object({ day: z.iso.date(), count })),
  excerptOnly: z.boolean(),
  failures: count,
  failingSince: instant,
  failure: z.object({ code: z.string(), advice: z.string() }).nullable(),
  closed: z.boolean(),
  movedTo: z.string().nullable(),
  hints: z.object({
    ttlMinutes: z.number().nullable(),
    skipHours: z.array(z.number()),
    skipDays: z.array(z.string()),
  }),
});

/** The columns that name a follower; the operator's own feeds are those of nobody. */
export function tenantOf(follower: Follower) {
  return { platform: follower?.platform ?? '', tenant_id: follower?.tenantId ?? '' };
}

/** Reads a stored feed; one whose state makes no sense is named in the log and starts as never asked. */
export function readFeed(row: FeedRow, logger: Logger): StoredFeed {
  return { id: row.id, address: row.address, title: row.title, link: row.link, state: readState(row, logger) };
}

function readState(row: FeedRow, logger: Logger): PollState {
  try {
    return stateSchema.parse(JSON.parse(row.state));
  } catch (thrown) {
    const problem = thrown instanceof z.ZodError ? z.prettifyError(thrown) : messageOf(thrown);
    logger.error({ table: 'feeds', id: row.id, problem }, 'a stored row is bad');
    return NEVER_POLLED;
  }
}
