import type { Result } from '../kernel/errors.ts';
import type { QuietHours } from './quiet-hours.ts';

/** Where a digest goes: a channel of a workspace or server on a platform. */
export interface Address {
  readonly platform: string;
  /** The workspace (Slack team) or server (Discord guild; `dm` outside one): the tenant. */
  readonly tenantId: string;
  readonly channelId: string;
}

/** How a channel takes messages: as they come, so that they can be published to who follows it, or each as a thread. */
export type ChannelKind = 'messages' | 'announcements' | 'forum';

/** How a digest treats its channel. */
export interface Care {
  /** Post nothing, rather than one line, where nothing is new. */
  readonly quiet: boolean;
  /** The role (Discord) or user group (Slack) to mention, by its id; null for none. */
  readonly mention: string | null;
  /** After so many editions in a row without news the channel is told what is wrong; 0 for never. */
  readonly alarmAfter: number;
  /** Publish what is posted to those who follow the channel. */
  readonly publish: boolean;
}

/** What a digest does unless it is asked otherwise; three editions are the issue's own number. */
export const USUAL_CARE: Care = { quiet: false, mention: null, alarmAfter: 3, publish: false };

/** Channel + topic + when. */
export interface Subscription extends Address, Care {
  /** Small whole number, unique in the store; people type it. */
  readonly id: number;
  readonly createdBy: string;
  readonly topic: string;
  /** Its channel is a forum: each edition is a thread of its own. */
  readonly forum: boolean;
  /** The schedule in the words of `parseWhen`, in its normal form, without the zone. */
  readonly when: string;
  /** IANA zone. */
  readonly zone: string;
  /** ISO 8601 instant. */
  readonly createdAt: string;
  /** ISO 8601 instant: when it was made or last resumed. What came due at it or before is never delivered. */
  readonly activeSince: string;
  readonly state: 'active' | 'paused';
  /** Why it is paused, in words for a person; null when active. */
  readonly pausedBecause: string | null;
  /** ISO 8601 instant since when its channel or server is gone; null where it is not. */
  readonly goneSince: string | null;
  /** Those of its channel; null for none. */
  readonly quietHours: QuietHours | null;
}

export type NewSubscription = Address &
  Pick<Subscription, 'createdBy' | 'topic' | 'when' | 'zone' | 'createdAt'> &
  Partial<Care & Pick<Subscription, 'forum'>>;

/** What of a subscription people may change. */
export type SubscriptionChanges = Partial<
  Pick<Subscription, 'topic' | 'when' | 'zone' | 'channelId' | 'createdBy' | 'forum'> & Care
>;

/** Port: keeps subscriptions. Every look-up is within a tenant, except those of the scheduler. */
export interface SubscriptionStore {
  /** Saves and numbers it; refuses `too-many` above the limit a tenant may have. */
  add(subscription: NewSubscription): Promise<Result<Subscription>>;
  list(platform: string, tenantId: string): Promise<readonly Subscription[]>;
  /** Null when there is none of that number in that tenant. */
  find(platform: string, tenantId: string, id: number): Promise<Subscription | null>;
  /** Null when there is none of that number in that tenant. A new schedule begins now: it brings back nothing. */
  change(
    platform: string,
    tenantId: string,
    id: number,
    changes: SubscriptionChanges,
    now: Date,
  ): Promise<Subscription | null>;
  /** False when there is none of that number in that tenant. */
  remove(platform: string, tenantId: string, id: number): Promise<boolean>;
  /** Pauses (with a reason for people) or resumes; resuming does not bring back what came due meanwhile. */
  setState(id: number, state: 'active' | 'paused', because: string | null, now: Date): Promise<void>;
  /** Pauses one whose channel is gone: it is kept, and forgotten after a while; false when it was paused already. */
  setGone(id: number, because: string, now: Date): Promise<boolean>;
  /** Pauses all active ones of a tenant that the bot was removed from; how many. */
  tenantGone(platform: string, tenantId: string, because: string, now: Date): Promise<number>;
  /** Resumes what was gone in a tenant that the bot is back in, not what people paused; how many. */
  tenantBack(platform: string, tenantId: string, now: Date): Promise<number>;
  /** Tenants with something that is paused for exactly this reason, each once. */
  tenantsPaused(platform: string, because: string): Promise<readonly string[]>;
  /** Removes those gone since before that time; how many. */
  forgetGone(before: Date): Promise<number>;
  /** Sets the quiet hours of a channel, for all its digests; null takes them away. */
  setQuietHours(address: Address, hours: QuietHours | null): Promise<void>;
  /** The quiet hours of a channel; null for none. */
  quietHours(address: Address): Promise<QuietHours | null>;
  /** All active subscriptions, for the scheduler. */
  active(): Promise<readonly Subscription[]>;
}
