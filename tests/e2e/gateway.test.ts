import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { type Browser, createBrowser } from '../support/browser.ts';
import { broken, type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from '../support/fake-discord.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack/index.ts';
import { platformEnvironment } from '../support/platform-environment.ts';
import { type RunningBot, runBot } from '../support/run-bot.ts';

/** A process starts and connects in a few seconds, on a busy machine in many. */
const PATIENCE_MS = 40_000;
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function platforms(given: FakeDiscordOptions = {}): Promise<{ discord: FakeDiscord; slack: FakeSlack }> {
  const [discord, slack] = await Promise.all([startFakeDiscord(given), startFakeSlack()]);
  closing.push(() => Promise.all([discord.close(), slack.close()]));
  return { discord, slack };
}

function start(discord: FakeDiscord, slack: FakeSlack, more: Record<string, string> = {}): RunningBot {
  const bot = runBot({
    ...platformEnvironment({ discord, slack }),
    ...more,
  });
  closing.push(() => bot.end('SIGKILL'));
  return bot;
}

/** With no workspace of its own: each comes by the browser. */
async function startByOauth(slack: FakeSlack): Promise<{ bot: RunningBot; browser: Browser }> {
  const bot = runBot({
    SLACK_CLIENT_ID: slack.app.clientId,
    SLACK_CLIENT_SECRET: slack.app.clientSecret,
    SLACK_STATE_SECRET: 'a secret of the tests',
    SLACK_SIGNING_SECRET: slack.workspace.signingSecret,
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    SLACK_API_URL: slack.apiUrl,
  });
  closing.push(() => bot.end('SIGKILL'));
  const address = /http:\/\/[^\s/]+/.exec(await bot.line(/^health/))?.[0] ?? '';
  slack.redirectTo(`${address}/slack/oauth_redirect`);
  slack.sendTo(`${address}/slack/events`);
  return { bot, browser: createBrowser(address, slack.apiUrl) };
}

function residentMb(bot: RunningBot): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${bot.child.pid}/status`, 'utf8'))?.[1]) / 1_024;
}

const connected = (discord: FakeDiscord) =>
  discord.until('the commands', () => discord.commands().length || null, PATIENCE_MS);

async function readiness(
  bot: RunningBot,
): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  const address = /http:\/\/[^\s/]+/.exec(await bot.line(/^health/))?.[0] ?? '';
  const answer = await fetch(`${address}/readyz`);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe('the process and its platforms', () => {
  test('uses nothing that is deprecated, from start to end, a lost connection included', async () => {
    const { discord, slack } = await platforms();
    const bot = start(discord, slack, { NODE_OPTIONS: '--throw-deprecation --trace-warnings', DISCORD_MENTIONS: 'on' });
    await connected(discord);
    discord.gateway.drop(1_012);
    await discord.until('the resumed session', () => discord.gateway.counts.resumed || null);
    expect((await discord.command('briefing', { topic: 'syria' })).messages).toHaveLength(1);
    await slack.sendCommand('syria');
    expect(await bot.end()).toBe(0);
    expect(bot.err()).not.toMatch(/warning|deprecat/i);
  });

  test('a Discord that answers 500 at the start: up, not ready, and says why; Slack goes on; then both', async () => {
    const { discord, slack } = await platforms();
    const mend = discord.fail({ path: /./, does: broken() });
    const bot = start(discord, slack);
    expect(await bot.line(/^discord/)).toBe(
      "discord  Discord can't be reached (HTTP 500). Trying again in the background.",
    );
    const why = {
      discord: expect.stringMatching(/^Discord can't be reached \(HTTP 500\)\. Next try \d\d:\d\d:\d\d UTC\.$/),
    };
    expect(await readiness(bot)).toEqual({
      status: 503,
      body: { ready: false, store: true, discord: false, slack: true, why },
    });
    expect(await slack.sendCommand('help')).toHaveLength(1);
    mend();
    await connected(discord);
    expect((await discord.command('help')).messages).toHaveLength(1);
    expect(await readiness(bot)).toMatchObject({ status: 200, body: { ready: true, discord: true } });
  });

  test('a token that is revoked while it runs is said with advice, and Slack goes on', async () => {
    const { discord, slack } = await platforms();
    const bot = start(discord, slack);
    await connected(discord);
    discord.revoke();
    expect(await bot.line(/Discord refuses DISCORD_TOKEN/)).toContain('then start again');
    expect((await readiness(bot)).body).toMatchObject({
      discord: false,
      slack: true,
      why: { discord: expect.stringContaining('DISCORD_TOKEN') },
    });
    expect(await slack.sendCommand('help')).toHaveLength(1);
    expect(bot.err()).not.toContain(discord.token);
  });

  test('Slack by OAuth alone: up without a workspace, says where to install it, and answers in one that did', async () => {
    const { slack } = await platforms();
    const { bot, browser } = await startByOauth(slack);
    expect(await bot.line(/^slack/)).toContain('no workspace yet, open /slack/install');
    expect((await readiness(bot)).body).toMatchObject({ ready: true, slack: true });
    expect((await browser.install()).html).toContain('Briefing is in Ellery');
    expect(await slack.sendCommand('help')).toHaveLength(1);
    expect(await bot.end()).toBe(0);
  });
});

describe.runIf(process.platform === 'linux')('under 250 MB', () => {
  test('in 50 workspaces by OAuth: installed, and answered in each', async () => {
    const { slack } = await platforms();
    const { bot, browser } = await startByOauth(slack);
    for (let index = 0; index < 50; index++) {
      const workspace = slack.addWorkspace(`T0W${index}`, `Harbour ${index}`);
      slack.signIn(workspace);
      expect((await browser.install()).status).toBe(200);
      const [answer] = await slack.actsIn(workspace).sendCommand('syria');
      expect(answer?.text).toContain('Syria');
    }
    expect(residentMb(bot)).toBeLessThan(250);
  });

  test.each([1, 3])('in 2,500 servers with fifty channels each, through %i shard(s)', async (shards) => {
    const { discord, slack } = await platforms({ guilds: 2_500, furnished: true });
    Object.assign(discord.gateway.info, { shards, maxConcurrency: 16 });
    const bot = start(discord, slack);
    await connected(discord);
    for (let index = 0; index < 30; index++) {
      const channel = discord.world.guilds[index * 83]?.channels[0];
      const answer = await discord.command('briefing', { topic: 'syria' }, channel ? { channel } : {});
      expect(answer.messages).toHaveLength(1);
    }
    expect(residentMb(bot)).toBeLessThan(250);
  });
});
