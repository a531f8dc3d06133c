import type { Clock } from '../kernel/clock.ts';
import { messageOf } from '../kernel/errors.ts';
import type { Logger } from '../kernel/logger.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { backoffMs } from './backoff.ts';
import type { Claim, DeliveryLedger, Edition, KeptPart, Settlement } from './delivery-ledger.ts';
import type { Outcome } from './outcome.ts';
import { DEFAULT_PACE, type Pace } from './pace.ts';
import { partKey } from './part-key.ts';
import type { Publisher } from './publisher.ts';
import { within } from './within.ts';

/** Why an edition was skipped that had nothing to tell. */
export const NOTHING_NEW = 'nothing new';
/** How long an edition is tried, from its first claim. */
const GIVE_UP_AFTER_MS = 60 * 60_000;
/** How long a key is trusted to prevent a second post; platforms promise "a few minutes". */
const KEY_TRUSTED_MS = 3 * 60_000;
/** A part in doubt is sent again while its key is trusted, however long the backoff has become. */
const KEY_RETRY_MS = 30_000;
/** An edition of which nothing was sent for so long (a stop of the bot) is rendered again, to say how late it is. */
const SAME_BYTES_MS = 10 * 60_000;
/** A claim is held so long without a sign of life; with a tick a minute it is taken over before keys expire. */
const LEASE_MS = 90_000;
/** A step that hangs must not hold up every other delivery; shorter than a claim. */
const LONGEST_STEP_MS = 60_000;

/** What delivering needs from outside. */
export interface DeliveryTools {
  readonly ledger: DeliveryLedger;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Names this run of the process; another run must have another. */
  readonly owner: string;
  /** Aborted at shutdown: no part is begun any more, and the claim is given back. */
  readonly signal?: AbortSignal;
}

/** One edition to deliver. */
export interface DeliveryJob {
  readonly edition: Edition;
  readonly subscription: Subscription;
  readonly publisher: Publisher;
  /** True when a newer edition is due: this one is given up unless some of it was sent. */
  readonly superseded: boolean;
  /** Renders the edition; null when there is nothing to post. */
  readonly render: () => Promise<Rendered | null>;
}

/** An edition in a platform's own form. */
export interface Rendered {
  /** Its parts in order, never none. */
  readonly payloads: readonly string[];
  /** What it tells, to be kept with it; null where it tells only that there is nothing new. */
  readonly told: string | null;
  /** The articles that it cites, by their ids. */
  readonly cites: readonly string[];
}

/** How a delivery ended: as it was settled, or `elsewhere` when another process has the edition or it is final. */
export type Delivered = (Settlement | { readonly state: 'elsewhere'; readonly reason: null }) & {
  /** The way back for people, where the channel is gone. */
  readonly gone?: { readonly reason: string; readonly advice: string };
};

const ELSEWHERE: Delivered = { state: 'elsewhere', reason: null };

/** Delivers one edition: claim, render and keep, post what is not posted yet, settle. Throws only when the store does. */
export async function deliver(tools: DeliveryTools, job: DeliveryJob): Promise<Delivered> {
  const now = tools.clock.now();
  const claim = await tools.ledger.claim(job.edition, tools.owner, now, leaseFrom(now));
  if (claim === null) return ELSEWHERE;
  const ending = await endingOf(tools, job, claim);
  if (ending.state === 'elsewhere') return ending;
  const { gone: _, ...settlement } = ending;
  const settled = await tools.ledger.settle(job.edition, tools.owner, settlement, tools.clock.now());
  return settled ? ending : ELSEWHERE;
}

async function endingOf(tools: DeliveryTools, job: DeliveryJob, claim: Claim): Promise<Delivered> {
  const begun = claim.parts?.some((part) => part.messageId !== null || part.inDoubt !== null) ?? false;
  if (job.superseded && !begun) return { state: 'skipped', reason: 'a newer edition was due' };
  const ageMs = tools.clock.now().getTime() - Date.parse(claim.firstClaimedAt);
  if (claim.parts !== null && (begun || ageMs <= SAME_BYTES_MS)) return await postParts(tools, job, claim, claim.parts);
  let rendered: Rendered | null;
  try {
    rendered = await within(LONGEST_STEP_MS, job.render(), () => {
      throw new Error('it took over a minute');
    });
  } catch (thrown) {
    tools.logger.error({ ...job.edition, problem: messageOf(thrown), thrown }, 'an edition could not be made');
    return tryAgain(tools, job, claim, 'the briefing could not be made');
  }
  if (rendered === null) return { state: 'skipped', reason: NOTHING_NEW };
  const { payloads, told, cites } = rendered;
  if (payloads.length === 0) throw new TypeError(`${job.publisher.platform} rendered a document to no parts`);
  if (!(await tools.ledger.keepParts(job.edition, tools.owner, payloads, told, cites))) return ELSEWHERE;
  const fresh = payloads.map((payload) => ({ payload, messageId: null, inDoubt: null }));
  return await postParts(tools, job, claim, fresh);
}

