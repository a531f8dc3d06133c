import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { type FakeDiscord, startFakeDiscord } from '../tests/support/fake-discord.ts';
import { type FakeSlack, startFakeSlack } from '../tests/support/fake-slack/index.ts';
import { platformEnvironment } from '../tests/support/platform-environment.ts';
import { runBot } from '../tests/support/run-bot.ts';

/** From this many on Discord wants shards. */
const SERVERS = 2_500;
const COMMANDS = 60;
/** Long enough for whatever the start leaves to do. */
const IDLE_MS = 8_000;

interface Memory {
  readonly idle: number;
  readonly used: number;
  readonly most: number;
}

/**
 * Memory of the built bot (`npm run build` first) in many sizeable Discord servers, through one shard and through three,
 * without and with Slack, and what each thousand servers adds to a bot in one. On Linux only, whose /proc it reads.
 */
export async function benchServers(): Promise<void> {
  console.log(`\n${'MB resident'.padEnd(44)} idle · after ${COMMANDS} commands · at most`);
  for (const withSlack of [false, true]) {
    const slack = withSlack ? await startFakeSlack() : null;
    const alone = await measure(1, 1, slack);
    for (const shards of [1, 3]) {
      const many = await measure(SERVERS, shards, slack);
      const added = ((many.used - alone.used) / SERVERS) * 1_000;
      console.log(`${'  so each thousand servers adds'.padEnd(44)} ${added.toFixed(1)}`);
    }
    await slack?.close();
  }
}

async function measure(servers: number, shards: number, slack: FakeSlack | null): Promise<Memory> {
  const discord = await startFakeDiscord({ guilds: servers, furnished: true });
  Object.assign(discord.gateway.info, { shards, apartMs: 5_000 });
  const bot = runBot(platformEnvironment({ discord, slack }));
  const memory = (field: string) => {
    const status = readFileSync(`/proc/${bot.child.pid}/status`, 'utf8');
    return Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024);
  };
  try {
    await discord.until('the commands', () => discord.commands().length || null, 120_000);
    await wait(IDLE_MS);
    const idle = memory('VmRSS');
    const longest = await ask(discord);
    const result = { idle, used: memory('VmRSS'), most: memory('VmHWM') };
    const name = `${servers} servers, ${shards} shard(s), Slack ${slack === null ? 'off' : 'on'}`;
    console.log(`${name.padEnd(44)} ${idle} · ${result.used} · ${result.most}   slowest answer ${longest} ms`);
    return result;
  } finally {
    await bot.end('SIGKILL');
    await discord.close();
    process.stderr.write(bot.err());
  }
}

/** Commands from servers all over the shards, each answered before the next; how long the slowest answer took, in ms. */
async function ask(discord: FakeDiscord): Promise<number> {
  const [topic = 'news'] = await discord.complete('briefing', 'topic', '');
  let longest = 0;
  for (let index = 0; index < COMMANDS; index++) {
    const guild = discord.world.guilds[(index * 41) % discord.world.guilds.length];
    const channel = guild?.channels[0];
    const begun = performance.now();
    await discord.command('briefing', { topic }, channel ? { channel } : {});
    // The first briefing of a process loads what it reads with.
    if (index > 0) longest = Math.max(longest, performance.now() - begun);
  }
  return Math.round(longest);
}
