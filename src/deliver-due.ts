import {
  deliverEdition,
  type EditionParts,
  type EditionResult,
  GONE_KEPT_DAYS,
  rendererOf,
} from './deliver-edition.ts';
import { EDITION_KEPT_DAYS } from './delivery/delivery-ledger.ts';
import { type FindJobsParts, findJobs } from './delivery/find-jobs.ts';
import { publishPosted } from './delivery/publish-posted.ts';
import { runFairly } from './delivery/run-fairly.ts';
import type { Wait } from './delivery/wait.ts';
import { messageOf } from './kernel/errors.ts';
import type { Subscription } from './subscriptions/subscription.ts';

/** Posts under way at once; the pace of each platform is kept besides. */
const AT_ONCE = 32;
/** A retry that is due so soon is waited for within the run, instead of until the next one. */
const RETRY_WITHIN_MS = 15_000;
/** A run waits for no retry after so long; a later one takes it up. */
const WAITS_WITHIN_MS = 30_000;
/** Retries that are due close to each other are taken up together. */
const LEAST_WAIT_MS = 1_000;
/**
 * A round begins no job after so long. What is left is found again, with what has come due meanwhile and with the
 * retries whose time has come: oldest due first, and before a platform forgets a key, however many posts there are.
 */
const ROUND_MS = 20_000;
const DAY_MS = 24 * 3_600_000;
/** What is old is dropped in the first minutes of an hour: several, since a tick may be left out. */
const FORGET_UNTIL_MINUTE = 5;

/** What `deliverDue` needs from outside. */
export interface DeliverDueParts extends FindJobsParts, EditionParts {
  readonly wait: Wait;
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

/** Delivers what is due from `now` on: finds it, makes each digest, posts it, settles it. Throws when the store fails. */
export async function deliverDue(parts: DeliverDueParts, now: Date): Promise<DeliverySummary> {
  const render = rendererOf(parts);
  const results = new Map<string, EditionResult>();
  const paused: Paused[] = [];
  const time = () => parts.clock.now().getTime();
  let missed = 0;
  for (let at = now, goesOn = true; goesOn; at = parts.clock.now()) {
    const found = await findJobs(parts, render, at);
    missed += found.missed;
    const until = time() + ROUND_MS;
    const retries: number[] = [];
    let begun = 0;
    const stopping = () => (parts.signal?.aborted ?? false) || time() >= until;
    await runFairly(found.jobs, AT_ONCE, stopping, async (job) => {
      begun++;
      const ended = await deliverEdition(parts, job);
      if (ended === null) return;
      const { delivered, result } = ended;
      results.set(`${job.edition.subscriptionId} ${job.edition.dueAt}`, result);
      if (delivered.state === 'due') retries.push(delivered.retryAt.getTime());
      if (delivered.gone !== undefined) paused.push({ subscription: job.subscription, advice: delivered.gone.advice });
    });
    goesOn = begun < found.jobs.length || (await waitForRetry(parts, now, retries));
    goesOn &&= !parts.signal?.aborted;
  }
  await publishPosted(parts, parts.publishers);
  await forgetOld(parts, now);
  return { results: [...results.values()], missed, paused };
}

/** Waits for the first retry; false where none is due soon. */
async function waitForRetry(parts: DeliverDueParts, now: Date, retries: readonly number[]): Promise<boolean> {
  const at = parts.clock.now().getTime();
  const first = retries.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  if (first - at > RETRY_WITHIN_MS || at - now.getTime() > WAITS_WITHIN_MS || parts.signal?.aborted) return false;
  await orAborted(parts.wait(Math.max(LEAST_WAIT_MS, first - at)), parts.signal);
  return true;
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
  if (now.getUTCMinutes() >= FORGET_UNTIL_MINUTE) return;
  try {
    await parts.ledger.forget(new Date(now.getTime() - EDITION_KEPT_DAYS * DAY_MS));
    const removed = await parts.subscriptions.forgetGone(new Date(now.getTime() - GONE_KEPT_DAYS * DAY_MS));
    if (removed > 0) parts.logger.info({ removed }, 'subscriptions whose channels were gone were removed');
  } catch (thrown) {
    parts.logger.warn({ problem: messageOf(thrown) }, 'what is old could not be dropped');
  }
}
