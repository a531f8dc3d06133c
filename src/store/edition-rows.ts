import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { Claim, EditionRecord, KeptPart, PartOutcome } from '../delivery/delivery-ledger.ts';
import type { Schema } from './schema.ts';

export type EditionRow = Selectable<Schema['editions']>;
export type PartRow = Selectable<Schema['edition_parts']>;
/** With when it last got no certain answer that was recorded. */
export type ClaimedPartRow = PartRow & { readonly unanswered_at: string | null };
export type PublishingRow = Pick<Selectable<Schema['publishings']>, 'state' | 'reason'>;
type OutcomeRow = Selectable<Schema['part_outcomes']>;

const instant = z.iso.datetime();
const editionSchema = z.object({
  subscription_id: z.int().positive(),
  due_at: instant,
  state: z.enum(['due', 'claimed', 'posted', 'failed', 'skipped', 'unknown']),
  owner: z.string().nullable(),
  claimed_until: instant.nullable(),
  retry_at: instant.nullable(),
  attempts: z.int().nonnegative(),
  first_claimed_at: instant,
  settled_at: instant.nullable(),
  reason: z.string().nullable(),
  told: z.string().nullable(),
});
const partSchema = z.object({
  payload: z.string(),
  message_id: z.string().min(1).nullable(),
  sending_since: instant.nullable(),
  in_doubt_since: instant.nullable(),
});
const claimedPartSchema = partSchema.extend({ unanswered_at: instant.nullable() });
const publishingSchema = z.object({
  state: z.enum(['waiting', 'published', 'failed']),
  reason: z.string().nullable(),
});
const outcomeSchema = z.object({
  part: z.int().nonnegative(),
  at: instant,
  kind: z.enum(['posted', 'rate-limited', 'refused', 'gone', 'failed', 'unknown']),
  detail: z.string(),
});

/** Reads a row that was just claimed, with its parts in order; throws where they make no sense. */
export function readClaim(row: EditionRow, parts: readonly ClaimedPartRow[]): Claim {
  const data = editionSchema.required().parse(row);
  const kept = parts.map((part) => claimedPartSchema.parse(part));
  return {
    subscriptionId: data.subscription_id,
    dueAt: data.due_at,
    owner: data.owner ?? '',
    until: data.claimed_until ?? '',
    attempts: data.attempts,
    firstClaimedAt: data.first_claimed_at,
    parts: kept.length === 0 ? null : kept.map(readPart),
  };
}

/** What was being sent when its process died is in doubt too. */
function readPart(part: z.infer<typeof claimedPartSchema>): KeptPart {
  const { payload, message_id: messageId, in_doubt_since: doubted, sending_since: sending } = part;
  const since = doubted ?? sending;
  const inDoubt = since === null ? null : { since, last: sending ?? part.unanswered_at ?? since };
  return { payload, messageId, inDoubt };
}

/** Reads a row of the history, with its parts in order; throws where they make no sense. */
export function readRecord(
  row: EditionRow,
  parts: readonly PartRow[],
  publishings: readonly PublishingRow[],
): EditionRecord {
  const data = editionSchema.parse(row);
  return {
    subscriptionId: data.subscription_id,
    dueAt: data.due_at,
    state: data.state,
    reason: data.reason,
    attempts: data.attempts,
    settledAt: data.settled_at,
    retryAt: data.retry_at,
    tells: data.told !== null,
    messageIds: parts.map((part) => partSchema.parse(part).message_id),
    publishing: worstOf(publishings.map((one) => publishingSchema.parse(one))),
  };
}

/** Of an edition's parts the one that is furthest from being published speaks for all. */
function worstOf(publishings: readonly z.infer<typeof publishingSchema>[]): EditionRecord['publishing'] {
  const inState = (state: string) => publishings.find((one) => one.state === state);
  return inState('failed') ?? inState('waiting') ?? publishings[0] ?? null;
}

/** Reads one recorded answer; throws where it makes no sense. */
export function readOutcome(row: OutcomeRow): PartOutcome {
  return outcomeSchema.parse(row);
}
