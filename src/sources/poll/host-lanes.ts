import { parseUrl } from '../../kernel/parse-url.ts';
import type { PollState } from './poll-state.ts';

/** One feed that is followed, by whomever. */
export interface FollowedFeed {
  readonly address: string;
  readonly state: PollState;
}

/** A feed that is due. */
interface DueFeed {
  readonly feed: FollowedFeed;
  /** The address in its one spelling. */
  readonly key: string;
}

/** The feeds, each address once, longest due first. */
export function onceEach(feeds: readonly FollowedFeed[]): DueFeed[] {
  const once = new Map<string, DueFeed>();
  for (const feed of [...feeds].sort(byDue)) {
    const key = parseUrl(feed.address)?.href ?? feed.address;
    if (!once.has(key)) once.set(key, { feed, key });
  }
  return [...once.values()];
}

/** The same by host, in their order; what is no address has the host "". */
export function lanesOf(feeds: readonly DueFeed[]): Map<string, DueFeed[]> {
  const lanes = new Map<string, DueFeed[]>();
  for (const due of feeds) {
    const asked = askedAddress(due.feed);
    const host = parseUrl(asked)?.hostname ?? '';
    const lane = lanes.get(host);
    if (lane === undefined) lanes.set(host, [due]);
    else lane.push(due);
  }
  return lanes;
}

function byDue(one: FollowedFeed, other: FollowedFeed): number {
  const first = one.state.nextPollAt ?? '';
  const second = other.state.nextPollAt ?? '';
  if (first !== second) return first < second ? -1 : 1;
  return one.address < other.address ? -1 : Number(one.address > other.address);
}

/** Where a feed is asked: where it moved to, or its own address. */
export function askedAddress({ address, state }: FollowedFeed): string {
  return state.movedTo ?? address;
}
