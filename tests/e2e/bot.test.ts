import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { type FakeDiscord, startFakeDiscord } from '../support/fake-discord.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack/index.ts';
import { platformEnvironment } from '../support/platform-environment.ts';
import { type RunningBot, runBot, SHORT_LIFE } from '../support/run-bot.ts';

let discord: FakeDiscord;
let slack: FakeSlack;
let bots: RunningBot[];
let database: string;

async function open(): Promise<void> {
  [discord, slack] = await Promise.all([startFakeDiscord(), startFakeSlack()]);
  bots = [];
  database = `file:${join(mkdtempSync(join(tmpdir(), 'briefing-e2e-')), 'bot.db')}`;
}

async function close(): Promise<void> {
  await Promise.all(bots.map((bot) => bot.end('SIGKILL')));
  await Promise.all([discord.close(), slack.close()]);
}

function start(environment: Record<string, string> = {}): RunningBot {
  const bot = runBot(
    {
      DATABASE_URL: database,
      ...platformEnvironment({ discord, slack }),
      ...environment,
    },
    SHORT_LIFE,
  );
  bots.push(bot);
  return bot;
}

async function startConnected(environment: Record<string, string> = {}): Promise<RunningBot> {
  const bot = start(environment);
  await bot.line(/^health/);
  await discord.until('the commands', () => (discord.commands().length > 0 ? true : null));
  return bot;
}

/** A daily digest on both platforms that came due half an hour ago by a clock that is so far from the machine's. */
async function subscribeBoth(shiftMs = 0): Promise<void> {
  const store = await openStore(database);
  if (!store.ok) throw new Error(store.refusal.advice);
  const due = new Date(Date.now() + shiftMs - 30 * 60_000);
  const common = {
    createdBy: 'u',
    topic: 'syria',
    when: `daily ${due.toISOString().slice(11, 16)}`,
    zone: 'UTC',
    createdAt: new Date(due.getTime() - 3_600_000).toISOString(),
  };
  const { guildId, id } = discord.channel('harbour');
  await store.value.subscriptions.add({ ...common, platform: 'discord', tenantId: String(guildId), channelId: id });
  const team = { platform: 'slack', tenantId: slack.workspace.teamId, channelId: 'C0HARBOUR' };
  await store.value.subscriptions.add({ ...common, ...team });
  await store.value.close();
}

const discordPosts = () => discord.messages(discord.channel('harbour'));
/** What all can read, without later parts in threads. */
const slackPosts = () =>
  slack.messages('C0HARBOUR').filter(({ threadTs, onlyFor }) => threadTs === null && onlyFor === null);

async function posted(): Promise<void> {
  await discord.until('the digest on Discord', () => (discordPosts().length > 0 ? true : null));
  await slack.until(() => (slackPosts().length > 0 ? true : null), 'the digest on Slack');
}

