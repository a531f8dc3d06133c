import { type Delivered, type DeliveryJob, type DeliveryTools, deliver } from './delivery/deliver.ts';
import type { Edition, EditionState } from './delivery/delivery-ledger.ts';
import type { Render } from './delivery/find-jobs.ts';
import { type PublishParts, publishPosted } from './delivery/publish-posted.ts';
import type { Publisher, ThreadTitle } from './delivery/publisher.ts';
import { messageOf } from './kernel/errors.ts';
import type { MakeDigest } from './make-digest.ts';
import { type Document, note } from './presentation/document.ts';
import { editionTime } from './subscriptions/edition-time.ts';
import type { SubscriptionStore } from './subscriptions/subscription.ts';
import { whenInWords } from './subscriptions/when-in-words.ts';

/** Documents of one run whose renderings are kept. */
const MOST_RENDERED = 200;
/** A digest says that it is late from here on. */
const LATE_FROM_MS = 2 * 60_000;
/** A subscription whose channel or server is gone is kept so long, in case it comes back. */
export const GONE_KEPT_DAYS = 30;

/** What delivering one edition needs from outside. */
export interface EditionParts extends DeliveryTools, PublishParts {
  readonly makeDigest: MakeDigest;
  readonly subscriptions: SubscriptionStore;
  /** Is told how each attempt at an edition ended, for the metrics. */
  readonly observe?: (result: EditionResult) => void;
}

/** What became of one edition in one attempt. */
export interface EditionResult extends Edition {
  readonly platform: string;
  /** `elsewhere`: another process has it, or it was final already. */
  readonly state: EditionState | 'elsewhere';
  readonly reason: string | null;
  /** From the due time to the end of the attempt. */
  readonly lateByMs: number;
}

/**
 * Makes the briefing in the platform's own form; it says how late it is from two minutes on. In a forum it has a title,
 * which says where there is nothing to open the thread for.
 */
export function rendererOf(parts: EditionParts): Render {
  const rendered = new Map<string, readonly string[]>();
  /** Channels with the same digest at the same time get the same document, which is rendered once for each platform. */
  const render = (publisher: Publisher, document: Document, thread?: ThreadTitle): readonly string[] => {
    const key = `${publisher.platform} ${JSON.stringify([document.blocks, document.summary, thread])}`;
    const payloads = rendered.get(key) ?? publisher.render(document, thread);
    if (rendered.size >= MOST_RENDERED) rendered.clear();
    rendered.set(key, payloads);
    return payloads;
  };
  return async (subscription, edition, publisher) => {
    const now = parts.clock.now();
    const dueAt = new Date(edition.dueAt);
    const lateByMs = now.getTime() - dueAt.getTime();
    const document = await parts.makeDigest(subscription, dueAt, now, lateByMs > LATE_FROM_MS ? lateByMs : 0);
    if (document === null) return null;
    const { topic = subscription.topic, told = null, cites = [] } = document;
    const rest = `${editionTime(subscription, dueAt)}${told === null ? ': nothing new' : ''}`;
    const thread = subscription.forum ? { topic, rest } : undefined;
    return { payloads: render(publisher, document, thread), told, cites };
  };
}

/**
 * Posts an edition and settles it; a channel that is gone pauses its subscription. Null when the store failed on the way:
 * then the claim expires, and a later run takes it over.
 */
export async function deliverEdition(
  parts: EditionParts,
  job: DeliveryJob,
): Promise<{ readonly delivered: Delivered; readonly result: EditionResult } | null> {
  try {
    const delivered = await deliver(parts, job);
    if (delivered.gone !== undefined) await pause(parts, job, delivered.gone);
    if (job.subscription.publish) await publishPosted(parts, [job.publisher], job.edition);
    const result = resultOf(parts, job, delivered);
    parts.observe?.(result);
    return { delivered, result };
  } catch (thrown) {
    parts.logger.error({ ...job.edition, problem: messageOf(thrown), thrown }, 'a delivery broke off');
    return null;
  }
}

/** How it ended, for the log and the metrics. */
function resultOf(parts: EditionParts, { edition, subscription }: DeliveryJob, delivered: Delivered): EditionResult {
  const lateByMs = Math.max(0, parts.clock.now().getTime() - Date.parse(edition.dueAt));
  const { state, reason } = delivered;
  const result: EditionResult = { ...edition, platform: subscription.platform, state, reason, lateByMs };
  if (state === 'posted' || state === 'skipped') parts.logger.info(result, `an edition was ${state}`);
  else if (state === 'due') parts.logger.info(result, 'an edition will be tried again');
  else if (state !== 'elsewhere') parts.logger.warn(result, 'an edition was not posted');
  return result;
}

/** Pauses a subscription whose channel is gone, and tells the person who made it, once: only who pauses it tells. */
async function pause(
  { subscriptions, logger, clock }: EditionParts,
  { subscription, publisher }: DeliveryJob,
  { reason, advice }: { readonly reason: string; readonly advice: string },
): Promise<void> {
  const { id, platform, topic, tenantId, createdBy } = subscription;
  logger.warn({ subscription: id, platform, reason }, 'a subscription was paused: its channel is gone');
  if (!(await subscriptions.setGone(id, advice, clock.now()))) return;
  const kept = `Digest ${id} (${topic}, ${whenInWords(subscription)}) is paused and kept for ${GONE_KEPT_DAYS} days.`;
  const outcome = await publisher.tell?.({ tenantId, userId: createdBy }, note(`${kept} ${advice}`));
  if (outcome && outcome.kind !== 'posted') {
    logger.warn({ subscription: id, platform, outcome }, 'the person who made the digest could not be told');
  }
}
