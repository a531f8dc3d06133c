import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { WebClient } from '@slack/web-api';
import { createPostLine } from '../adapters/discord/post-line.ts';
import { createPublisher as createDiscordPublisher } from '../adapters/discord/publisher.ts';
import { createBoltLogger } from '../adapters/slack/bolt-logger.ts';
import { clientOptionsFor } from '../adapters/slack/client-options.ts';
import { createPublisher as createSlackPublisher } from '../adapters/slack/publisher.ts';
import { deliverDue } from '../src/deliver-due.ts';
import { createPace } from '../src/delivery/pace.ts';
import type { Publisher } from '../src/delivery/publisher.ts';
import { type Document, note, openStore, type Store, silentLogger, systemClock, systemWait } from '../src/index.ts';
import type { Reached, Targets } from './bench-fakes.ts';

const DISCORD_CHANNELS = 700;
const WORKSPACES = 3;
const WORKSPACE_CHANNELS = 70;
/** Every channel gets one digest in each wave. */
const WAVES = 3;
const WAVE_MS = 300_000;
/** Posts a second that the platforms allow: over Discord, and in one workspace of Slack. */
const ALLOWED = { discord: 50, slack: 5 };

/** Ten lines, as a digest may have. */
const DIGEST: Document = {
  blocks: Array.from({ length: 10 }, (_, index) => note(`Bullet ${index}: the port of Ellery opened again.`)).flatMap(
    ({ blocks }) => blocks,
  ),
  summary: 'Port Ellery',
};

/**
 * Posts/s with the real publishers and client libraries against both platforms' documented limits, with the database on
 * disk; how many requests were over the limits; and what memory is left in use after each wave.
 */
export async function benchPosts(): Promise<void> {
  console.log(`\nposts, ${WAVES} waves to ${DISCORD_CHANNELS} + ${WORKSPACES} × ${WORKSPACE_CHANNELS} channels\n`);
  const fakes = fork(
    join(import.meta.dirname, 'bench-fakes.ts'),
    [DISCORD_CHANNELS, WORKSPACES, WORKSPACE_CHANNELS].map(String),
  );
  const folder = mkdtempSync(join(tmpdir(), 'briefing-bench-'));
  try {
    const targets = await messageOf<Targets>(fakes);
    const opened = await openStore(`file:${join(folder, 'bench.db')}`, silentLogger);
    if (!opened.ok) throw new Error(opened.refusal.advice);
    await postWaves(opened.value, targets);
    await opened.value.close();
    fakes.send('end');
    const { discord, slack, refused } = await messageOf<Reached>(fakes);
    console.log(`${discord + slack} requests, ${refused} of them over the limits`);
  } finally {
    fakes.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function messageOf<T>(child: ChildProcess): Promise<T> {
  const [message] = await once(child, 'message');
  return message;
}

async function postWaves(store: Store, targets: Targets): Promise<void> {
  const start = Math.ceil(Date.now() / WAVE_MS) * WAVE_MS;
  let shiftMs = 0;
  const clock = { now: () => new Date(Date.now() + shiftMs) };
  await subscribeAll(store, targets, new Date(start - 1));
  const times = new Map<string, number[]>();
  const publishers = publishersFor(targets).map((publisher) => timed(publisher, times));
  const tools = { ledger: store.ledger, pace: createPace(clock, systemWait), clock, logger: silentLogger };
  const parts = {
    ...tools,
    subscriptions: store.subscriptions,
    publishings: store.publishings,
    publishers,
    owner: 'bench',
    wait: systemWait,
  };
  for (let wave = 0; wave < WAVES; wave++) {
    shiftMs = start + wave * WAVE_MS - Date.now();
    times.clear();
    const { results } = await deliverDue({ ...parts, makeDigest: async () => DIGEST }, clock.now());
    const posted = results.filter(({ state }) => state === 'posted').length;
    const perSecond = (platform: string) => rateOf(times.get(platform) ?? []);
    const [discord, slack] = [perSecond('discord'), perSecond('slack') / WORKSPACES];
    console.log(
      `wave ${wave + 1}: ${posted} posted · Discord ${share(discord, ALLOWED.discord)} · a workspace of Slack ${share(slack, ALLOWED.slack)} · heap ${heapMb()} MB`,
    );
  }
}

async function subscribeAll(store: Store, targets: Targets, createdAt: Date): Promise<void> {
  const common = { createdBy: 'u', topic: 'port ellery', when: 'every 5 minutes', zone: 'UTC' };
  const add = async (platform: string, tenantId: string, channelId: string) => {
    const where = { platform, tenantId, channelId, createdAt: createdAt.toISOString() };
    const added = await store.subscriptions.add({ ...common, ...where });
    if (!added.ok) throw new Error(added.refusal.advice);
  };
  for (const [index, id] of targets.discord.channels.entries()) await add('discord', `server-${index % 40}`, id);
  for (const [team, { channels }] of targets.workspaces.entries()) {
    for (const id of channels) await add('slack', `${team}`, id);
  }
}

/** The real ones; that of Slack has a client for each workspace. */
function publishersFor({ discord, workspaces }: Targets): Publisher[] {
  const clients = workspaces.map(
    ({ apiUrl, botToken }) => new WebClient(botToken, clientOptionsFor(apiUrl, createBoltLogger(silentLogger))),
  );
  return [
    createDiscordPublisher(createPostLine(discord.token, discord.apiUrl), {
      accepted: () => true,
      doubt: () => undefined,
      pulse: { beats: async () => true, felt: () => undefined },
      clock: systemClock,
    }),
    createSlackPublisher(async (tenantId) => {
      const client = clients[Number(tenantId)];
      return client ? { client, comesBack: false } : null;
    }),
  ];
}

function timed(publisher: Publisher, times: Map<string, number[]>): Publisher {
  return {
    ...publisher,
    post: async (part) => {
      const outcome = await publisher.post(part);
      const own = times.get(publisher.platform) ?? [];
      times.set(publisher.platform, own);
      if (outcome.kind === 'posted') own.push(performance.now());
      return outcome;
    },
  };
}

/** From the first to the last. */
function rateOf(times: readonly number[]): number {
  const [first = 0] = times;
  return ((times.length - 1) / ((times.at(-1) ?? 0) - first)) * 1_000;
}

function share(perSecond: number, allowed: number): string {
  return `${perSecond.toFixed(1)}/s (${Math.round((perSecond / allowed) * 100)} % of ${allowed})`;
}

/** Megabytes in use once what is no longer needed was dropped. */
function heapMb(): string {
  setFlagsFromString('--expose_gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return (process.memoryUsage().heapUsed / 1_000_000).toFixed(1);
}
