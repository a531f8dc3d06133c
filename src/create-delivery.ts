import type { DeliveredNow } from './commands/parts.ts';
import { deliverDue } from './deliver-due.ts';
import type { EditionResult } from './deliver-edition.ts';
import { deliverNow } from './deliver-now.ts';
import { createPace } from './delivery/pace.ts';
import type { Publisher } from './delivery/publisher.ts';
import type { Wait } from './delivery/wait.ts';
import type { Clock } from './kernel/clock.ts';
import type { Logger } from './kernel/logger.ts';
import type { MakeDigest } from './make-digest.ts';
import { createHeartbeat } from './schedule/heartbeat.ts';
import type { Store } from './store/open-store.ts';
import type { Subscription } from './subscriptions/subscription.ts';

export interface DeliveryOptions {
  /** Read anew at each tick: a platform that did not start is not among them, and its digests wait. */
  readonly publishers: readonly Publisher[];
  readonly store: Pick<Store, 'subscriptions' | 'ledger' | 'publishings'>;
  /** Asked for at each edition, since what makes digests may be assembled later. */
  readonly makeDigest: MakeDigest;
  /** Names this run of the process; another run must have another. */
  readonly owner: string;
  readonly observe: (result: EditionResult) => void;
  readonly clock: Clock;
  readonly wait: Wait;
  readonly logger: Logger;
}

/** The delivery of digests: once a minute, and at once where someone asks for it. */
export interface Delivery {
  start(): void;
  /** Begins no part any more, and resolves when what is running has ended. */
  stop(): Promise<void>;
  /** Posts an edition of a subscription at once. */
  now(subscription: Subscription, now: Date): Promise<DeliveredNow>;
}

/** Assembles the delivery around a store and the platforms' publishers. */
export function createDelivery({ store, clock, wait, logger, ...options }: DeliveryOptions): Delivery {
  const closing = new AbortController();
  const parts = {
    ...options,
    subscriptions: store.subscriptions,
    ledger: store.ledger,
    publishings: store.publishings,
    pace: createPace(clock, wait),
    wait,
    clock,
    signal: closing.signal,
    logger,
  };
  const heartbeat = createHeartbeat((now) => deliverDue(parts, now).then(() => undefined), clock, logger);
  return {
    start: () => heartbeat.start(),
    stop: () => {
      closing.abort();
      return heartbeat.stop();
    },
    now: (subscription, now) => deliverNow(parts, subscription, now),
  };
}