describe('one bot on both platforms', () => {
  let bot: RunningBot;
  beforeAll(async () => {
    await open();
    bot = await startConnected();
  });
  afterAll(close);

  test('the same briefing, its buttons and its quotes in both chats', async () => {
    expect(bot.out()).toMatch(/^briefing-bot \d+\.\d+\.\d+ · 1 story from 2 articles · 0 digests$/m);
    expect(bot.out()).toMatch(/^discord {2}connected as Briefing#1234/m);
    expect(bot.out()).toMatch(/^slack {4}connected as @briefing/m);

    const onDiscord = await discord.command('briefing', { topic: 'syria' });
    const [onSlack] = await slack.sendCommand('syria');
    const slackText = JSON.stringify(onSlack?.blocks);
    const told = [/Obama/, /Putin/, /(90|ninety) minutes/i, /without an agreement|failed to result/i];
    told.push(/gaps of trust/i, /Kerry/, /Lavrov/, /Ukraine|sanctions/, /within a few days/);
    for (const fact of told) {
      expect(onDiscord.text).toMatch(fact);
      expect(slackText).toMatch(fact);
    }
    for (const debris of ['mosads', 'by admin', 'IANS Inputs', '**Washington', '## **', '{']) {
      expect(onDiscord.text).not.toContain(debris);
    }
    const [message] = onDiscord.messages;
    if (!message) throw new Error('no message');
    const button = (label: RegExp) => message.buttons.find((one) => label.test(one.label))?.customId ?? 'no button';
    const sources = await discord.press(message, button(/Sources/));
    expect(sources.interaction.ephemeral).toBe(true);
    expect(sources.text).toContain('spoke for about 90 minutes Monday');
    const [slackSources] = await slack.press(button(/Sources/));
    expect(slackSources?.onlyFor).toBe('U0READER');
    expect(JSON.stringify(slackSources?.blocks)).toContain('spoke for about 90 minutes Monday');
    const quotes = await discord.command('quotes', { about: 'putin' });
    expect(quotes.text).toContain('Vladimir Putin');
    expect(quotes.text).toContain('within a few days');
    expect(quotes.text).not.toContain('Barack Obama**');
    expect(slack.workspace.refused).toEqual([]);
  });

  test('whatever is typed is answered, in a form that the platform takes, and calls nobody', async () => {
    const odd = [
      '"',
      '🚢',
      'مرفأ إليري',
      '<script>alert(1)</script>',
      '@everyone',
      'x'.repeat(200),
      '<!channel>',
      '”“',
    ];
    for (const topic of odd) {
      const answer = await discord.command('briefing', { topic });
      expect(answer.text).toMatch(/No article mentions|Name a topic/);
      expect(answer.messages.flatMap((message) => message.pings)).toEqual([]);
      const [onSlack] = await slack.sendCommand(topic);
      expect(onSlack?.text).toMatch(/No article mentions|Name a topic|Sourced news briefings/);
    }
    const [long] = await slack.sendCommand('x'.repeat(500));
    expect(long?.text).toContain('at most 200 characters; this one has 500');
    expect(slack.workspace.refused).toEqual([]);
    expect(slack.workspace.mentions).toEqual([]);
  });

  test('a digest that can’t work is refused with what would do', async () => {
    const add = (values: Record<string, string>) =>
      discord.command('digest add', { topic: 'syria', when: 'daily 8:00', ...values }, { manages: true });
    expect((await add({ when: 'daily 25:00' })).text).toContain('25');
    expect((await add({ timezone: 'Mars/Base' })).text).toMatch(/Mars.Base/);
    expect((await add({ channel: discord.channel('hidden').id })).text).toMatch(/View Channel/);
    expect((await add({ channel: discord.channel('locked').id })).text).toMatch(/Send Messages/);
    const [closed] = await slack.sendCommand('digest add "daily 8:00" syria', { channel: 'C0CLOSED' });
    expect(closed?.text).toMatch(/not in #closed yet.*invite/);
    const [zone] = await slack.sendCommand('digest add "daily 8:00 Europe/Lisbonne" syria');
    expect(zone?.text).toContain('Europe/Lisbon');
    expect((await discord.command('digest list', {}, { manages: true })).text).toContain('No digests here yet');
  });
});

describe('both platforms at once', () => {
  beforeEach(open);
  afterEach(close);

  test('digests that were added in chat are listed after a restart, and removed; a button of before opens its form', async () => {
    const bot = await startConnected();
    const admin = { manages: true };
    const when = 'weekdays 8:30 Europe/Stockholm';
    const added = await discord.command('digest add', { topic: 'syria', when }, admin);
    expect(added.text.replaceAll('\\', '')).toMatch(
      /Digest 1 · syria · weekdays 08:30 Europe\/Stockholm · <#\d+>\. Next: /,
    );
    const [onSlack] = await slack.sendCommand(`digest add "${when}" syria`);
    expect(JSON.stringify(onSlack?.payload)).toContain('Digest 2');
    const [briefing] = (await discord.command('briefing', { topic: 'syria' })).messages;
    const follow = briefing?.buttons.find(({ label }) => label === 'Follow')?.customId ?? '';
    const [asked] = await slack.sendCommand('syria');
    const value = /"value":"(follow:\w+)"/.exec(JSON.stringify(asked?.blocks))?.[1] ?? '';
    if (!briefing) throw new Error('no answer');
    expect(await bot.end()).toBe(0);
    const restarted = await startConnected();
    expect(restarted.out()).toContain('2 digests, next');
    expect((await discord.command('digest list', {}, admin)).text).toContain('Digest 1');
    expect((await discord.command('digest remove', { id: 2 }, admin)).text).toContain('no digest 2');
    expect((await discord.command('digest remove', { id: 1 }, admin)).text).toContain('Removed');
    const form = await discord.openForm(briefing, follow, admin);
    const wrong = await discord.submit(form, { when: 'evry morning' }, admin);
    expect(wrong.text).toContain("I can't read “evry morning”");
    const [message] = wrong.messages;
    if (!message) throw new Error('no answer');
    const again = await discord.openForm(message, message.buttons[0]?.customId ?? '', admin);
    expect((await discord.submit(again, { when: 'daily 9' }, admin)).text).toContain('Digest 3 · syria · daily 09:00');
    const view = await slack.form(() => slack.press(value, { answers: 0 }));
    expect(await slack.submit(view, { when: 'evry morning' })).toEqual({ when: expect.stringContaining('Try: daily') });
    expect(await slack.submit(view, { when: 'daily 9' })).toBeNull();
    const [list] = await slack.sendCommand('digest list');
    expect(JSON.stringify(list?.blocks)).toContain('daily 09:00 Europe/Lisbon');
    expect((await discord.command('digest list', {}, admin)).text).toContain('Digest 3 · syria · daily 09:00');
  });

  test('a digest that came due while nothing ran is posted once, and says how late it is', async () => {
    await subscribeBoth();
    const bot = await startConnected();
    await posted();
    expect(discordPosts()[0]?.texts.join('\n')).toMatch(/3\d minutes late/);
    expect(JSON.stringify(slackPosts()[0]?.blocks)).toMatch(/3\d minutes late/);
    expect(await bot.end('SIGKILL')).toBeNull();
    const again = await startConnected();
    await discord.command('help');
    expect(await again.end()).toBe(0);
    expect(discordPosts()).toHaveLength(1);
    expect(slackPosts()).toHaveLength(1);
  });

  test('under a clock that is years away it delivers the same', async () => {
    const shiftMs = 1_234 * 86_400_000 + 5 * 3_600_000;
    await subscribeBoth(shiftMs);
    const preload = `--import=${new URL('../support/shift-clock.mjs', import.meta.url)}`;
    const bot = await startConnected({ NODE_OPTIONS: preload, CLOCK_SHIFT_MS: String(shiftMs) });
    await posted();
    expect(discordPosts()[0]?.texts.join('\n')).toMatch(/3\d minutes late: the bot was not running/);
    expect(await bot.end()).toBe(0);
    expect(discordPosts()).toHaveLength(1);
    expect(slackPosts()).toHaveLength(1);
  });

  test('a digest every five minutes comes at the next mark on each platform, and not again after a kill', async () => {
    const mark = 5 * 60_000;
    // A clock that is 12 seconds before the mark: time to start, connect and type.
    const shiftMs = mark - (Date.now() % mark) - 12_000;
    const preload = `--import=${new URL('../support/shift-clock.mjs', import.meta.url)}`;
    const shifted = { NODE_OPTIONS: preload, CLOCK_SHIFT_MS: String(shiftMs) };
    const bot = await startConnected(shifted);
    const when = 'every 5 minutes';
    const added = await discord.command('digest add', { topic: 'syria', when }, { manages: true });
    expect(added.text).toContain('Digest 1 · syria · every 5 minutes');
    await slack.sendCommand(`digest add "${when}" syria`);
    expect(discordPosts()).toHaveLength(0);
    await expect.poll(() => [discordPosts().length, slackPosts().length], { timeout: 30_000 }).toEqual([1, 1]);
    expect(discordPosts()[0]?.texts.join('\n')).not.toContain('late');
    expect(await bot.end('SIGKILL')).toBeNull();
    const again = await startConnected(shifted);
    await discord.command('help');
    expect(await again.end()).toBe(0);
    expect(discordPosts()).toHaveLength(1);
    expect(slackPosts()).toHaveLength(1);
  });

  test('a digest is seen before it comes, posted at once, and its history and metrics tell of it', async () => {
    const bot = await startConnected();
    const admin = { manages: true };
    const added = await discord.command('digest add', { topic: 'syria', when: 'daily 08:00' }, admin);
    const [message] = added.messages;
    if (!message) throw new Error('no message');
    const press = (label: RegExp, asker = {}) => {
      const button = message.buttons.find((one) => label.test(one.label));
      return discord.press(message, button?.customId ?? 'no button', asker);
    };
    const preview = await press(/Preview/, admin);
    expect(preview.interaction.ephemeral).toBe(true);
    expect(preview.text).toContain('90 minutes');
    expect(discordPosts()).toHaveLength(0);
    expect((await press(/now/, admin)).text).toContain('Posted in');
    expect((await press(/now/, admin)).text).toContain('Nothing was posted');
    expect((await press(/now/)).text).toContain('needs Manage Server');
    expect(discordPosts()).toHaveLength(1);
    expect((await discord.command('digest history', { id: 1 }, admin)).text).toContain('posted, on time');
    const [onSlack] = await slack.sendCommand('digest add "daily 8:00" syria quiet:true');
    expect(onSlack?.text).toContain('Digest 2');
    await slack.sendCommand('digest now 2');
    await slack.until(() => (slackPosts().length > 0 ? true : null), 'the digest on Slack');
    const [again] = await slack.sendCommand('digest now 2');
    expect(again?.text).toContain('Nothing was posted');
    const metrics = await (await fetch(`${/^health +(\S+)\/healthz$/m.exec(bot.out())?.[1]}/metrics`)).text();
    expect(metrics).toMatch(/deliveries_total\{platform="discord",outcome="posted"\} 1/);
    expect(metrics).toMatch(/deliveries_total\{platform="slack",outcome="posted"\} 1/);
    expect(metrics).toMatch(/delivery_lateness_seconds_count\{platform="slack"\} 1/);
  });

  test('Slack over HTTP, on the port of the health checks', async () => {
    const bot = await startConnected({ SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: slack.workspace.signingSecret });
    const address = /http:\/\/[\d.:]+/.exec(bot.out())?.[0] ?? '';
    slack.sendTo(`${address}/slack/events`);
    const [answer] = await slack.sendCommand('syria');
    expect(answer?.text).toContain('Syria');
    const ready = await fetch(`${address}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { ready: true, store: true, discord: true, slack: true }]);
    expect(await (await fetch(`${address}/metrics`)).text()).toContain('process_resident_memory_bytes');
    expect((await fetch(`${address}/nothing`)).status).toBe(404);
  });
});

describe('what is wrong is said in one line', () => {
  beforeEach(open);
  afterEach(close);

  test('a wrong Discord token: Slack goes on', async () => {
    const bot = start({ DISCORD_TOKEN: 'not-the-token' });
    expect(await bot.line(/^discord/)).toContain('DISCORD_TOKEN');
    const [answer] = await slack.sendCommand('help');
    expect(answer?.onlyFor).toBe('U0READER');
    expect(await bot.end()).toBe(0);
  });

  test('no token that works: exit 1', async () => {
    const bot = start({ DISCORD_TOKEN: 'not-the-token', SLACK_BOT_TOKEN: 'xoxb-wrong' });
    expect(await bot.exit).toBe(1);
    expect(bot.out()).toMatch(/^discord {2}.*DISCORD_TOKEN/m);
    expect(bot.out()).toMatch(/^slack {4}.*SLACK_BOT_TOKEN/m);
    expect(bot.out() + bot.err()).not.toMatch(/not-the-token|xoxb-wrong/);
  });

  test('a port in use', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const bot = start({ PORT: port });
    expect(await bot.exit).toBe(1);
    expect(bot.err()).toContain(`Port ${port} on 127.0.0.1 is in use`);
    taken.close();
  });

  test('a data folder that can’t be written', async () => {
    const bot = start({ DATABASE_URL: 'file:/dev/null/bot.db' });
    expect(await bot.exit).toBe(1);
    expect(bot.err()).toContain('DATABASE_URL');
  });

  test('a configuration with two mistakes names both', async () => {
    const bot = start({ PORT: 'x', DEFAULT_TIMEZONE: 'Mars/Base' });
    expect(await bot.exit).toBe(1);
    expect(bot.err()).toMatch(/PORT must.*\n.*DEFAULT_TIMEZONE must/);
  });
});

describe('with no platform', () => {
  beforeEach(open);
  afterEach(close);

  test('with no token it says so, keeps its health address and its local page up, and ends cleanly', async () => {
    const bot = runBot();
    bots.push(bot);
    const health = /http:\S+/.exec(await bot.line(/^health/))?.[0] ?? '';
    expect((await fetch(health)).status).toBe(200);
    const page = /http:\S+/.exec(await bot.line(/^page/))?.[0] ?? '';
    for (const file of ['', 'preview/page.js', 'preview/page.css']) {
      const answer = await fetch(new URL(file, page));
      expect([answer.status, (await answer.text()).length > 500]).toEqual([200, true]);
    }
    expect(bot.out()).toMatch(/^discord {2}not set up: DISCORD_TOKEN is missing \(docs\/discord\.md/m);
    expect(bot.out()).toMatch(/^slack {4}not set up: SLACK_BOT_TOKEN is missing \(docs\/slack\.md/m);
    expect(await bot.end()).toBe(0);
  });

  test('in production there is no local page', async () => {
    const bot = runBot({ NODE_ENV: 'production' }, SHORT_LIFE);
    bots.push(bot);
    const health = /http:\S+/.exec(await bot.line(/^health/))?.[0] ?? '';
    expect((await fetch(new URL('/', health))).status).toBe(404);
    expect(bot.out()).not.toMatch(/^page/m);
  });
});
