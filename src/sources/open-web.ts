import type { Clock } from '../kernel/clock.ts';
import type { AllowedHosts } from './guard/allowed-hosts.ts';
import { createHostGate, type HostGate } from './http/host-gate.ts';
import { createHttpClient, type HttpClient } from './http/http-client.ts';
import { createRobots, type Robots } from './page/robots.ts';
import { createUrlGuard } from './url-guard.ts';

export interface WebOptions {
  readonly allowed: AllowedHosts;
  /** `product/version (+contact)`; robots.txt knows the bot by the part before the slash. */
  readonly userAgent: string;
  /** Between two requests to one host, in milliseconds; the gate's own unless given. */
  readonly pauseMs?: number;
  readonly clock: Clock;
}

/** What asks other servers: a client behind the guard, the gate that keeps it polite, and robots.txt. */
export interface Web {
  readonly client: HttpClient;
  readonly gate: HostGate;
  readonly robots: Robots;
}

/** Assembles what asks other servers. */
export function openWeb({ allowed, userAgent, pauseMs, clock }: WebOptions): Web {
  const gate = createHostGate({ clock, ...(pauseMs !== undefined && { pauseMs }) });
  const client = createHttpClient({ guard: createUrlGuard(allowed), gate, clock, userAgent });
  const robots = createRobots({ client, gate, clock, product: userAgent.split('/')[0] ?? '' });
  return { client, gate, robots };
}
