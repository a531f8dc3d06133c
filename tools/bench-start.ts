import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { startFakeDiscord } from '../tests/support/fake-discord.ts';
import { startFakeSlack } from '../tests/support/fake-slack/index.ts';
import { platformEnvironment } from '../tests/support/platform-environment.ts';
import { runBot } from '../tests/support/run-bot.ts';

/** Long enough for whatever a start leaves to do. */
const IDLE_MS = 8_000;
const SIGNS = /^health/;

/**
 * Starts the built bot (`npm run build` first) with both platforms on this machine: from start to connected, memory when
 * idle, the first briefing of a cold process on each platform (of the topic that it offers first), memory after it, and how
 * long it takes to end. On Linux only, whose /proc it reads.
 */
export async function benchStart(): Promise<void> {
  const [discord, slack] = await Promise.all([startFakeDiscord(), startFakeSlack()]);
  const timed = async (name: string, work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    console.log(`${name.padEnd(44)} ${Math.round(performance.now() - begun)} ms`);
  };
  const bot = runBot(platformEnvironment({ discord, slack }));
  const memory = (name: string) => {
    const status = readFileSync(`/proc/${bot.child.pid}/status`, 'utf8');
    console.log(`${name.padEnd(44)} ${Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)} MB`);
  };
  try {
    await timed('from start to connected, both platforms', () => bot.line(SIGNS));
    await discord.until('the commands', () => (discord.commands().length > 0 ? true : null));
    await wait(IDLE_MS);
    memory('resident when idle');
    const [topic = 'news'] = await discord.complete('briefing', 'topic', '');
    await timed('first briefing of the process, on Discord', () => discord.command('briefing', { topic }));
    await timed('the same on Slack', () => slack.sendCommand(topic));
    memory('resident after it');
    await timed('from SIGTERM to its end', () => bot.end());
  } finally {
    await bot.end('SIGKILL');
    await Promise.all([discord.close(), slack.close()]);
    process.stderr.write(bot.err());
  }
}
