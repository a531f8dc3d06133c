import { messageOf } from '../kernel/errors.ts';
import { backoffMs } from './backoff.ts';
import type { DeliveryTools } from './deliver.ts';
import type { Edition } from './delivery-ledger.ts';
import type { Outcome } from './outcome.ts';
import { DEFAULT_PACE } from './pace.ts';
import type { Publisher } from './publisher.ts';
import type { Publishing, Publishings, PublishResult } from './publishings.ts';

const AT_ONCE = 50;
/** Longer than a publishing takes: who dies with one in hand holds it up so long. */
const TAKEN_MS = 90_000;
/** From its post on; Discord publishes ten messages an hour of a channel, so that an hour alone would be too short. */
const GIVE_UP_AFTER_MS = 2 * 60 * 60_000;

/** What publishing needs from outside. */
export interface PublishParts extends Pick<DeliveryTools, 'pace' | 'clock' | 'logger' | 'signal'> {
  readonly publishings: Publishings;
}

type PublishingPublisher = Publisher & { readonly publish: NonNullable<Publisher['publish']> };

/**
 * Publishes what was posted, or of one edition only, and waits for it, channel by channel in order. What is refused, or not done within two hours,
 * is recorded with the reason; none of it touches a delivery. Never throws: what the store refuses waits for the next time.
 */
export async function publishPosted(
  parts: PublishParts,
  publishers: readonly Publisher[],
  of?: Edition,
): Promise<void> {
  try {
    for (const publisher of publishers) if (mayPublish(publisher)) await publishOn(parts, publisher, of);
  } catch (thrown) {
    parts.logger.error({ problem: messageOf(thrown), thrown }, 'posted messages could not be published');
  }
}

function mayPublish(publisher: Publisher): publisher is PublishingPublisher {
  return publisher.publish !== undefined;
}

async function publishOn(parts: PublishParts, publisher: PublishingPublisher, of?: Edition): Promise<void> {
  const { publishings, clock, signal } = parts;
  for (let full = true; full && !signal?.aborted; ) {
    const now = clock.now();
    const until = new Date(now.getTime() + TAKEN_MS);
    const taken = await publishings.take(publisher.platform, now, until, AT_ONCE, of);
    const channels = new Set(taken.map(({ address }) => address.channelId));
    const inChannel = (id: string) => taken.filter(({ address }) => address.channelId === id);
    await Promise.all([...channels].map((id) => publishInOrder(parts, publisher, inChannel(id))));
    full = taken.length === AT_ONCE;
  }
}

/** One after the other; where a channel must wait, what is behind waits with it. */
async function publishInOrder(
  parts: PublishParts,
  publisher: PublishingPublisher,
  publishings: readonly Publishing[],
): Promise<void> {
  let behind: PublishResult | null = null;
  for (const publishing of publishings) {
    if (parts.signal?.aborted) return;
    const result: PublishResult = behind ?? (await publishOne(parts, publisher, publishing));
    if (result.state === 'waiting') behind = result;
    await parts.publishings.settle(publishing, result);
    const { subscriptionId, dueAt, part } = publishing;
    if (result.state === 'failed') {
      parts.logger.warn({ subscriptionId, dueAt, part, reason: result.reason }, 'a message was posted, not published');
    }
  }
}

async function publishOne(
  { pace, clock }: PublishParts,
  publisher: PublishingPublisher,
  publishing: Publishing,
): Promise<PublishResult> {
  const { address, messageId, postedAt, attempts } = publishing;
  // It counts with the posts of the platform, not with those of the channel: publishing never holds up a post.
  const turn = { ...address, channelId: `${address.channelId} publish` };
  const waitMs = await pace.take(turn, publisher.pace ?? DEFAULT_PACE);
  const outcome: Outcome =
    waitMs > 0 ? { kind: 'rate-limited', retryAfterMs: waitMs } : await publisher.publish(address, messageId);
  if (outcome.kind === 'posted') return { state: 'published' };
  if (outcome.kind === 'refused' || outcome.kind === 'gone') return { state: 'failed', reason: outcome.reason };
  const limited = outcome.kind === 'rate-limited';
  const reason = limited ? 'it had to wait' : outcome.reason;
  const pauseMs = limited ? outcome.retryAfterMs : backoffMs(attempts, `${publishing.subscriptionId} ${messageId}`);
  const retryAt = new Date(clock.now().getTime() + pauseMs);
  if (retryAt.getTime() - Date.parse(postedAt) <= GIVE_UP_AFTER_MS) return { state: 'waiting', reason, retryAt };
  return { state: 'failed', reason: `not done within two hours: ${reason}` };
}
