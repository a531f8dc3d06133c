import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { silentLogger } from '../../../src/kernel/logger.ts';
import { createHeartbeat } from '../../../src/schedule/heartbeat.ts';

const clock = { now: () => new Date() };

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-03-08T06:58:30Z') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('heartbeat', () => {
  test('ticks at the start and at every minute, also over a clock change, until it is stopped', async () => {
    const ticks: string[] = [];
    const heartbeat = createHeartbeat(
      async (now) => void ticks.push(now.toISOString().slice(11, 19)),
      clock,
      silentLogger,
    );
    heartbeat.start();
    heartbeat.start();
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    expect(ticks).toEqual(['06:58:30', '06:59:00', '07:00:00', '07:01:00']);
    await heartbeat.stop();
    await heartbeat.stop();
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(ticks).toHaveLength(4);
  });

  test('a tick that takes long is not overlapped, and stopping waits for it', async () => {
    let begun = 0;
    let ended = 0;
    const tick = async () => {
      begun++;
      await new Promise((resolve) => setTimeout(resolve, 150_000));
      ended++;
    };
    const heartbeat = createHeartbeat(tick, clock, silentLogger);
    heartbeat.start();
    await vi.advanceTimersByTimeAsync(120_000);
    expect([begun, ended]).toEqual([1, 0]);
    let stopped = false;
    const stopping = heartbeat.stop().then(() => {
      stopped = true;
    });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(stopped).toBe(false);
    await vi.advanceTimersByTimeAsync(60_000);
    await stopping;
    expect([begun, ended]).toEqual([1, 1]);
  });

  test('a tick that fails is logged, and the next one comes', async () => {
    const errors: string[] = [];
    const logger = { ...silentLogger, error: (_: object, message: string) => void errors.push(message) };
    let ticks = 0;
    const heartbeat = createHeartbeat(() => Promise.reject(new Error(`broken ${++ticks}`)), clock, logger);
    heartbeat.start();
    await vi.advanceTimersByTimeAsync(60_000);
    await heartbeat.stop();
    expect([ticks, errors]).toEqual([2, ['a tick failed', 'a tick failed']]);
  });
});
