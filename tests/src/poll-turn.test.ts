import { expect, test } from 'vitest';
import { silentLogger } from '../../src/kernel/logger.ts';
import { createPollTurn } from '../../src/poll-turn.ts';
import { openOrThrow, withDatabase } from './delivery/rig.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2) + seconds * 1_000);

test('what was begun ends when the turn is lost, and when the process closes', () =>
  withDatabase(async (url) => {
    const { pollLease, close } = await openOrThrow(url);
    const closing = new AbortController();
    const one = createPollTurn(pollLease, 'one', closing.signal, silentLogger);
    const other = createPollTurn(pollLease, 'other', new AbortController().signal, silentLogger);
    const first = await one.take(at(0));
    expect(await other.take(at(60))).toBeNull();
    expect((await one.take(at(60)))?.aborted).toBe(false);
    expect(first?.aborted).toBe(false);
    expect((await other.take(at(180)))?.aborted).toBe(false);
    expect(await one.take(at(181))).toBeNull();
    expect(first?.aborted).toBe(true);
    await other.end();
    const again = await one.take(at(182));
    expect(again?.aborted).toBe(false);
    closing.abort();
    expect(again?.aborted).toBe(true);
    await close();
  }));
