import type { Config } from './config.ts';
import type { Result } from './kernel/errors.ts';
import { plural } from './kernel/text.ts';
import { ownVersion } from './own-version.ts';
import { describeNext } from './subscriptions/describe-next.ts';
import { nextDue } from './subscriptions/due.ts';
import { parseWhen } from './subscriptions/parse-when.ts';
import type { Subscription } from './subscriptions/subscription.ts';

export interface StartFacts {
  readonly config: Config;
  readonly stories: number;
  readonly articles: number;
  readonly feeds: number;
  readonly subscriptions: readonly Subscription[];
  readonly started: readonly { readonly name: string; readonly result: Result<{ readonly description: string }> }[];
  /** Base address of the HTTP server. */
  readonly address: string;
  /** Whether the local page is served there. */
  readonly page: boolean;
  readonly now: Date;
}

const NOT_SET_UP = {
  discord: 'not set up: DISCORD_TOKEN is missing (docs/discord.md, five minutes)',
  slack: 'not set up: SLACK_BOT_TOKEN is missing (docs/slack.md, five minutes)',
} as const;

/** Names of this machine alone: the page answers to no other. */
const LOOPBACK = /^http:\/\/(?:127\.|localhost|\[::1\])/;
/** The way to each, in a line, for who has set up neither. */
const FIRST_STEPS = {
  discord: 'discord.com/developers/applications: New Application, Bot, Reset Token; DISCORD_TOKEN=… into .env',
  slack:
    'api.slack.com/apps: From a manifest (adapters/slack/manifest.json); SLACK_BOT_TOKEN=… and SLACK_APP_TOKEN=… into .env',
} as const;

/** The lines that a start prints: what there is to tell, each platform's state, and where the HTTP server is. */
export function describeStart(facts: StartFacts): string[] {
  const { stories, articles, feeds, subscriptions, started, address, page } = facts;
  const seeds = `${plural(stories, 'story', 'stories')} from ${plural(articles, 'article')}`;
  const next = nextDigest(subscriptions, facts.now);
  const digests = `${plural(subscriptions.length, 'digest')}${next ? `, next ${next}` : ''}`;
  const followed = feeds > 0 ? ` · ${plural(feeds, 'feed')}` : '';
  const lines = [`briefing-bot ${ownVersion()} · ${seeds}${followed} · ${digests}`];
  for (const name of ['discord', 'slack'] as const) {
    const platform = started.find((one) => one.name === name);
    lines.push(`${name.padEnd(8)} ${platform ? stateOf(platform.result) : NOT_SET_UP[name]}`);
    if (started.length === 0) lines.push(`         ${FIRST_STEPS[name]}`);
  }
  if (page) lines.push(`page     ${describePage(address, started.length === 0)}`);
  lines.push(`health   ${address}/healthz`);
  if (started.length === 0) lines.push('terminal npm run -s briefing -- TOPIC answers here, without a platform');
  return lines;
}

/** The page has a name of this machine, also where the server listens on all its addresses. */
function describePage(address: string, nothingSetUp: boolean): string {
  const local = `${address.replace(/\/\/(?:0\.0\.0\.0|\[::\])(?=:)/, '//127.0.0.1')}/`;
  if (!LOOPBACK.test(local)) return 'HOST keeps it from this machine: 127.0.0.1 or 0.0.0.0 (docs/preview.md)';
  if (!nothingSetUp) return local;
  return `${local} open it and ask; “Connect” there tries tokens and makes the invite link`;
}

function stateOf(result: Result<{ readonly description: string }>): string {
  return result.ok ? result.value.description : result.refusal.advice;
}

function nextDigest(subscriptions: readonly Subscription[], now: Date): string | null {
  const runs = subscriptions.flatMap((subscription) => {
    const when = parseWhen(subscription.when);
    if (!when.ok) return [];
    const { schedule } = when.value;
    return [{ at: nextDue(schedule, subscription.zone, now).getTime(), schedule, zone: subscription.zone }];
  });
  const [first] = runs.toSorted((a, b) => a.at - b.at);
  return first ? `${describeNext(first.schedule, first.zone, now, 1)} ${first.zone}` : null;
}
