import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readOpml } from '../../src/sources/opml.ts';
import { type FakeDiscord, startFakeDiscord } from '../support/fake-discord.ts';
import { type FakeSlack, startFakeSlack } from '../support/fake-slack/index.ts';
import { type RunningBot, runBot, runCommandLine, SHORT_LIFE } from '../support/run-bot.ts';

const FEEDS = Array.from({ length: 60 }, (_, index) => `https://feeds.invalid/${index}`);
const LIST = `<?xml version="1.0"?><opml version="1.0"><body><outline text="All">${FEEDS.map(
  (url, index) => `<outline type="rss" text="Feed ${index}" xmlUrl="${url}"/>`,
).join('')}<outline text="Inside" xmlUrl="http://10.0.0.8/feed"/></outline></body></opml>`;
const ADMIN = { manages: true };
/** Sources are for admins. */
const ON_SLACK = { user: 'U0ADMIN' };

let folder: string;
let database: string;
let discord: FakeDiscord;
let slack: FakeSlack;
let bots: RunningBot[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'briefing-files-'));
  database = `file:${join(folder, 'bot.db')}`;
  [discord, slack] = await Promise.all([startFakeDiscord(), startFakeSlack()]);
  bots = [];
});

afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.end('SIGKILL')));
  expect(slack.workspace.refused).toEqual([]);
  await Promise.all([discord.close(), slack.close()]);
  rmSync(folder, { recursive: true, force: true });
});

async function start(transport: Record<string, string>): Promise<RunningBot> {
  const bot = runBot(
    {
      DATABASE_URL: database,
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      SLACK_BOT_TOKEN: slack.workspace.botToken,
      SLACK_API_URL: slack.apiUrl,
      ALLOWED_PRIVATE_HOSTS: [discord.host, ...slack.hosts].join(' '),
      ...transport,
    },
    SHORT_LIFE,
  );
  bots.push(bot);
  const [address = ''] = /http:\S+:\d+/.exec(await bot.line(/^health/)) ?? [];
  if ('SLACK_SIGNING_SECRET' in transport) slack.sendTo(`${address}/slack/events`);
  await discord.until('the commands', () => (discord.commands().length > 0 ? true : null));
  return bot;
}

function urlsOf(opml: string | undefined): readonly string[] {
  const read = readOpml(opml ?? '');
  return read.ok ? read.value.feeds.map(({ url }) => url) : [];
}

const TRANSPORTS = [
  ['Socket Mode', () => ({ SLACK_APP_TOKEN: slack.workspace.appToken })],
  ['HTTP', () => ({ SLACK_SIGNING_SECRET: slack.workspace.signingSecret })],
] as const;

test.each(TRANSPORTS)(
  'a list goes from a file to Discord, from there to Slack over %s, and out again',
  async (_, by) => {
    await start(by());
    const file = { name: 'mine.opml', content: LIST };
    const imported = await discord.command('sources import', { file }, ADMIN);
    expect(imported.interaction.ephemeral).toBe(true);
    expect(imported.text).toContain('60 feeds added from mine.opml, 1 left out.');
    const exported = await discord.command('sources export', {}, ADMIN);
    expect(exported.messages.map(({ ephemeral, files }) => [ephemeral, files.length])).toEqual([[true, 1]]);
    const [onDiscord] = exported.messages[0]?.files ?? [];
    expect(urlsOf(onDiscord?.text)).toEqual(FEEDS);

    await slack.sendCommand('sources import', { ...ON_SLACK, answers: 0 });
    const [answer] = await slack.submitFile({ name: onDiscord?.name ?? '', content: onDiscord?.text ?? '' }, ON_SLACK);
    expect(answer).toMatchObject({ channel: 'C0HARBOUR', onlyFor: ON_SLACK.user });
    expect(answer?.text).toMatch(/^60 feeds added from feeds-\d{4}-\d\d-\d\d\.opml\.$/m);
    const [told] = await slack.sendCommand('sources export', { channel: 'C0CLOSED' });
    expect(told?.text).toMatch(/^Sent to you as a direct message from me: feeds-/);
    const [onSlack] = slack.workspace.files;
    expect(onSlack?.channel).toBe('D0DIRECT');
    expect(urlsOf(onSlack?.text)).toEqual(FEEDS);
    expect(
      slack.workspace.messages.filter(({ onlyFor, channel }) => onlyFor === null && channel !== 'D0DIRECT'),
    ).toEqual([]);
    expect(discord.messages(discord.channel('harbour'))).toEqual([]);
  },
);

test('an import is undone after a crash, by its button and by its mark; the terminal prints what is left', async () => {
  const socket = { SLACK_APP_TOKEN: slack.workspace.appToken };
  const bot = await start(socket);
  const file = { name: 'mine.opml', content: LIST };
  const imported = await discord.command('sources import', { file }, ADMIN);
  const { text } = await discord.command('sources import', { file }, ADMIN);
  expect(text).toContain('Nothing added from mine.opml, 60 followed already, 1 left out.');
  await slack.sendCommand('sources import', { ...ON_SLACK, answers: 0 });
  const [answer] = await slack.submitFile({ name: 'mine.opml', content: LIST }, ON_SLACK);
  expect(await bot.end('SIGKILL')).toBeNull();

  await start(socket);
  const [message] = imported.messages;
  const [button] = message?.buttons ?? [];
  if (message === undefined || button === undefined) throw new Error('no button');
  expect((await discord.press(message, button.customId)).text).toContain('needs Manage Server');
  expect((await discord.press(message, button.customId, ADMIN)).text).toContain('Removed the 60 feeds');
  const printed = await runCommandLine(['sources', 'export'], { DATABASE_URL: database });
  expect(printed.code).toBe(0);
  expect(printed.err).toContain('60 feeds followed here');
  expect(urlsOf(printed.out)).toEqual(FEEDS);
  const [, mark = ''] = /undo:(\w+)/.exec(JSON.stringify(answer?.blocks)) ?? [];
  const [undone] = await slack.sendCommand(`sources import undo:${mark}`, ON_SLACK);
  expect(undone?.text).toContain('Removed the 60 feeds');
  const none = await runCommandLine(['sources', 'export'], { DATABASE_URL: database });
  expect(none).toMatchObject({ code: 1, out: '' });
});

test('the terminal makes no database where there is none', async () => {
  const path = join(folder, 'none.db');
  const printed = await runCommandLine(['sources', 'export'], { DATABASE_URL: `file:${path}` });
  expect(printed).toMatchObject({ code: 2, out: '' });
  expect(printed.err).toContain('There is no database at');
});
