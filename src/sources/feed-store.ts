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

/** How many feeds a server or workspace may follow; the operator as many as there are. */
export const MOST_FEEDS_PER_TENANT = 200;

/** How many of a list of feeds are followed now that were not before, were followed already, and were too many. */
export interface FollowedList {
  readonly added: number;
  readonly known: number;
  readonly beyond: number;
}

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
  /**
   * Follows a list of feeds, the first first, as far as the limit goes; what the operator follows for everybody counts as
   * known. `batch` marks those that are new, for `unfollowBatch`.
   */
  followAll(
    follower: Follower,
    addresses: readonly string[],
    by: string,
    now: Date,
    batch: string | null,
  ): Promise<FollowedList>;
  /** No longer follows what came with a batch and is still followed since; gives how many. */
  unfollowBatch(follower: Follower, batch: string): Promise<number>;
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
