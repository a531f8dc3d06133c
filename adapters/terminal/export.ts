import { existsSync } from 'node:fs';
import {
  type Logger,
  ok,
  openStore,
  parseConfig,
  type Reply,
  type Result,
  refuse,
  sourcesExportCommand,
  systemClock,
} from '../../src/index.ts';
import { NOBODY } from './nobody.ts';

/**
 * The feeds that this bot follows for anyone, as a list: a backup, or a FEEDS_FILE for another bot. Refuses a configuration
 * with problems and a database that cannot be opened; makes none.
 */
export async function exportFeeds(environment: NodeJS.ProcessEnv, logger: Logger): Promise<Result<Reply>> {
  const config = parseConfig(environment);
  if (!config.ok) return config;
  const { DATABASE_URL: url } = config.value;
  if (url.startsWith('file:') && !existsSync(url.slice('file:'.length))) {
    return refuse('no-database', `There is no database at ${url} yet: the bot has not run here (DATABASE_URL).`);
  }
  const opened = await openStore(url, logger);
  if (!opened.ok) return opened;
  const { feeds, close } = opened.value;
  try {
    const shared = new Set((await feeds.followedBy(null)).map(({ id }) => id));
    const all = (await feeds.all()).map((feed) => ({ ...feed, shared: shared.has(feed.id) }));
    return ok(await sourcesExportCommand({ feedsOf: async () => all, clock: systemClock }).run({}, NOBODY));
  } finally {
    await close();
  }
}
