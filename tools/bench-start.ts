import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { startFakeDiscord } from '../tests/support/fake-discord.ts';
import { startFakeSlack } from '../tests/support/fake-slack/index.ts';

/** Long enough for whatever a start leaves to do. */
const IDLE_MS = 8_000;
const SIGNS = /^health/m;

/**
 * Starts the built bot (`npm run build` first) with both platforms on this machine: from start to connected, memory when
 * idle, the first briefing of a cold process on each platform (of the topic that it offers first), memory after it, and how
 * long it takes to end. On Linux only, whose /proc it reads.
 */
export async function benchStart(): Promise<void> {
  const [discord, slack] = await Promise.all([startFakeDiscord(), startFakeSlack()]);
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  const environment = {
    PATH: process.env['PATH'] ?? '',
    PORT: '0',
    LOG_LEVEL: 'warn',
    DATABASE_URL: `file:${join(folder, 'bot.db')}`,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.apiUrl,
    SLACK_BOT_TOKEN: slack.workspace.botToken,
    SLACK_APP_TOKEN: slack.workspace.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
  const timed = async (name: string, work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    console.log(`${name.padEnd(44)} ${Math.round(performance.now() - begun)} ms`);
  };
  const options = ['--max-semi-space-size=8', 'dist/adapters/main.js'];
  const bot = spawn(process.execPath, options, { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  const memory = (name: string) => {
    const status = readFileSync(`/proc/${bot.pid}/status`, 'utf8');
    console.log(`${name.padEnd(44)} ${Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)} MB`);
  };
  try {
    await timed('from start to connected, both platforms', () => printed(bot.stdout));
    await discord.until('the commands', () => (discord.commands().length > 0 ? true : null));
    await wait(IDLE_MS);
    memory('resident when idle');
    const [topic = 'news'] = await discord.complete('briefing', 'topic', '');
    await timed('first briefing of the process, on Discord', () => discord.command('briefing', { topic }));
    await timed('the same on Slack', () => slack.sendCommand(topic));
    memory('resident after it');
    await timed('from SIGTERM to its end', () => {
      bot.kill('SIGTERM');
      return new Promise((resolve) => bot.once('exit', resolve));
    });
  } finally {
    bot.kill('SIGKILL');
    await Promise.all([discord.close(), slack.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Resolves with the line that ends what a start prints. */
function printed(output: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve) => {
    let text = '';
    output.on('data', (piece) => {
      text += String(piece);
      if (SIGNS.test(text)) resolve();
    });
  });
}
