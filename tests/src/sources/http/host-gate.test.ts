import { describe, expect, it } from 'vitest';
import { createHostGate, type GateOptions, type HostGate } from '../../../../src/sources/http/host-gate.ts';

/** A gate whose clock moves by its own pauses. */
function rig(options: Partial<GateOptions> = {}): { gate: HostGate; waits: number[]; pass(ms: number): void } {
  let now = Date.parse('2026-03-04T14:05:00Z');
  const waits: number[] = [];
  const pause = async (ms: number): Promise<void> => {
    waits.push(ms);
    now += ms;
  };
  const gate = createHostGate({ clock: { now: () => new Date(now) }, pause, ...options });
  const pass = (ms: number): void => {
    now += ms;
  };
  return { gate, waits, pass };
}

/** Work that ends when it is told to. */
function work(): { run: () => Promise<void>; begun: () => boolean; end: () => void } {
  let end = (): void => {};
  let begun = false;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  const run = (): Promise<void> => {
    begun = true;
    return over;
  };
  return { run, begun: () => begun, end };
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the gate', () => {
  it('lets one request at a time through to a host, with a pause between', async () => {
    const { gate, waits, pass } = rig();
    const [first, second, other] = [work(), work(), work()];
    const all = [
      gate.pass('courier.example', undefined, first.run),
      gate.pass('courier.example', undefined, second.run),
      gate.pass('other.example', undefined, other.run),
    ];
    await settled();
    expect([first.begun(), second.begun(), other.begun()]).toEqual([true, false, true]);
    pass(300);
    first.end();
    await all[0];
    await settled();
    expect(second.begun()).toBe(true);
    expect(waits).toEqual([1_000]);
    second.end();
    other.end();
    await Promise.all(all);
    pass(400);
    await gate.pass('courier.example', undefined, async () => {});
    expect(waits).toEqual([1_000, 600]);
  });

  it('lets so many through at once over all', async () => {
    const { gate } = rig({ atOnce: 2 });
    const works = [work(), work(), work()];
    const all = works.map((each, n) => gate.pass(`host${n}.example`, undefined, each.run));
    await settled();
    expect(works.map((each) => each.begun())).toEqual([true, true, false]);
    works[1]?.end();
    await settled();
    expect(works.map((each) => each.begun())).toEqual([true, true, true]);
    for (const each of works) each.end();
    await Promise.all(all);
  });

  it('makes a longer pause where a host asks for it, but no endless one', async () => {
    const { gate, waits } = rig();
    for (const asked of [5_000, 10, Number.POSITIVE_INFINITY]) {
      gate.slow('courier.example', asked);
      await gate.pass('courier.example', undefined, async () => {});
      await gate.whenFree('courier.example', undefined);
    }
    expect(waits).toEqual([5_000, 1_000, 30_000]);
  });

  it('says when a host is free', async () => {
    const { gate, waits } = rig();
    const running = work();
    const passing = gate.pass('courier.example', undefined, running.run);
    let free = false;
    const waiting = gate.whenFree('courier.example', undefined).then(() => {
      free = true;
    });
    await settled();
    expect(free).toBe(false);
    running.end();
    await Promise.all([passing, waiting]);
    expect(waits).toEqual([1_000]);
  });

  it('goes on after a request that failed, or was stopped while it waited', async () => {
    const { gate } = rig();
    await expect(gate.pass('courier.example', undefined, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    const running = work();
    const passing = gate.pass('courier.example', undefined, running.run);
    const stop = new AbortController();
    const stopped = gate.pass('courier.example', stop.signal, async () => 'never');
    const waiting = gate.whenFree('courier.example', stop.signal);
    const last = gate.pass('courier.example', undefined, async () => 'last');
    stop.abort(new Error('stop'));
    await expect(stopped).rejects.toThrow('stop');
    await expect(waiting).rejects.toThrow('stop');
    running.end();
    await passing;
    expect(await last).toBe('last');
  });
});
