import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FeedBot, STRIKE, withFeedBot } from '../support/feed-bot.ts';
import { type FeedServer, startFeedServer } from '../support/feed-server.ts';

const NUMBER = 'CHANGED • Dock workers at Port Ellery voted by ~~71~~ 68 percent to strike';
const SINCE = 'Ellery Courier wrote otherwise until 5 Mar 2026, 10:31.';
const OTHER = { userId: 'u2' };

let server: FeedServer;
beforeEach(async () => {
  server = await startFeedServer('Ellery Courier', [STRIKE]);
});
afterEach(() => server.close());

/** The article is served from now on with other words in place of some; the bot reads them. */
async function edit(bot: FeedBot, iso: string, ...edits: readonly (readonly [string, string])[]): Promise<void> {
  let { text } = STRIKE;
  for (const [words, others] of edits) {
    expect(text).toContain(words);
    text = text.replace(words, others);
  }
  server.articles = [{ ...STRIKE, text }];
  await bot.poll(iso);
}

function withBot(use: (bot: FeedBot) => Promise<void>): Promise<void> {
  return withFeedBot(server, async (bot) => {
    await bot.run('sources add', { url: server.feedUrl });
    await use(bot);
  });
}

describe('who asks again', () => {
  test('is told once what was said, what is said now, by whom and since when; who had not asked is not', () =>
    withBot(async (bot) => {
      expect(await bot.ask('Port Ellery')).not.toContain('Correction');
      await edit(bot, '2026-03-05T10:31:00Z', ['71 percent', '68 percent']);
      expect(await bot.ask('Port Ellery', OTHER)).not.toContain('Correction');
      const answer = await bot.ask('port ellery');
      expect(answer).toContain('Correction to your last briefing\n');
      expect(answer).toContain(NUMBER);
      expect(answer).toContain(`the union said on Wednesday. [1] · ${SINCE}`);
      expect(answer.indexOf('Correction')).toBeGreaterThan(answer.indexOf('Maria Tovar'));
      expect(await bot.ask('Port Ellery')).not.toContain('Correction');
    }));

  test('is told of a sentence that is no longer in the article, and of a quote in other words', () =>
    withBot(async (bot) => {
      await bot.ask('Port Ellery');
      const [sentence = ''] = /The port handles.*\n/.exec(STRIKE.text) ?? [];
      await edit(bot, '2026-03-05T10:31:00Z', [sentence, ''], ['before it came', 'when it came']);
      const answer = await bot.ask('Port Ellery');
      expect(answer).toContain(
        `CHANGED • ~~${sentence.trim()}~~ [1] · no longer in the article of Ellery Courier since 5 Mar 2026, 10:31.`,
      );
      expect(answer).toContain(`CHANGED • “Nobody was asked about the roster ~~before~~ when it came” [1] · ${SINCE}`);
      expect(answer).not.toContain('~~71~~');
    }));

  test.each([
    ['a sentence more', [['around the clock.', 'around the clock. Two ships wait in the roads.']]],
    ['other marks and spaces', [["dockers' union", 'dockers’  union']]],
    ['what was not told', [['said on Wednesday', 'said on Wednesday evening']]],
  ] as const)('%s is no correction', (_, edits) =>
    withBot(async (bot) => {
      await bot.ask('Port Ellery');
      await edit(bot, '2026-03-05T10:31:00Z', ...edits);
      expect(await bot.ask('Port Ellery')).not.toContain('Correction');
    }),
  );

  test('is not told that the whole text came in place of an excerpt', () =>
    withFeedBot(server, async (bot) => {
      const teaser = 'Dock workers at Port Ellery voted by a large majority to strike over a new roster.';
      server.articles = [{ ...STRIKE, text: teaser, excerpt: true }];
      server.pages = false;
      await bot.run('sources add', { url: server.feedUrl });
      expect(await bot.ask('Port Ellery')).toContain('by a large majority');
      server.articles = [STRIKE];
      await bot.poll('2026-03-05T10:31:00Z');
      const answer = await bot.ask('Port Ellery');
      expect(answer).toContain('71 percent');
      expect(answer).not.toContain('Correction');
    }));
});

describe('what a digest told', () => {
  const withDigest = (use: (bot: FeedBot) => Promise<void>) =>
    withBot(async (bot) => {
      await bot.run('digest add', { topic: 'Port Ellery', when: 'hourly', timezone: 'UTC' });
      expect(await bot.digest('2026-03-05T11:00:00Z')).toContain('71 percent');
      await use(bot);
    });

  test('is corrected once in its channel, for whoever asks first, on whatever topic its article answers', () =>
    withDigest(async (bot) => {
      await edit(bot, '2026-03-05T11:31:00Z', ['71 percent', '68 percent']);
      expect(await bot.ask('Maria Tovar', { channelId: 'channel-2' })).not.toContain('Correction');
      const answer = await bot.ask('Maria Tovar');
      expect(answer).toContain('Correction to a digest in this channel\n');
      expect(answer).toContain(NUMBER);
      expect(await bot.ask('Port Ellery', OTHER)).not.toContain('Correction');
    }));

  test('is corrected for one person alone where the answer is only theirs', () =>
    withDigest(async (bot) => {
      await edit(bot, '2026-03-05T11:31:00Z', ['71 percent', '68 percent']);
      const inPrivate = { topic: 'Port Ellery', private: true };
      expect(await bot.run('briefing', inPrivate, OTHER)).toContain(NUMBER);
      expect(await bot.run('briefing', inPrivate, OTHER)).not.toContain('Correction');
      expect(await bot.ask('Port Ellery')).toContain(NUMBER);
      expect(await bot.run('briefing', inPrivate)).not.toContain('Correction');
    }));

  test('is corrected by its next edition with news, in the same words, and then by nothing else', () =>
    withDigest(async (bot) => {
      await edit(bot, '2026-03-05T11:31:00Z', ['71 percent', '68 percent'], ['before it came', 'when it came']);
      const corrected = await bot.digest('2026-03-05T12:00:00Z');
      expect(corrected).toContain(NUMBER);
      expect(corrected).toContain('Correction: Ellery Courier wrote otherwise before.');
      expect(corrected.match(/~~71~~/g)).toHaveLength(1);
      expect(corrected).toContain(
        'Correction to earlier editions\n\nCHANGED • “Nobody was asked about the roster ~~before~~',
      );
      expect(await bot.ask('Port Ellery', OTHER)).not.toContain('Correction');
      expect(await bot.digest('2026-03-05T13:00:00Z')).toContain('nothing new since 12:00');
    }));
});
