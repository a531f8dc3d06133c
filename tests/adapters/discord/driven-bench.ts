import type { Platform } from '../../../src/index.ts';
import { createDrivenTime, type DrivenTime } from '../../support/driven-time.ts';
import type { FakeDiscordOptions } from '../../support/fake-discord.ts';
import { type Bench, createBench } from './bench.ts';

/** A bench whose time passes only as a test lets it: minutes of outage take no minutes. */
export interface DrivenBench extends Bench {
  readonly time: DrivenTime;
  /** An adapter that is connected and has registered its commands. */
  connect: Bench['connect'];
  /** Starts an adapter and gives what its start says. */
  start(adapter: Platform): ReturnType<Platform['start']>;
  /** Resolves when the adapter has no problem any more and its commands are registered. */
  recovery(adapter: Platform, mostMs?: number): Promise<void>;
  /** Asks for a briefing; whether exactly one came, of one question, to a channel where nothing else came. */
  answersOnce(): Promise<boolean>;
}

/** Pauses as in production. */
const PAUSES = [1_000, 2_000, 5_000, 10_000, 30_000, 60_000];

export async function createDrivenBench(given: FakeDiscordOptions = {}): Promise<DrivenBench> {
  const time = createDrivenTime('2026-03-02T08:00:00.000Z');
  const bench = await time.during(createBench(given));
  const { discord, service } = bench;
  return {
    ...bench,
    time,
    createAdapter: (options) => bench.createAdapter({ pauses: PAUSES, ...options }),
    connect: (options) => time.during(bench.connect({ pauses: PAUSES, ...options })),
    start: (adapter) => time.during(adapter.start()),
    async recovery(adapter, mostMs) {
      await time.until('the recovery', () => adapter.problem() === null && discord.commandWrites() > 0, mostMs);
    },
    async answersOnce() {
      const shown = () => discord.messages(discord.channel('harbour')).length;
      const before = { shown: shown(), asked: service.callers.length };
      const { messages } = await time.during(discord.command('briefing', { topic: 'x' }));
      await time.pass(2_000);
      return messages.length === 1 && shown() === before.shown + 1 && service.callers.length === before.asked + 1;
    },
    async close() {
      await time.during(bench.close());
      time.end();
    },
  };
}
