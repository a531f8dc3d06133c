import type { Result } from '../kernel/errors.ts';

/** Where a digest goes: a channel of a workspace or server on a platform. */
export interface Address {
  readonly platform: string;
  /** The workspace (Slack team) or server (Discord guild; `dm` outside one): the tenant. */
  readonly tenantId: string;
  readonly channelId: string;
}

/** Channel + topic + when. */
export interface Subscription extends Address {
  /** Small whole number, unique in the store; people type it. */
  readonly id: number;
  readonly createdBy: string;
  readonly topic: string;
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
}

export type NewSubscription = Omit<Subscription, 'id' | 'activeSince' | 'state' | 'pausedBecause'>;

/** Port: keeps subscriptions. Every look-up is within a tenant, except those of the scheduler. */
export interface SubscriptionStore {
  /** Saves and numbers it; refuses `too-many` above the limit a tenant may have. */
  add(subscription: NewSubscription): Promise<Result<Subscription>>;
  list(platform: string, tenantId: string): Promise<readonly Subscription[]>;
  /** Null when there is none of that number in that tenant. */
  find(platform: string, tenantId: string, id: number): Promise<Subscription | null>;
  /** False when there is none of that number in that tenant. */
  remove(platform: string, tenantId: string, id: number): Promise<boolean>;
  /** Pauses (with a reason for people) or resumes; resuming does not bring back what came due meanwhile. */
  setState(id: number, state: 'active' | 'paused', because: string | null, now: Date): Promise<void>;
  /** All active subscriptions, for the scheduler. */
  active(): Promise<readonly Subscription[]>;
}
