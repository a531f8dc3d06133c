import { type Delivered, type DeliveryJob, deliver } from './delivery/deliver.ts';
import type { Edition, EditionState } from './delivery/delivery-ledger.ts';
import { type FindJobsParts, findJobs, type Render } from './delivery/find-jobs.ts';
import { runFairly } from './delivery/run-fairly.ts';
import type { Wait } from './delivery/wait.ts';
import { messageOf } from './kernel/errors.ts';
import type { Document } from './presentation/document.ts';
import type { Subscription } from './subscriptions/subscription.ts';

/** A digest says that it is late from here on. */
const LATE_FROM_MS = 2 * 60_000;
/** Posts under way at once; the pace of each platform is kept besides. */
const AT_ONCE = 32;
/** A retry that is due so soon is waited for within the run, instead of until the next one. */
const RETRY_WITHIN_MS = 15_000;
/** A run begins no new round after so long, so that it does not hold up the next minute's editions. */
const ROUNDS_WITHIN_MS = 30_000;
const KEPT_MS = 90 * 24 * 3_600_000;

/** What `deliverDue` needs from outside. */
export interface DeliverDueParts extends FindJobsParts {
  /** Makes the digest of an edition; `lateByMs` is 0 when it is on time; null when there is nothing to post. */
  readonly makeDigest: (
    subscription: Subscription,
    dueAt: Date,
    now: Date,
    lateByMs: number,
  ) => Promise<Document | null>;
  readonly wait: Wait;
}

/** What became of one edition in one run. */
interface EditionResult extends Edition {
  readonly platform: string;
  /** `elsewhere`: another process has it, or it was final already. */
  readonly state: EditionState | 'elsewhere';
  readonly reason: string | null;
  /** From the due time to the end of the attempt. */
  readonly lateByMs: number;
}

/** What one run did. */
export interface DeliverySummary {
  readonly results: readonly EditionResult[];
  /** Editions that were missed while nothing ran, and are skipped in favour of a newer one. */
  readonly missed: number;
  /** Subscriptions that were paused because their channel is gone, with the way back. */
  readonly paused: readonly Paused[];
}

interface Paused {
  readonly subscription: Subscription;
  readonly advice: string;
}

interface Retry {
  readonly job: DeliveryJob;
  readonly retryAt: Date;
}

/** Delivers what is due at `now`: finds it, makes each digest, posts it, settles it. Throws when the store fails. */
export async function deliverDue(parts: DeliverDueParts, now: Date): Promise<DeliverySummary> {
  const { jobs, missed } = await findJobs(parts, rendererOf(parts), now);
  const results = new Map<string, EditionResult>();
  const paused: Paused[] = [];
  const stopping = () => parts.signal?.aborted ?? false;
  let round = jobs;
  while (round.length > 0) {
    const again: Retry[] = [];
    await runFairly(round, AT_ONCE, stopping, async (job) => {
      const delivered = await deliverOrLog(parts, job);
      if (delivered === null) return;
      results.set(`${job.edition.subscriptionId} ${job.edition.dueAt}`, resultOf(parts, job, delivered));
      if (delivered.state === 'due') again.push({ job, retryAt: delivered.retryAt });
      if (delivered.gone !== undefined) paused.push({ subscription: job.subscription, advice: delivered.gone.advice });
    });
    round = await waitForRetries(parts, now, again);
  }
  await forgetOld(parts, now);
  return { results: [...results.values()], missed, paused };
}

/** Stage 2: the briefing, in the platform's own form; it says how late it is from two minutes on. */
function rendererOf(parts: DeliverDueParts): Render {
  return async (subscription, edition, publisher) => {
    const now = parts.clock.now();
    const dueAt = new Date(edition.dueAt);
    const lateByMs = now.getTime() - dueAt.getTime();
    const document = await parts.makeDigest(subscription, dueAt, now, lateByMs > LATE_FROM_MS ? lateByMs : 0);
    return document && publisher.render(document);
  };
}

/**
 * Stage 3: posted and settled; a channel that is gone pauses its subscription. Null when the store failed on the way:
 * then the claim expires, and a later run takes it over.
 */
async function deliverOrLog(parts: DeliverDueParts, job: DeliveryJob): Promise<Delivered | null> {
  try {
    const delivered = await deliver(parts, job);
    if (delivered.gone !== undefined) await pause(parts, job.subscription, delivered.gone);
    return delivered;
  } catch (thrown) {
    parts.logger.error({ ...job.edition, problem: messageOf(thrown), thrown }, 'a delivery broke off');
    return null;
  }
}

/** Stage 4: how it ended, for the log and the metrics. */
function resultOf(parts: DeliverDueParts, { edition, subscription }: DeliveryJob, delivered: Delivered): EditionResult {
  const lateByMs = Math.max(0, parts.clock.now().getTime() - Date.parse(edition.dueAt));
  const { state, reason } = delivered;
  const result: EditionResult = { ...edition, platform: subscription.platform, state, reason, lateByMs };
  if (state === 'posted' || state === 'skipped') parts.logger.info(result, `an edition was ${state}`);
  else if (state === 'due') parts.logger.info(result, 'an edition will be tried again');
  else if (state !== 'elsewhere') parts.logger.warn(result, 'an edition was not posted');
  return result;
}

async function pause(
  { subscriptions, logger, clock }: DeliverDueParts,
  { id, platform }: Subscription,
  { reason, advice }: { readonly reason: string; readonly advice: string },
): Promise<void> {
  logger.warn({ subscription: id, platform, reason }, 'a subscription was paused: its channel is gone');
  await subscriptions.setState(id, 'paused', advice, clock.now());
}

/** The jobs to run again in this run, once the first of them may be. */
async function waitForRetries(parts: DeliverDueParts, now: Date, again: readonly Retry[]): Promise<DeliveryJob[]> {
  const at = parts.clock.now().getTime();
  const soon = again.filter(({ retryAt }) => retryAt.getTime() - at <= RETRY_WITHIN_MS);
  if (soon.length === 0 || at - now.getTime() > ROUNDS_WITHIN_MS || parts.signal?.aborted) return [];
  const wait = parts.wait(Math.max(0, ...soon.map(({ retryAt }) => retryAt.getTime() - at)));
  await orAborted(wait, parts.signal);
  return soon.map(({ job }) => job);
}

/** Ends with the work, or at once when the signal is aborted. */
function orAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => resolve();
    signal?.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal?.removeEventListener('abort', abort));
  });
}

async function forgetOld(parts: DeliverDueParts, now: Date): Promise<void> {
  if (now.getUTCMinutes() !== 0) return;
  try {
    await parts.ledger.forget(new Date(now.getTime() - KEPT_MS));
  } catch (thrown) {
    parts.logger.warn({ problem: messageOf(thrown) }, 'old editions could not be dropped');
  }
}
