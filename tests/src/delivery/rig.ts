import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DeliverDueParts, deliverDue } from '../../../src/deliver-due.ts';
import { createPace } from '../../../src/delivery/pace.ts';
import { silentLogger } from '../../../src/kernel/logger.ts';
import { type Document, note } from '../../../src/presentation/document.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { type NewSubscription, type Subscription, USUAL_CARE } from '../../../src/subscriptions/subscription.ts';
import { FAST_FOLDER } from '../../contract/fast-folder.ts';
import { createFakePlatform, type FakePlatform, type Fault } from './fake-platform.ts';

/** A clock that tests move; waiting moves it too. */
export interface MovableClock {
  now(): Date;
  set(iso: string): void;
  advance(ms: number): void;
  wait(ms: number): Promise<void>;
}

export function createMovableClock(iso: string): MovableClock {
  let time = Date.parse(iso);
  return {
    now: () => new Date(time),
    set: (moved) => {
      time = Date.parse(moved);
    },
    advance: (ms) => {
      time += ms;
    },
    wait: async (ms) => {
      const until = time + ms;
      await Promise.resolve();
      time = Math.max(time, until);
    },
  };
}

/** Gives the address of an empty SQLite database to `use`, and removes it afterwards. */
export async function withDatabase(use: (url: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(FAST_FOLDER, 'briefing-delivery-'));
  try {
    await use(`file:${folder}/briefing.db`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function openOrThrow(url: string): Promise<Store> {
  const store = await openStore(url);
  if (!store.ok) throw new Error(store.refusal.advice);
  return store.value;
}

/** What `deliverDue` needs, for tests: every digest is two short parts that name the topic. */
export function dueParts(
  store: Store,
  clock: MovableClock,
  given: Partial<DeliverDueParts> & Pick<DeliverDueParts, 'publishers'>,
): DeliverDueParts {
  return {
    subscriptions: store.subscriptions,
    ledger: store.ledger,
    publishings: store.publishings,
    pace: createPace(clock, clock.wait),
    clock,
    logger: silentLogger,
    owner: 'process-1',
    wait: clock.wait,
    makeDigest: async ({ topic }, _dueAt, _now, lateByMs) => twoParts(topic, lateByMs),
    ...given,
  };
}

function twoParts(topic: string, lateByMs: number): Document {
  const late = lateByMs > 0 ? ` (${lateByMs / 60_000} minutes late)` : '';
  return { blocks: [...note(`${topic}: news${late}`).blocks, ...note(`${topic}: more`).blocks], summary: topic };
}

/** A subscription to save, with defaults: daily at 08:00 UTC. */
export function aSubscription(given: Partial<NewSubscription> = {}): NewSubscription {
  return {
    platform: 'discord',
    tenantId: 'server-1',
    channelId: 'channel-1',
    createdBy: 'person-1',
    topic: 'port ellery',
    when: 'daily 08:00',
    zone: 'UTC',
    createdAt: '2026-03-02T07:00:00.000Z',
    ...given,
  };
}

/** A subscription as the store gives it. */
export function aSaved(given: Partial<NewSubscription> = {}, id = 1): Subscription {
  const fresh = { forum: false, state: 'active', pausedBecause: null, goneSince: null, quietHours: null } as const;
  return { ...USUAL_CARE, ...aSubscription(given), id, activeSince: '2026-03-02T07:00:00.000Z', ...fresh };
}

/** A store with one subscription, a platform, and a way to run at a time. */
export interface Rig {
  readonly store: Store;
  readonly clock: MovableClock;
  readonly platform: FakePlatform;
  readonly parts: DeliverDueParts;
  /** Moves the clock and runs. */
  run(iso: string): ReturnType<typeof deliverDue>;
}

/** A store with one daily subscription on a platform; `deliverDue` runs at 08:00 on 2 March unless told otherwise. */
export function withRig(
  use: (rig: Rig) => Promise<void>,
  given: {
    readonly idempotent?: boolean;
    readonly faultAt?: (request: number) => Fault | undefined;
    readonly parts?: Partial<DeliverDueParts>;
    readonly when?: string;
  } = {},
): Promise<void> {
  return withDatabase(async (url) => {
    const store = await openOrThrow(url);
    const clock = createMovableClock('2026-03-02T08:00:00Z');
    const platform = createFakePlatform('discord', given.idempotent ?? true, clock, given.faultAt);
    const parts = dueParts(store, clock, { publishers: [platform.publisher], ...given.parts });
    await store.subscriptions.add(aSubscription({ when: given.when ?? 'daily 08:00' }));
    const run = (iso: string) => {
      clock.set(iso);
      return deliverDue(parts, clock.now());
    };
    try {
      await use({ store, clock, platform, parts, run });
    } finally {
      await store.close();
    }
  });
}

/** The editions of the first subscription, newest first: when due, and how they stand. */
export function states(store: Store): Promise<(readonly [string, string])[]> {
  return store.ledger
    .history(1, 400)
    .then((records) => records.map(({ dueAt, state }) => [dueAt.slice(0, 16), state] as const));
}
