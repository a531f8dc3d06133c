import type { Clock } from '../../../src/kernel/clock.ts';
import { createHostGate, type HostGate } from '../../../src/sources/http/host-gate.ts';
import { createHttpClient, type HttpClient, type HttpClientOptions } from '../../../src/sources/http/http-client.ts';
import { createUrlGuard } from '../../../src/sources/url-guard.ts';

/** An instant for tests, and a clock that stands at it. */
export const NOW = new Date('2026-03-04T14:05:00Z');
export const stoppedClock: Clock = { now: () => NOW };

/** A client that may reach these hosts, without pauses; other parts as in production unless given. */
export function createLoopbackClient(
  hosts: readonly string[],
  options: Partial<HttpClientOptions> = {},
): HttpClient & { readonly gate: HostGate } {
  const gate = options.gate ?? createHostGate({ clock: stoppedClock, pauseMs: 0 });
  const client = createHttpClient({
    guard: createUrlGuard(new Set(hosts)),
    gate,
    clock: stoppedClock,
    userAgent: 'briefing-bot/1 (+mailto:desk@courier.example)',
    ...options,
  });
  return { ...client, gate };
}
