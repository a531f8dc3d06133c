import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import {
  type Bundled,
  type Config,
  type Core,
  configProblems,
  createBriefer,
  createBriefingThread,
  createCore,
  createDelivery,
  createForgetting,
  createInstallations,
  createLiveStories,
  createLogger,
  createPictureThread,
  createSources,
  describeStart,
  type FetchFile,
  isPreviewOn,
  type LiveStories,
  type Logger,
  liveBriefings,
  loadBundled,
  loadFeedsFile,
  openStore,
  type Platform,
  type Publisher,
  parseConfig,
  type Store,
  systemClock,
  systemWait,
  type Tenants,
} from '../src/index.ts';
import { createHttpServer } from './http/index.ts';
import { createPreview, type Preview, type PreviewOptions } from './preview/index.ts';
import type { AccessOptions as SlackAccess } from './slack/index.ts';

/** The whole process must be gone this long after it was asked to end. */
const MOST_SHUTDOWN_MS = 9000;

type Route = Parameters<typeof createHttpServer>[0]['routes'] extends ReadonlyMap<string, infer R> ? R : never;

/** Only the platforms that are set up are loaded. */
async function createPlatforms(
  config: Config,
  { service, tenants }: Core,
  store: Store,
  fetchFile: FetchFile,
  logger: Logger,
) {
  const platforms: Platform[] = [];
  const routes = new Map<string, Route>();
  const common = { service, fetchFile, logger, clock: systemClock };
  if (config.DISCORD_TOKEN) {
    const { createDiscordAdapter } = await import('./discord/index.ts');
    const mentions = config.DISCORD_MENTIONS === 'on';
    const apiUrl = config.DISCORD_API_URL;
    platforms.push(
      createDiscordAdapter({ ...common, tenants, token: config.DISCORD_TOKEN, mentions, ...(apiUrl && { apiUrl }) }),
    );
  }
  const slackAccess = slackAccessOf(config, store, tenants);
  if (slackAccess) {
    const { createSlackAdapter } = await import('./slack/index.ts');
    const slack = createSlackAdapter({
      ...common,
      ...slackAccess,
      ...(config.SLACK_APP_TOKEN && { appToken: config.SLACK_APP_TOKEN }),
      ...(config.SLACK_SIGNING_SECRET && { signingSecret: config.SLACK_SIGNING_SECRET }),
      ...(config.SLACK_API_URL && { apiUrl: config.SLACK_API_URL }),
    });
    platforms.push(slack);
    for (const [path, route] of slack.routes) routes.set(path, route);
  }
  return { platforms, routes };
}

/** The local page. What it needs of the platforms is loaded when someone opens it; null where it is off. */
function createPage(
  config: Config,
  { service }: Core,
  { conversation }: Store,
  connected: PreviewOptions['connected'],
  logger: Logger,
): Preview | null {
  if (!isPreviewOn(config, process.env['NODE_ENV'])) return null;
  const loadFaces = async () => {
    const [{ createDiscordFace }, { createSlackFace }] = await Promise.all([
      import('./discord/index.ts'),
      import('./slack/index.ts'),
    ]);
    return { discord: createDiscordFace(config.DISCORD_API_URL), slack: createSlackFace(config.SLACK_API_URL) };
  };
  return createPreview({ service, conversation, loadFaces, connected, logger, clock: systemClock });
}

