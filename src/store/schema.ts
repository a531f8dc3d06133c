import type { Generated } from 'kysely';

/** The version that these sources write; a database of a newer one is refused. */
export const SCHEMA_VERSION = 1;

/** Instants are ISO 8601 text in UTC with milliseconds, so that they sort as text; lists are JSON text. */
export interface Schema {
  schema_version: { version: number; applied_at: string };
  subscriptions: {
    id: Generated<number>;
    platform: string;
    tenant_id: string;
    channel_id: string;
    created_by: string;
    topic: string;
    schedule: string;
    zone: string;
    created_at: string;
    active_since: string;
    state: string;
    paused_because: string | null;
  };
  editions: {
    subscription_id: number;
    due_at: string;
    state: string;
    owner: string | null;
    claimed_until: string | null;
    retry_at: string | null;
    attempts: number;
    first_claimed_at: string;
    settled_at: string | null;
    reason: string | null;
  };
  edition_parts: {
    subscription_id: number;
    due_at: string;
    part: number;
    payload: string;
    message_id: string | null;
    /** Set while it is being sent; a crash leaves it set. */
    sending_since: string | null;
    /** When it was first sent without a certain answer. */
    in_doubt_since: string | null;
  };
  part_outcomes: {
    id: Generated<number>;
    subscription_id: number;
    due_at: string;
    part: number;
    at: string;
    kind: string;
    detail: string;
  };
  shown_briefings: { id: string; json: string; kept_at: string };
}
