import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import {
  type Config,
  type Core,
  configProblems,
  createBriefer,
  createCore,
  createHeartbeat,
  createLogger,
  createPace,
  deliverDue,
  describeStart,
  type Logger,
  openStore,
  type Platform,
  type Publisher,
  parseConfig,
  type ReadStories,
  readStories,
  type Store,
  systemClock,
  systemWait,
} from '../src/index.ts';
import { createDiscordAdapter } from './discord/index.ts';
import { createHttpServer } from './http/index.ts';
import { createSlackAdapter } from './slack/index.ts';

/** The whole process must be gone this long after it was asked to end. */
const MOST_SHUTDOWN_MS = 9000;

type Route = Parameters<typeof createHttpServer>[0]['routes'] extends ReadonlyMap<string, infer R> ? R : never;

function createPlatforms(config: Config, service: Core['service'], logger: Logger) {
  const platforms: Platform[] = [];
  const routes = new Map<string, Route>();
  const common = { service, logger, clock: systemClock };
  if (config.DISCORD_TOKEN) {
    const mentions = config.DISCORD_MENTIONS === 'on';
    const apiUrl = config.DISCORD_API_URL;
    platforms.push(
      createDiscordAdapter({ ...common, token: config.DISCORD_TOKEN, mentions, ...(apiUrl && { apiUrl }) }),
    );
  }
  if (config.SLACK_BOT_TOKEN) {
    const slack = createSlackAdapter({
      ...common,
      botToken: config.SLACK_BOT_TOKEN,
      ...(config.SLACK_APP_TOKEN && { appToken: config.SLACK_APP_TOKEN }),
      ...(config.SLACK_SIGNING_SECRET && { signingSecret: config.SLACK_SIGNING_SECRET }),
      ...(config.SLACK_API_URL && { apiUrl: config.SLACK_API_URL }),
    });
    platforms.push(slack);
    for (const [path, route] of slack.routes) routes.set(path, route);
  }
  return { platforms, routes };
}

/** Ends the process before it has started, with lines for the operator. */
function fail(lines: readonly string[]): never {
  for (const line of lines) console.error(line);
  process.exit(1);
}

function loadConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const parsed = parseConfig(process.env);
  if (parsed.ok) return parsed.value;
  return fail(['The configuration has problems:', ...configProblems(parsed.refusal).map((line) => `  ${line}`)]);
}

async function loadStore(config: Config, logger: Logger): Promise<Store> {
  const opened = await openStore(config.DATABASE_URL, logger);
  return opened.ok ? opened.value : fail([opened.refusal.advice]);
}

async function loadStories(config: Config, logger: Logger): Promise<ReadStories> {
  const read = await readStories(config.SEEDS_DIR, logger);
  for (const warning of read.warnings) console.error(warning);
  return read;
}

/** `publishers` are read anew at each tick: a platform that refused to start is not among them, and its digests wait. */
function createDelivery(publishers: readonly Publisher[], store: Store, core: Core, logger: Logger) {
  const closing = new AbortController();
  const parts = {
    subscriptions: store.subscriptions,
    ledger: store.ledger,
    publishers,
    makeDigest: core.makeDigest,
    pace: createPace(systemClock, systemWait),
    wait: systemWait,
    clock: systemClock,
    owner: `${hostname()} ${process.pid} ${randomUUID()}`,
    signal: closing.signal,
    logger,
  };
  const heartbeat = createHeartbeat((now) => deliverDue(parts, now).then(() => undefined), systemClock, logger);
  const stop = () => {
    closing.abort();
    return heartbeat.stop();
  };
  return { start: heartbeat.start, stop };
}

/** Stops the parts in this order, once, and exits; a part that hangs does not hold the process for ever. */
function createStop(parts: readonly { stop(): Promise<unknown> }[], logger: Logger) {
  let stopping = false;
  return async (code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(code), MOST_SHUTDOWN_MS).unref();
    for (const part of parts) {
      await part.stop().catch((error: unknown) => logger.error({ error }, 'a part did not stop cleanly'));
    }
    process.exit(code);
  };
}

async function main(): Promise<void> {
  const config = loadConfig();
  const logger = createLogger(config.LOG_LEVEL);
  const store = await loadStore(config, logger);
  const { stories, articles } = await loadStories(config, logger);
  const core = createCore({
    briefer: createBriefer(stories, systemClock, logger),
    articlesRead: articles.length,
    subscriptions: store.subscriptions,
    shownBriefings: store.shownBriefings,
    defaultZone: config.DEFAULT_TIMEZONE,
    clock: systemClock,
    logger,
  });
  const { platforms, routes } = createPlatforms(config, core.service, logger);
  const http = createHttpServer({
    host: config.HOST,
    port: config.PORT,
    readiness: async () => ({
      store: await store.ping().then(
        () => true,
        () => false,
      ),
      ...Object.fromEntries(platforms.map((platform) => [platform.name, platform.ready()])),
    }),
    routes,
    logger,
  });
  const address = await http.start();
  if (!address.ok) fail([address.refusal.advice]);

  const publishers: Publisher[] = [];
  const delivery = createDelivery(publishers, store, core, logger);
  const everyPlatform = { stop: () => Promise.all(platforms.map((platform) => platform.stop())) };
  const stop = createStop([delivery, everyPlatform, http, { stop: () => store.close() }], logger);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(0));

  const started = await Promise.all(
    platforms.map(async (platform) => ({ name: platform.name, result: await platform.start() })),
  );
  const subscriptions = await store.subscriptions.active();
  const counts = { stories: stories.length, articles: articles.length };
  const facts = { config, ...counts, subscriptions, started, address: address.value, now: systemClock.now() };
  for (const line of describeStart(facts)) console.log(line);
  for (const platform of platforms) {
    if (started.some(({ name, result }) => name === platform.name && result.ok)) publishers.push(platform.publisher);
  }
  if (started.length > 0 && started.every(({ result }) => !result.ok)) return stop(1);
  delivery.start();
}

await main();