/** One workspace by its token, or many by installations; null where Slack is not set up. */
function slackAccessOf(config: Config, { installations: store }: Store, tenants: Tenants): SlackAccess | null {
  const { SLACK_BOT_TOKEN: botToken, ENCRYPTION_KEY: keyring } = config;
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = config;
  if (botToken) return { botToken };
  if (!clientId || !clientSecret || !stateSecret || !keyring) return null;
  const installations = createInstallations({ platform: 'slack', store, keyring, tenants, clock: systemClock });
  return { oauth: { clientId, clientSecret, stateSecret, installations } };
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

/** What is known before anyone asks: the articles of before, the bundled stories, and the operator's feeds. */
async function loadStories(config: Config, store: Store, live: LiveStories): Promise<Bundled> {
  await live.restore();
  const bundled = await loadBundled(config.SEEDS_DIR, store.archive, live, systemClock.now());
  const feeds = await loadFeedsFile(config.FEEDS_FILE, store.feeds, systemClock.now());
  for (const warning of [...bundled.warnings, ...feeds]) console.error(warning);
  return bundled;
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
  const live = createLiveStories(store, logger);
  const bundled = await loadStories(config, store, live);
  const owner = `${hostname()} ${process.pid} ${randomUUID()}`;
  const sources = createSources({
    ...store,
    stories: live,
    owner,
    allowed: config.ALLOWED_PRIVATE_HOSTS,
    intervalSeconds: config.FEED_INTERVAL_SECONDS,
    retentionDays: config.RETENTION_DAYS,
    contact: config.FEED_CONTACT ?? null,
    clock: systemClock,
    logger,
  });
  const composing = createBriefingThread(logger);
  const pictures = createPictureThread(logger);
  const publishers: Publisher[] = [];
  const delivery = createDelivery({
    publishers,
    store,
    makeDigest: (...edition) => core.makeDigest(...edition),
    owner,
    observe: (result) => http.recordDelivery(result),
    clock: systemClock,
    wait: systemWait,
    logger,
  });
  const forgetting = createForgetting({ store: store.installations, clock: systemClock, logger });
  const core = createCore({
    ...store,
    briefer: createBriefer(liveBriefings(live, composing.brief), systemClock),
    sources,
    draw: pictures.draw,
    deliverNow: delivery.now,
    defaultZone: config.DEFAULT_TIMEZONE,
    clock: systemClock,
    logger,
  });
  const { platforms, routes } = await createPlatforms(config, core, store, sources.fetchFile, logger);
  const connected = (name: string) => {
    const platform = platforms.find((one) => one.name === name);
    return platform ? (platform.problem() ?? 'connected') : null;
  };
  const telling = () => ({ discord: connected('discord'), slack: connected('slack') });
  const page = createPage(config, core, store, telling, logger);
  for (const [path, route] of page?.routes ?? []) routes.set(path, route);
  const http = createHttpServer({
    host: config.HOST,
    port: config.PORT,
    problems: async () => ({
      store: await store.ping().then(
        () => null,
        () => 'the database does not answer',
      ),
      ...Object.fromEntries(platforms.map((platform) => [platform.name, platform.problem()])),
    }),
    gauges: () => platforms.flatMap((platform) => platform.gauges?.() ?? []),
    routes,
    logger,
  });
  const address = await http.start();
  if (!address.ok) fail([address.refusal.advice]);

  const shown = [...platforms, ...(page ? [page] : [])];
  const everyPlatform = { stop: () => Promise.all(shown.map((platform) => platform.stop())) };
  const threads = { stop: () => Promise.all([composing.close(), pictures.close()]) };
  const last = [threads, { stop: () => store.close() }];
  const stop = createStop([delivery, sources, forgetting, everyPlatform, http, ...last], logger);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(0));

  const started = await Promise.all(
    platforms.map(async (platform) => ({ name: platform.name, result: await platform.start() })),
  );
  const subscriptions = await store.subscriptions.active();
  const feeds = (await store.feeds.all()).length;
  const addresses = { address: address.value, page: page !== null };
  const facts = { config, ...bundled, feeds, subscriptions, started, ...addresses, now: systemClock.now() };
  for (const line of describeStart(facts)) console.log(line);
  for (const platform of platforms) {
    if (started.some(({ name, result }) => name === platform.name && result.ok)) publishers.push(platform.publisher);
  }
  if (page) publishers.push(page.publisher);
  if (started.length > 0 && started.every(({ result }) => !result.ok)) return stop(1);
  sources.start();
  delivery.start();
  // A workspace that is served by its bot token has not left, whatever it did before.
  if (config.SLACK_CLIENT_ID) forgetting.start();
}

await main();
