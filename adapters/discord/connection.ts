import { setTimeout as sleep } from 'node:timers/promises';
import { type Gauge, ok, type Result } from '../../src/index.ts';
import { askGateway } from './ask-gateway.ts';
import type { Attempt, Obstacle } from './attempt.ts';
import { createLink, type Link, type LinkParts } from './link.ts';
import { WRONG_TOKEN } from './refusals.ts';
import { timeOf } from './time-of.ts';

/** The connection to Discord's gateway. */
export interface Connection {
  /** Refuses only what trying again cannot mend; otherwise connects, if need be later and in the background. */
  start(): Promise<Result<{ readonly description: string }>>;
  stop(): Promise<void>;
  /** Why people get no answers now; null while they do. */
  problem(): string | null;
  gauges(): readonly Gauge[];
  /** Discord has taken the token and not refused it since; posts may be sent also while the gateway is away. */
  accepted(): boolean;
  /** Finds out whether the token is still right. */
  doubt(): Promise<void>;
  /** Asks the API whether it answers at all. */
  answers(): Promise<boolean>;
}

/** How long a start may take before it goes on in the background, in ms. */
const PATIENCE_MS = 10_000;
/** How long to leave Discord alone after a refusal that came while the bot was running, in ms. */
const REFUSED_MS = 15 * 60_000;
/** What can stand in an HTTP header at all. */
const TOKEN = /^[\x21-\x7e]+$/;

/** Connects to the gateway and keeps trying, with one client after another where the last one can't be mended. */
export function createConnection(parts: LinkParts): Connection {
  const { token, line, clock, logger, pauses } = parts;
  const stopping = new AbortController();
  let link: Link | null = null;
  /** Why there is no link that could connect by itself. */
  let trouble: string | null = 'not connected yet';
  let accepted = false;

  async function attempt(): Promise<Attempt> {
    const answer = await askGateway(line);
    if (answer.kind !== 'open') return answer;
    if (stopping.signal.aborted) return { kind: 'failed', reason: 'stopped' };
    const next = createLink(parts, (obstacle) => void renew(next, obstacle));
    link = next;
    trouble = null;
    const result = await next.open();
    accepted ||= result.kind === 'connected';
    if (result.kind !== 'connected') await next.close();
    return result;
  }

  async function keepTrying(first: Attempt): Promise<void> {
    let result = first;
    for (let tries = 0; result.kind !== 'connected' && !stopping.signal.aborted; tries++) {
      if (result.kind === 'refused') accepted = false;
      const nextInMs = pauseAfter(result, pauses[Math.min(tries, pauses.length - 1)] ?? 0);
      const line = `${describe(result)} Next try ${timeOf(clock.now().getTime() + nextInMs)}.`;
      trouble = line;
      logger[result.kind === 'refused' ? 'error' : 'warn']({ nextInMs }, line);
      await sleep(nextInMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      if (!stopping.signal.aborted) result = await attempt();
    }
    if (result.kind === 'connected') logger.info({}, `discord ${result.description}`);
  }

  async function renew(old: Link | null, obstacle: Obstacle): Promise<void> {
    if (old !== link) return;
    link = null;
    trouble = describe(obstacle);
    accepted &&= obstacle.kind !== 'refused';
    await old?.close();
    await keepTrying(obstacle);
  }

  return {
    async start() {
      const first = TOKEN.test(token) ? attempt() : Promise.resolve(WRONG_TOKEN);
      const soon = await Promise.race([first, sleep(PATIENCE_MS, null, { ref: false })]);
      if (soon?.kind === 'connected') return ok({ description: soon.description });
      if (soon?.kind === 'refused') {
        trouble = soon.refusal.advice;
        return { ok: false, refusal: soon.refusal };
      }
      void first.then(keepTrying);
      return ok({
        description:
          soon === null ? 'no answer yet, still trying' : `${describe(soon)} Trying again in the background.`,
      });
    },
    async stop() {
      stopping.abort();
      trouble = 'stopped';
      await link?.close();
    },
    problem: () => trouble ?? link?.problem() ?? null,
    gauges: () => link?.gauges() ?? [],
    accepted: () => accepted,
    answers: async () => (await askGateway(line, 0)).kind !== 'failed',
    async doubt() {
      const doubted = link;
      const answer = accepted ? await askGateway(line, 0) : null;
      if (answer?.kind === 'refused' && doubted !== null) await renew(doubted, answer);
    },
  };
}

function pauseAfter(obstacle: Obstacle, pause: number): number {
  if (obstacle.kind === 'refused') return REFUSED_MS;
  return obstacle.kind === 'later' ? obstacle.afterMs : pause;
}

function describe(obstacle: Obstacle): string {
  if (obstacle.kind === 'refused') return obstacle.refusal.advice;
  if (obstacle.kind === 'failed') return `Discord can't be reached (${obstacle.reason}).`;
  return `Discord takes no new connection of this bot for now: ${obstacle.reason}.`;
}
