import type { Generated } from 'kysely';
import type { StoredBytes } from './stored-features.ts';

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
    /** 1: nothing is posted where nothing is new. */
    quiet: number;
    mention: string | null;
    alarm_after: number;
    /** Since when its channel or server is gone; null otherwise. */
    gone_since: string | null;
    /** 1: each edition is a thread of its own. */
    forum: number;
    /** 1: what is posted is published to who follows the channel. */
    publish: number;
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
    /** What it tells, as JSON text; null where it tells nothing. */
    told: string | null;
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
  /** Posted parts that are to be published, and what became of it. */
  publishings: {
    subscription_id: number;
    due_at: string;
    part: number;
    platform: string;
    tenant_id: string;
    channel_id: string;
    message_id: string;
    /** `waiting`, `published` or `failed`. */
    state: string;
    reason: string | null;
    posted_at: string;
    attempts: number;
    /** When it may be tried next. */
    retry_at: string;
  };
  shown_briefings: { id: string; json: string; kept_until: string };
  /** Where each was shown: elsewhere it does not exist. */
  shown_places: { shown_id: string; platform: string; tenant_id: string; channel_id: string; kept_until: string };
  form_drafts: { id: string; platform: string; tenant_id: string; user_id: string; json: string; kept_at: string };
  /** See `StoredInstallation`; `refreshing_until` is set while new tokens are asked for. */
  installations: {
    platform: string;
    tenant_id: string;
    organisation_id: string | null;
    details: string;
    sealed: string | null;
    version: number;
    installed_at: string;
    refreshing_until: string | null;
    removed_at: string | null;
  };
  /** As `ManagerStore` has it, as JSON text. */
  managers: { platform: string; tenant_id: string; managers: string };
  shares: { platform: string; tenant_id: string; channel_id: string; shared: string; kept_until: string };
  /** What may be used once, until then. */
  used_ids: { id: string; kept_until: string };
  /** As `KeptMessage` has it. */
  conversation: { id: string; place: number; change: number; body: string };
  leases: { name: string; owner: string; held_until: string };
  /** `reader` and `correction` are what `keyOf` makes of them. */
  told_corrections: { reader: string; correction: string; told_at: string };
  quiet_hours: {
    platform: string;
    tenant_id: string;
    channel_id: string;
    from_time: string;
    to_time: string;
    zone: string;
  };
  /** `tenant_id` is where the zone was given last. */
  person_zones: { platform: string; user_id: string; tenant_id: string; zone: string };
  last_briefings: { platform: string; user_id: string; topic: string; shown_id: string; shown_at: string };
  /** Small rows, so that many are looked at quickly; the texts are in `article_texts`, the search terms in `article_terms`. */
  articles: {
    no: Generated<number>;
    id: string;
    story_id: string;
    outlet: string | null;
    /** When it was published, or else first seen. */
    at: string;
    first_seen_at: string;
    excerpt_only: number;
    /** 1: it has a row in `cited_articles`, and is not removed however old it is. */
    held: Generated<number>;
  };
  article_texts: { article_no: number; item: string; topics: string };
  article_versions: {
    id: Generated<number>;
    article_no: number;
    item: string;
    replaced_at: string;
    excerpt_only: Generated<number>;
  };
  /** `key` is what `keyOf` makes of it: of one length, however long the key. */
  article_keys: { key: string; article_no: number };
  /** `due_at` is that of the newest edition of the subscription that cites it. */
  cited_articles: { subscription_id: number; article_no: number; due_at: string };
  /** `feed_id` is 0 for a bundled one. */
  article_feeds: { feed_id: number; article_no: number };
  /** What an article is compared by, as `packFeatures` writes it; kept a while for removed ones too, see `removeDecisions`. */
  article_features: { article_no: number; features: StoredBytes; new_terms: string };
  /** By which earlier articles are found for a new one. */
  telling_terms: { term: number; article_no: number };
  /** A `Reason`, as JSON text. */
  story_reasons: { article_no: number; reason: string };
  /** Ids that were given up when two stories became one; `unfinished` is 1 while articles have the old one. */
  story_aliases: { alias: string; story_id: string; reason: string; merged_at: string; unfinished: number };
  /** The vocabulary as it was after the article of this number; one row. */
  vocabularies: { no: number; written: string };
  feeds: {
    id: Generated<number>;
    address_key: string;
    address: string;
    title: string | null;
    link: string | null;
    /** A `PollState`, as JSON text. */
    state: string;
  };
  /** Platform and tenant are empty for the operator. */
  feed_followers: {
    platform: string;
    tenant_id: string;
    feed_id: number;
    followed_by: string;
    followed_at: string;
    /** The list that it came with; null where it was followed alone. */
    batch: string | null;
  };
  muted_outlets: { platform: string; tenant_id: string; channel_id: string; outlet_key: string; outlet: string };
}