async function postParts(
  tools: DeliveryTools,
  job: DeliveryJob,
  claim: Claim,
  parts: readonly KeptPart[],
): Promise<Delivered> {
  let firstMessageId: string | null = null;
  for (const [index, part] of parts.entries()) {
    let messageId = part.messageId;
    if (messageId === null) {
      const which = `part ${index + 1} of ${parts.length}`;
      if (!mayPost(job.publisher, part, tools.clock.now())) return endInDoubt(`${which}: no answer came`);
      const outcome = await postPart(tools, job, part, index, firstMessageId);
      if (outcome === null) return ELSEWHERE;
      if (outcome.kind !== 'posted') return endingFor(tools, job, { claim, part }, outcome, which);
      messageId = outcome.messageId;
    }
    firstMessageId ??= messageId;
  }
  return { state: 'posted', reason: null };
}

/** Posts one part and records what became of it; null when the claim was lost. */
async function postPart(
  tools: DeliveryTools,
  { edition, subscription, publisher }: DeliveryJob,
  { payload, inDoubt }: KeptPart,
  index: number,
  firstMessageId: string | null,
): Promise<Outcome | null> {
  const { ledger, pace, clock, owner, logger, signal } = tools;
  const waitMs = await pace.take(subscription, publisher.pace ?? DEFAULT_PACE);
  if (signal?.aborted) return { kind: 'rate-limited', retryAfterMs: 0 };
  if (waitMs > 0) return { kind: 'rate-limited', retryAfterMs: waitMs };
  const now = clock.now();
  if (!(await ledger.beginPart(edition, owner, index, now, leaseFrom(now)))) return null;
  let outcome: Outcome;
  try {
    const key = partKey(subscription, edition, index);
    const posting = publisher.post({ address: subscription, payload, key, firstMessageId, inDoubt });
    outcome = await within(LONGEST_STEP_MS, posting, () => ({ kind: 'unknown', reason: 'no answer within a minute' }));
  } catch (thrown) {
    logger.error({ ...edition, problem: messageOf(thrown), thrown }, 'a publisher threw: a bug');
    outcome = { kind: 'unknown', reason: 'an unforeseen failure' };
  }
  await ledger.recordOutcome(edition, index, outcome, clock.now(), subscription.publish ? subscription : null);
  if (outcome.kind === 'rate-limited') pace.hold(subscription, outcome.retryAfterMs);
  return outcome;
}

/** A part whose last answer is not known is sent again only where that cannot post it twice. */
function mayPost(publisher: Publisher, { payload, inDoubt }: KeptPart, now: Date): boolean {
  if (inDoubt === null || publisher.finds?.(payload)) return true;
  return publisher.idempotent && Math.abs(now.getTime() - Date.parse(inDoubt.since)) <= KEY_TRUSTED_MS;
}

function endingFor(
  tools: DeliveryTools,
  job: DeliveryJob,
  { claim, part }: { readonly claim: Claim; readonly part: KeptPart },
  outcome: Exclude<Outcome, { kind: 'posted' }>,
  which: string,
): Delivered {
  const again = (reason: string, waitMs?: number): Delivered => {
    const ending = tryAgain(tools, job, claim, reason, waitMs);
    const mayBeThere = part.inDoubt !== null || outcome.kind === 'unknown';
    return ending.state === 'failed' && mayBeThere ? endInDoubt(ending.reason) : ending;
  };
  switch (outcome.kind) {
    case 'rate-limited':
      return again(`${which}: it had to wait`, outcome.retryAfterMs);
    case 'failed':
      return again(`${which}: ${outcome.reason}`);
    case 'unknown':
      if (job.publisher.idempotent) {
        const waitMs = Math.min(KEY_RETRY_MS, backoffOf(job.edition, claim.attempts));
        return again(`${which}: ${outcome.reason}`, waitMs);
      }
      return endInDoubt(`${which}: ${outcome.reason}`);
    case 'refused':
      return { state: 'failed', reason: `${which} was refused: ${outcome.reason}` };
    case 'gone':
      return { state: 'failed', reason: outcome.reason, gone: { reason: outcome.reason, advice: outcome.advice } };
  }
}

function tryAgain(
  { clock }: DeliveryTools,
  { edition }: DeliveryJob,
  { attempts, firstClaimedAt }: Claim,
  reason: string,
  waitMs = backoffOf(edition, attempts),
): Delivered {
  const retryAt = new Date(clock.now().getTime() + waitMs);
  if (retryAt.getTime() - Date.parse(firstClaimedAt) > GIVE_UP_AFTER_MS) {
    return { state: 'failed', reason: `not posted within an hour: ${reason}` };
  }
  return { state: 'due', reason, retryAt };
}

function backoffOf({ subscriptionId, dueAt }: Edition, attempts: number): number {
  return backoffMs(attempts, `${subscriptionId} ${dueAt}`);
}

function endInDoubt(reason: string): Delivered {
  return { state: 'unknown', reason: `${reason}; it may have been posted, so it was not sent again` };
}

function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + LEASE_MS);
}
