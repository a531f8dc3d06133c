import type { Result } from '../kernel/errors.ts';
import type { PollState } from './poll/poll-state.ts';

/** A feed that is followed, by whomever. */
export interface StoredFeed {
  readonly id: number;
  readonly address: string;
  /** As the feed calls itself; null before it was read. */
  readonly title: string | null;
  /** The page that it belongs to. */
  readonly link: string | null;
  readonly state: PollState;
}

/** A server or workspace; null stands for all of them: the operator's own feeds. */
export type Follower = { readonly platform: string; readonly tenantId: string } | null;

/** A channel, for what is muted in it. */
export interface MutedIn {
  readonly platform: string;
  readonly tenantId: string;
  readonly channelId: string;
}

/** Port: which feeds are followed by whom, and how each is doing. Each call is atomic. */
export interface FeedStore {
  /** Every feed that anyone follows. */
  all(): Promise<readonly StoredFeed[]>;
  /** Follows a feed; `known` when the follower did already. Refuses `too-many` above the limit that a tenant may have. */
  follow(
    follower: Follower,
    address: string,
    by: string,
    now: Date,
  ): Promise<Result<{ readonly feed: StoredFeed; readonly known: boolean }>>;
  /** False when the follower did not. A feed that nobody follows any more is forgotten, its articles stay. */
  unfollow(follower: Follower, address: string): Promise<boolean>;
  /** The feeds of a server or workspace, with those of the operator. */
  followedBy(follower: Follower): Promise<readonly (StoredFeed & { readonly shared: boolean })[]>;
  /** Keeps what became of a poll. */
  settle(address: string, state: PollState): Promise<void>;
  /** Keeps what the feed says of itself. */
  describe(address: string, title: string | null, link: string | null): Promise<void>;
  /** Leaves an outlet out in a channel; false when it was left out already. */
  mute(channel: MutedIn, outlet: string): Promise<boolean>;
  /** False when it was not left out. */
  unmute(channel: MutedIn, outlet: string): Promise<boolean>;
  muted(channel: MutedIn): Promise<readonly string[]>;
}
