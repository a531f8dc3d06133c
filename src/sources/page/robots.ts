import robotsParser from 'robots-parser';
import type { Clock } from '../../kernel/clock.ts';
import { type FetchRefusal, fetchRefusal } from '../http/fetch-refusal.ts';
import type { HostGate } from '../http/host-gate.ts';
import type { HttpClient } from '../http/http-client.ts';
import { tidyRobots } from './tidy-robots.ts';

/** What a site lets bots read. */
export interface Robots {
  /** Why a page must not be read (`robots-refused`, `robots-unknown`, `stopped`); null when it may. */
  refusalOf(url: URL, signal: AbortSignal | undefined): Promise<FetchRefusal | null>;
}

/** What reading robots.txt needs. */
export interface RobotsParts {
  readonly client: HttpClient;
  readonly gate: HostGate;
  readonly clock: Clock;
  /** The name of the bot, as it stands before the slash of its User-Agent. */
  readonly product: string;
}

/** The part of robots-parser used here; its own types do not say what its module gives. */
interface Rules {
  isAllowed(address: string, product: string): boolean | undefined;
  getCrawlDelay(product: string): number | undefined;
}

interface Entry {
  /** Null when the site has no rules. */
  readonly rules: Rules | null;
  /** False while it is not known: then nothing may be read (RFC 9309, 2.3.1.4). */
  readonly known: boolean;
  readonly readAt: number;
  readonly until: number;
}

const HOUR_MS = 60 * 60_000;
const KEPT_MS = 24 * HOUR_MS;
const TRIED_AGAIN_MS = HOUR_MS;
/** A site that cannot be asked is read by the rules it had for so long. */
const OLD_RULES_MS = 30 * KEPT_MS;
/** Matching takes the longer, the longer an address is; no rule looks further. */
const LONGEST_PATH = 1_000;
const MOST_SITES = 500;
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * Creates the keeper of robots.txt: read once a day a site, by RFC 9309. A site without one (4xx, endless redirects) may
 * be read; one that cannot be asked (5xx, 429, no answer) may not, unless its rules are known from before.
 */
export function createRobots(parts: RobotsParts): Robots {
  const { clock, product } = parts;
  const sites = new Map<string, Entry>();
  const asking = new Map<string, Promise<Entry | null>>();

  const entryOf = async (url: URL, signal: AbortSignal | undefined): Promise<Entry | null> => {
    const now = clock.now().getTime();
    const before = sites.get(url.origin);
    if (before !== undefined && before.until > now) return before;
    const under = asking.get(url.origin) ?? readSite(parts, url, before, now, signal);
    asking.set(url.origin, under);
    const entry = await under.finally(() => asking.delete(url.origin));
    if (entry === null) return null;
    sites.delete(url.origin);
    sites.set(url.origin, entry);
    for (const site of sites.keys()) {
      if (sites.size <= MOST_SITES) break;
      sites.delete(site);
    }
    return entry;
  };

  return {
    async refusalOf(url, signal) {
      const entry = await entryOf(url, signal);
      if (entry === null) return fetchRefusal('stopped');
      if (!entry.known) return fetchRefusal('robots-unknown');
      const matched = `${url.origin}${`${url.pathname}${url.search}`.slice(0, LONGEST_PATH)}`;
      return entry.rules?.isAllowed(matched, product) === false ? fetchRefusal('robots-refused') : null;
    },
  };
}

/** Null when it was stopped meanwhile. */
async function readSite(
  { client, gate, product }: RobotsParts,
  url: URL,
  before: Entry | undefined,
  now: number,
  signal: AbortSignal | undefined,
): Promise<Entry | null> {
  const address = `${url.origin}/robots.txt`;
  const answer = await client.get({ url: address, accept: 'text/plain, */*;q=0.1', maxBytes: MOST_BYTES, signal });
  if (!answer.ok && answer.refusal.code === 'stopped') return null;
  const status = answer.ok ? answer.value.status : null;
  const open: Entry = { rules: null, known: true, readAt: now, until: now + KEPT_MS };
  if (answer.ok && answer.value.status >= 200 && answer.value.status < 300) {
    const rules = parseRobots(address, tidyRobots(answer.value.body, product));
    gate.slow(url.hostname, (rules.getCrawlDelay(product) ?? 0) * 1_000);
    return { ...open, rules };
  }
  const missing = status !== null && status >= 400 && status < 500 && status !== 429;
  if (missing || (!answer.ok && answer.refusal.code === 'too-many-redirects')) return open;
  if (before?.known && now - before.readAt < OLD_RULES_MS) return { ...before, until: now + TRIED_AGAIN_MS };
  return { rules: null, known: false, readAt: now, until: now + TRIED_AGAIN_MS };
}

function parseRobots(address: string, text: string): Rules {
  const parser: unknown = robotsParser;
  if (!isParser(parser)) throw new TypeError('robots-parser gives no parser');
  return parser(address, text);
}

function isParser(value: unknown): value is (address: string, text: string) => Rules {
  return typeof value === 'function';
}
