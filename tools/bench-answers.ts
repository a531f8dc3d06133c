import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openStore, type Store, silentLogger } from '../src/index.ts';
import { type FakeDiscord, startFakeDiscord } from '../tests/support/fake-discord.ts';
import { type FakeSlack, startFakeSlack } from '../tests/support/fake-slack/index.ts';
import { platformEnvironment } from '../tests/support/platform-environment.ts';
import { runBot } from '../tests/support/run-bot.ts';
import { printTimes } from './archive/measure.ts';
import { topicsOfAllKinds } from './archive/measure-bot.ts';

const SIZE = 100_000;
const COMMANDS = 210;
const COMPLETIONS = 210;
/** A start reads what the last articles told. */
const START_MS = 120_000;
const FEEDS = 200;
const HELP = 'npm run bench -- answers postgres://… | FOLDER, after npm run bench -- archive with the same';

/**
 * How soon people see that they are answered: the built bot (`npm run build` first) with both platforms on this machine, over
 * the 100,000 articles that `npm run bench -- archive` has left in a FOLDER or in PostgreSQL. Both platforms are asked
 * at the same time, each command once the one before is answered.
 */
export async function benchAnswers([place]: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-answers-'));
  const [discord, slack] = await Promise.all([startFakeDiscord(), startFakeSlack()]);
  const database = databaseAt(place, folder);
  const opened = await openStore(database, silentLogger);
  if (!opened.ok) throw new Error(opened.refusal.advice);
  const store = opened.value;
  await follow(store, discord, slack);
  const bot = runBot({ DATABASE_URL: database, RETENTION_DAYS: '3650', ...platformEnvironment({ discord, slack }) });
  try {
    await discord.until('the commands', () => discord.commands().length || null, START_MS);
    const topics = topicsOfAllKinds(SIZE, COMMANDS);
    // The first briefing of a process loads what it reads with.
    await discord.command('briefing', { topic: topics[0] as string });
    await Promise.all([askDiscord(discord, topics), askSlack(slack, topics)]);
    await complete(discord, topics);
  } finally {
    await bot.end('SIGKILL');
    process.stderr.write(bot.err());
    await Promise.all([discord.close(), slack.close(), store.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A copy of the folder's largest database: asking keeps what was shown. */
function databaseAt(place: string | undefined, folder: string): string {
  if (place?.startsWith('postgres')) return place;
  const kept = join(place ?? '', `articles-${SIZE}.db`);
  if (place === undefined || !existsSync(kept)) throw new Error(`There are no ${SIZE} articles: ${HELP}`);
  copyFileSync(kept, join(folder, 'bot.db'));
  return `file:${join(folder, 'bot.db')}`;
}

/** Both tenants follow the first feeds, which are not asked: another process has that turn. */
async function follow({ feeds, pollLease }: Store, discord: FakeDiscord, slack: FakeSlack): Promise<void> {
  const tenants = [
    { platform: 'discord', tenantId: discord.world.guilds[0]?.id ?? '' },
    { platform: 'slack', tenantId: slack.workspace.teamId },
  ];
  for (const tenant of tenants) {
    for (let feed = 1; feed <= FEEDS; feed++) {
      const followed = await feeds.follow(tenant, `https://outlet.example/${feed}.xml`, 'bench', new Date(0));
      if (!followed.ok) throw new Error(followed.refusal.advice);
    }
  }
  const now = new Date();
  await pollLease.take('bench', now, new Date(now.getTime() + 3_600_000));
}

async function askDiscord(discord: FakeDiscord, topics: readonly string[]): Promise<void> {
  const first: number[] = [];
  const whole: number[] = [];
  for (const topic of topics) {
    const [begun, before] = [performance.now(), discord.requests.length];
    const answer = discord.command('briefing', { topic });
    await discord.until('the acknowledgement', () => discord.requests.slice(before).find(isCallback));
    first.push(performance.now() - begun);
    await answer.catch(() => console.log(`Discord: no whole answer in time: ${topic}`));
    whole.push(performance.now() - begun);
  }
  printTimes('Discord: first answer', first);
  printTimes('Discord: whole answer', whole);
}

function isCallback({ path }: { readonly path: string }): boolean {
  return /^\/interactions\/.*\/callback$/.test(path);
}

async function askSlack(slack: FakeSlack, topics: readonly string[]): Promise<void> {
  const first: number[] = [];
  const whole: number[] = [];
  for (const topic of topics.toReversed()) {
    const begun = performance.now();
    const before = slack.workspace.messages.length;
    await slack.sendCommand(topic, { answers: 0 });
    first.push(performance.now() - begun);
    const isAnswered = () => slack.workspace.messages.length > before || null;
    await slack.until(isAnswered, 'an answer').catch(() => console.log(`Slack: no answer in time: ${topic}`));
    whole.push(performance.now() - begun);
  }
  printTimes('Slack: acknowledged', first);
  printTimes('Slack: first message', whole);
}

async function complete(discord: FakeDiscord, topics: readonly string[]): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < COMPLETIONS; run++) {
    const typed = (topics[run % topics.length] as string).slice(0, run % 6);
    const begun = performance.now();
    await discord.complete('briefing', 'topic', typed);
    times.push(performance.now() - begun);
  }
  printTimes('Discord: completion', times);
}
