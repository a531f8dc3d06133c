import { createSlidingWindow } from '../sliding-window.ts';

/** "One message per second per channel. Short bursts of more than that allowed": of two, here. */
const CHANNEL = { most: 2, withinMs: 2_000 };
/** "Several hundred messages per minute" in a workspace: as few as that can mean (docs.slack.dev/apis/web-api/rate-limits). */
const WORKSPACE = { most: 300, withinMs: 60_000 };

/** Slack's limits on posts, in one workspace. */
export interface PostLimits {
  /** Counts a post; gives 0, or, where it is one too many, the seconds to wait, whole as Slack gives them. */
  take(channel: string): number;
  /** How many posts were too many. */
  refusals(): number;
}

/** `now` gives milliseconds. */
export function createPostLimits(now: () => number): PostLimits {
  const channels = createSlidingWindow(CHANNEL.most, CHANNEL.withinMs);
  const workspace = createSlidingWindow(WORKSPACE.most, WORKSPACE.withinMs);
  let refusals = 0;
  return {
    take(channel) {
      const waitMs = workspace.take('', now()) || channels.take(channel, now());
      if (waitMs > 0) refusals++;
      return Math.ceil(waitMs / 1_000);
    },
    refusals: () => refusals,
  };
}
