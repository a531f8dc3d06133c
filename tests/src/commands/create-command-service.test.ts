import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../../src/commands/command.ts';
import { createCommandService } from '../../../src/commands/create-command-service.ts';
import type { CommandParts } from '../../../src/commands/parts.ts';
import { refuse } from '../../../src/kernel/errors.ts';
import { type Logger, silentLogger } from '../../../src/kernel/logger.ts';
import { note } from '../../../src/presentation/document.ts';
import { renderPlainText } from '../../../src/presentation/plain-text.ts';
import { createShareOnce } from '../../../src/share-once.ts';
import { openStore, type Store } from '../../../src/store/open-store.ts';
import { aShownBriefing } from '../../support/builders.ts';
import { drawHere } from '../../support/draw-here.ts';
import { noSources } from '../../support/no-sources.ts';

const now = new Date('2026-03-05T10:00:00Z');
const admin: Caller = { platform: 'discord', tenantId: 'g1', channelId: 'c1', userId: 'u1', mayManage: true };
const member: Caller = { ...admin, userId: 'u2', mayManage: false };
const slack: Caller = { ...admin, platform: 'slack', tenantId: 't1' };

let store: Store;
beforeEach(async () => {
  const opened = await openStore(`file:${join(mkdtempSync(join(tmpdir(), 'commands-')), 'bot.db')}`);
  if (!opened.ok) throw new Error(opened.refusal.advice);
  store = opened.value;
});
afterEach(() => store.close());

function service(changes: Partial<CommandParts> = {}) {
  return createCommandService({
    brief: async (topic) =>
      topic === 'harbour'
        ? { found: true, shown: aShownBriefing() }
        : { found: false, nearest: [{ topic: 'harbour', articles: 2 }] },
    about: async ({ text }) =>
      text === 'Dockers vote' ? { shown: aShownBriefing(), storyId: 'courier-1', by: 'words' } : null,
    findShown: async (id) => (id === 'abc123' ? aShownBriefing() : null),
    suggest: async () => ['Harbour', 'x'.repeat(101)],
    subscriptions: store.subscriptions,
    personZones: store.personZones,
    drafts: store.drafts,
    managers: store.managers,
    shareOnce: createShareOnce(store.shares, { now: () => now }),
    makeDigest: async ({ topic }) => ({ ...note(`${topic}: news`), told: '{}' }),
    draw: drawHere,
    deliverNow: async () => ({ state: 'posted', reason: null }),
    history: async () => [],
    ...noSources(),
    effectOfMuting: async () => 'No digest here is affected.',
    defaultZone: 'UTC',
    clock: { now: () => now },
    logger: silentLogger,
    newReference: () => '7F3K',
    ...changes,
  });
}

async function say(caller: Caller, path: string, input = {}, parts: Partial<CommandParts> = {}) {
  const reply = await service(parts).run(path, input, caller);
  return { ...reply, text: renderPlainText(reply.document, { width: 300, colour: false }).trim() };
}

describe('asking', () => {
  test('a topic that is known is answered in the channel, or only to the person on request', async () => {
    expect(await say(member, 'briefing', { topic: ' “harbour” ' })).toMatchObject({
      code: 'ok',
      visibility: 'channel',
    });
    expect(await say(member, 'briefing', { topic: 'harbour', private: true })).toMatchObject({ visibility: 'person' });
  });

  test('a topic that is not known gives the nearest ones, only to the person', async () => {
    const reply = await say(member, 'briefing', { topic: 'atlantis' });
    expect(reply).toMatchObject({ code: 'nothing-found', visibility: 'person' });
    expect(reply.text).toBe('No article mentions “atlantis”. Nearest: harbour (2). More feeds: /sources add');
  });

  test.each([
    ['', 'topic-empty'],
    ['   "" ', 'topic-empty'],
    ['?!', 'topic-empty'],
    ['x'.repeat(500), 'topic-long'],
    ['🚢', 'nothing-found'],
    ['مرفأ', 'nothing-found'],
    ['<script>alert(1)</script>', 'nothing-found'],
    ['@everyone', 'nothing-found'],
  ])('topic %j: %s', async (topic, code) => {
    expect((await say(member, 'briefing', { topic })).code).toBe(code);
    expect((await say(member, 'quotes', { about: topic })).code).toBe(code);
  });

  test('quotes of a speaker are that person’s statements', async () => {
    const found: CommandParts['brief'] = async () => ({ found: true, shown: aShownBriefing() });
    const reply = await say(member, 'quotes', { about: 'tovar' }, { brief: found });
    expect(reply.text).toContain('Quotes · Maria Tovar');
  });
});

describe('digests', () => {
  const add = { topic: 'harbour', when: 'weekdays 8:30', timezone: 'Europe/Lisbon' };

  test('adding one says when it comes next and how to undo it', async () => {
    const reply = await say(admin, 'digest add', add);
    expect(reply).toMatchObject({ code: 'ok', visibility: 'person' });
    expect(reply.text).toBe(
      'Digest 1 · harbour · weekdays 08:30 Europe/Lisbon · #c1. Next: tomorrow 08:30, Mon, Tue; the first is Fri 6 Mar 08:30. Undo: /digest remove id:1',
    );
  });

  test('on Slack the undo is typed as on Slack', async () => {
    expect((await say(slack, 'digest add', add)).text).toContain('/briefing digest remove 1');
  });

  test('the list has the next one first, and only this tenant’s', async () => {
    await say(admin, 'digest add', { ...add, when: 'daily 23:00' });
    await say(admin, 'digest add', { ...add, when: 'daily 11:00' });
    await say({ ...admin, tenantId: 'g2' }, 'digest add', { ...add, topic: 'secret' });
    const lines = (await say(admin, 'digest list')).text.split('\n').filter((line) => line.startsWith('•'));
    expect(lines).toEqual([
      '• Digest 2 · harbour · daily 11:00 Europe/Lisbon · #c1 · next Thu 5 Mar 11:00',
      '• Digest 1 · harbour · daily 23:00 Europe/Lisbon · #c1 · next Thu 5 Mar 23:00',
    ]);
  });

  test('one that is not of this tenant can’t be removed, and looks as if it did not exist', async () => {
    await say(admin, 'digest add', add);
    const other = await say({ ...admin, tenantId: 'g2' }, 'digest remove', { id: 1 });
    expect(other.code).toBe('no-digest');
    expect(other.text).toBe((await say({ ...admin, tenantId: 'g3' }, 'digest remove', { id: 1 })).text);
    expect((await say(admin, 'digest remove', { id: 1 })).text).toContain('Undo: /digest add topic:harbour');
    expect((await say(admin, 'digest list')).text).toContain('No digests here yet.');
  });

  test.each([
    [{ ...add, when: 'evry morning' }, "I can't read “evry morning”"],
    [{ ...add, when: 'daily 25:00' }, '25:00'],
    [{ ...add, when: '' }, 'Try: daily 08:00'],
    [{ ...add, timezone: 'Europe/Lisbonne' }, 'Europe/Lisbon'],
    [{ ...add, when: 'daily 8:00 Europe/Paris' }, 'Two time zones'],
    [{ ...add, topic: '' }, 'Name a topic'],
  ])('%j is refused with advice, and nothing is saved', async (input, advice) => {
    const reply = await say(admin, 'digest add', input);
    expect(reply.code).not.toBe('ok');
    expect(reply.text.replaceAll('’', "'")).toContain(advice.replaceAll('’', "'"));
    expect(await store.subscriptions.active()).toEqual([]);
  });

  test('the schedule is in the person’s zone where none is said, else in the default one', async () => {
    const { timezone: _, ...bare } = add;
    expect((await say({ ...slack, zone: 'Asia/Kolkata' }, 'digest add', bare)).text).toContain('Asia/Kolkata');
    expect((await say(slack, 'digest add', bare, { defaultZone: 'America/New_York' })).text).toContain(
      'America/New_York',
    );
  });

  test('a channel that is closed to the bot is refused before anything is saved', async () => {
    const closed: Caller = { ...admin, checkChannel: async () => refuse('channel', 'I lack Send Messages there.') };
    expect(await say(closed, 'digest add', add)).toMatchObject({
      code: 'channel',
      text: 'I lack Send Messages there.',
    });
    expect(await store.subscriptions.active()).toEqual([]);
  });

  test('it takes the right to manage', async () => {
    expect((await say(member, 'digest add', add)).text).toContain('needs Manage Server');
    expect((await say(member, 'digest remove', { id: 1 })).code).toBe('not-allowed');
    expect((await say(member, 'digest list')).code).toBe('ok');
  });
});

describe('changing a digest', () => {
  const add = { topic: 'harbour', when: 'weekdays 8:30', timezone: 'Europe/Lisbon' };

  test('what is named changes, the rest stays, and the reply says what it was', async () => {
    await say(admin, 'digest add', add);
    const reply = await say(admin, 'digest edit', { id: 1, when: 'daily 9:00', quiet: true, alarm: 5 });
    expect(reply.text).toBe(
      'Changed: Digest 1 · harbour · daily 09:00 Europe/Lisbon · #c1 · nothing when nothing is new · alarm after 5. ' +
        'Next: tomorrow 09:00, Sat, Sun; the first is Fri 6 Mar 09:00. ' +
        'It was: Digest 1 · harbour · weekdays 08:30 Europe/Lisbon · the channel.',
    );
    await say(admin, 'digest edit', { id: 1, timezone: 'Asia/Kolkata' });
    const [kept] = await store.subscriptions.active();
    expect(kept).toMatchObject({ when: 'daily 09:00', zone: 'Asia/Kolkata', topic: 'harbour', quiet: true });
  });

  test.each([
    [{}, 'Say what to change'],
    [{ when: 'evry morning' }, 'evry morning'],
    [{ when: 'daily 8:00 Europe/Paris', timezone: 'Asia/Tokyo' }, 'Two time zones'],
    [{ alarm: 51 }, 'from 1 to 50'],
    [{ alarm: 1.5 }, 'from 1 to 50'],
    [{ mention: 'g1' }, 'never mention everyone'],
    [{ topic: '?!' }, 'Name a topic'],
  ])('%j is refused with advice, and nothing changes', async (input, advice) => {
    await say(admin, 'digest add', add);
    const before = await store.subscriptions.active();
    expect((await say(admin, 'digest edit', { id: 1, ...input })).text).toContain(advice);
    expect(await store.subscriptions.active()).toEqual(before);
  });

  test('a role is mentioned on request and no longer on request', async () => {
    await say(admin, 'digest add', { ...add, mention: '223456789012345678' });
    expect(await store.subscriptions.active()).toMatchObject([{ mention: '223456789012345678' }]);
    await say(admin, 'digest edit', { id: 1, 'no-mention': true });
    expect(await store.subscriptions.active()).toMatchObject([{ mention: null }]);
  });

  test('typed words say the same', async () => {
    const typed = async (words: string) => (await service().runWords(words, slack)).code;
    expect(await typed('digest add "weekdays 8:30 Europe/Lisbon" harbour quiet:true <!subteam^S0123|@desk>')).toBe(
      'ok',
    );
    const read = async () => (await store.subscriptions.active())[0];
    expect(await read()).toMatchObject({ topic: 'harbour', quiet: true, mention: 'S0123' });
    expect(await typed('digest edit 1 daily 9:00')).toBe('ok');
    expect(await read()).toMatchObject({ when: 'daily 09:00', zone: 'Europe/Lisbon', topic: 'harbour' });
    expect(await typed('digest edit 1 when:"mon,thu 18:00" timezone:Asia/Tokyo')).toBe('ok');
    expect(await read()).toMatchObject({ when: 'mon,thu 18:00', zone: 'Asia/Tokyo' });
    expect(await typed('digest edit 1 grain harvest')).toBe('ok');
    expect(await read()).toMatchObject({ topic: 'grain harvest', when: 'mon,thu 18:00' });
    expect(await typed('digest quiet-hours 22:00-07:00')).toBe('ok');
    expect(await read()).toMatchObject({ quietHours: { from: '22:00', to: '07:00' } });
    expect(await typed('digest quiet-hours off')).toBe('ok');
    expect(await read()).toMatchObject({ quietHours: null });
    expect(await typed('digest history 1')).toBe('ok');
  });

  test('a person is asked for a time zone once, and it is kept in mind', async () => {
    const { timezone: _, ...bare } = add;
    expect((await say(admin, 'digest add', bare)).text).toContain('UTC is this bot’s own time zone');
    await say(admin, 'digest edit', { id: 1, timezone: 'Europe/Lisbon' });
    const next = await say(admin, 'digest add', bare);
    expect(next.text).toContain('weekdays 08:30 Europe/Lisbon');
    expect(next.text).not.toContain('own time zone');
    expect((await say({ ...admin, userId: 'u9' }, 'digest add', bare)).text).toContain('UTC');
  });

  test('quiet hours are set, shown, undone and refused with advice', async () => {
    await say(admin, 'digest add', add);
    const set = await say(admin, 'digest quiet-hours', { hours: '22-7', timezone: 'Europe/Lisbon' });
    expect(set.text).toBe(
      'Quiet hours 22:00-07:00 Europe/Lisbon in #c1: what comes due then is posted at 07:00. Undo: /digest quiet-hours hours:off',
    );
    expect((await say(admin, 'digest list')).text).toContain('quiet hours 22:00-07:00 Europe/Lisbon');
    expect((await say(admin, 'digest quiet-hours', { hours: 'at night' })).text).toContain('Try: 22:00-07:00');
    expect((await say(member, 'digest quiet-hours', { hours: 'off' })).code).toBe('not-allowed');
    expect((await say(admin, 'digest quiet-hours', { hours: 'off' })).text).toContain('hours:22:00-07:00');
  });

  test('the history says what became of each edition', async () => {
    await say(admin, 'digest add', { ...add, when: 'daily 8:00', timezone: 'UTC' });
    expect((await say(member, 'digest history', { id: 1 })).text).toContain('No edition yet.');
    const line = { reason: null, settledAt: null, retryAt: null, tells: true, messageIds: ['m1'], publishing: null };
    const history: CommandParts['history'] = async () => [
      {
        ...line,
        dueAt: '2026-03-05T08:00:00.000Z',
        state: 'posted',
        settledAt: '2026-03-05T08:00:02.000Z',
        publishing: { state: 'published', reason: null },
      },
      {
        ...line,
        dueAt: '2026-03-04T08:00:00.000Z',
        state: 'posted',
        settledAt: '2026-03-04T08:41:00.000Z',
        messageIds: ['a', 'b'],
        publishing: { state: 'failed', reason: 'I lack Send Messages there' },
      },
      { ...line, dueAt: '2026-03-03T08:00:00.000Z', state: 'skipped', reason: 'nothing new' },
      { ...line, dueAt: '2026-03-02T08:00:00.000Z', state: 'failed', reason: 'not posted within an hour: 503' },
      { ...line, dueAt: '2026-03-01T08:00:00.000Z', state: 'unknown', reason: 'part 1 of 1: no answer' },
    ];
    const { text } = await say(member, 'digest history', { id: 1 }, { history });
    expect(text.split('\n').filter((row) => row.startsWith('•'))).toEqual([
      '• Thu 5 Mar 08:00 · posted, on time, published',
      '• Wed 4 Mar 08:00 · posted, 41 minutes late, 2 parts, not published: I lack Send Messages there',
      '• Tue 3 Mar 08:00 · skipped: nothing new',
      '• Mon 2 Mar 08:00 · failed: not posted within an hour: 503',
      '• Sun 1 Mar 08:00 · perhaps posted: part 1 of 1: no answer. Look in the channel; “digest now” posts it again.',
    ]);
    expect((await say({ ...member, tenantId: 'g2' }, 'digest history', { id: 1 }, { history })).code).toBe('no-digest');
  });
});

describe('buttons', () => {
  test.each(['sources', 'quotes', 'timeline', 'story'])('%s answers only the person who pressed', async (kind) => {
    const reply = await service().act(`${kind}:abc123:0:0`, member);
    expect(reply).toMatchObject({ code: 'ok', visibility: 'person' });
  });

  test.each(['sources:gone:0:0', 'sources:abc123:9:0', 'nonsense', '', 'sources:../..:0:0'])(
    '%j has expired',
    async (id) => {
      expect((await service().act(id, member)).code).toBe('expired');
    },
  );
});

test('help is typed as on the platform, with a topic that has an answer', async () => {
  expect((await say(admin, 'help')).text).toContain('/briefing topic:harbour');
  expect((await say(slack, 'help')).text).toContain('/briefing quotes harbour');
});

test('suggestions that a platform would refuse are left out', async () => {
  expect(await service().complete('topic', 'h', member)).toEqual(['Harbour']);
});

describe('finding the story of a message', () => {
  const message = { text: '', links: [], titles: [] };
  const find = (caller: Caller, given: object, parts: Partial<CommandParts> = {}) =>
    say(caller, 'Find the story', { message: { ...message, ...given } }, parts);

  test('shows its briefing to who asks alone, with every button, and says when words told which it is', async () => {
    const found = await find(member, { text: 'Dockers vote' });
    expect([found.visibility, found.code]).toEqual(['person', 'ok']);
    expect(found.text).toMatch(/^Dockers vote to strike\n/);
    expect(found.text).toContain('Found by the words of the message.');
    expect(found.document.blocks).toContainEqual({
      kind: 'actions',
      actions: [
        { id: 'sources:abc123:0:0', label: 'Sources' },
        { id: 'quotes:abc123:0:0', label: 'All quotes 1' },
        { id: 'timeline:abc123:0:0', label: 'Timeline' },
        { id: 'follow:abc123', label: 'Follow' },
      ],
    });
    const linked = await find(member, { text: 'Dockers vote', links: ['https://other.example/1'] });
    expect(linked.text).toContain('No article here has that link: found by the words.');
    const about = async () => ({ shown: aShownBriefing(), storyId: 'courier-1', by: 'link' as const });
    expect((await find(member, { links: ['https://courier.example/1'] }, { about })).text).not.toContain(
      'by the words',
    );
  });

  test('what was shown of the same story before is compared, whatever was asked about', async () => {
    const asked: string[] = [];
    const seenBefore: CommandParts['seenBefore'] = async (_person, topic) => {
      asked.push(topic);
      return { shownId: 'before', shownAt: now.toISOString() };
    };
    const { document } = await find(member, { text: 'Dockers vote' }, { seenBefore });
    expect(asked).toEqual(['story courier-1']);
    expect(JSON.stringify(document.blocks)).toContain('changed:before:abc123');
  });

  test('says what is read here and what would help, as it is typed there', async () => {
    const link = 'https://www.other.example/2026/strike?x=1';
    const nothing = await find(member, { text: 'lol same', links: [link] });
    expect([nothing.visibility, nothing.code]).toEqual(['person', 'nothing-found']);
    expect(nothing.text).toBe(
      'Nothing in the bundled stories fits that message, and no feeds are followed here. To follow that site: /sources add url:https://www.other.example · By topic: /briefing topic:harbour',
    );
    const feed = { address: 'https://courier.example/feed', title: null, link: null, shared: false, failure: null };
    const times = { lastSuccessAt: null, nextPollAt: null, aDay: null };
    const feedsOf = async () => [{ ...feed, ...times, closed: false, excerptOnly: false }];
    expect((await find(slack, { text: 'lol same' }, { feedsOf })).text).toBe(
      'Nothing in 1 feed and the bundled stories fits that message. To follow a site: /briefing sources add https://… · By topic: /briefing harbour',
    );
  });

  test.each([{}, { text: ' \n ' }, { text: '🔥!!' }, { titles: ['…'] }])(
    'says so of one without words and link: %j',
    async (given) => {
      const { text, code } = await find(member, given);
      expect(code).toBe('message-empty');
      expect(text).toBe(
        'That message has no words and no link. Pick one with a link to an article, or with a headline.',
      );
    },
  );

  test('cannot be typed: its name is a topic', async () => {
    const typed: string[] = [];
    const brief: CommandParts['brief'] = async (topic) => {
      typed.push(topic);
      return { found: false, nearest: [] };
    };
    await service({ brief }).runWords('Find the story', member);
    expect(typed).toEqual(['Find the story']);
  });
});

test('a fault becomes a reply with a reference that the log has too', async () => {
  const logged: object[] = [];
  const logger: Logger = { ...silentLogger, error: (fields) => logged.push(fields) };
  const brief = () => Promise.reject(new Error('boom'));
  const reply = await say(admin, 'briefing', { topic: 'harbour' }, { brief, logger });
  expect(reply.text).toBe('That failed on my side (ref 7F3K). Nothing was saved. It is in the log.');
  expect(logged).toEqual([expect.objectContaining({ reference: '7F3K', error: 'boom' })]);
});

test('whatever words are typed, there is an answer', async () => {
  const commands = service();
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (words) => {
      const reply = await commands.runWords(words, member);
      expect(reply.document.blocks.length).toBeGreaterThan(0);
      expect(reply.code).not.toBe('fault');
    }),
    { numRuns: 200 },
  );
});

test('a digest can be paused and resumed, and the list says which it is', async () => {
  await say(admin, 'digest add', { topic: 'harbour', when: 'daily 11:00' });
  expect((await say(admin, 'digest pause', { id: 1 })).text).toContain('Undo: /digest resume id:1');
  expect(await store.subscriptions.active()).toEqual([]);
  expect((await say(admin, 'digest list')).text).toContain('paused: by hand');
  expect((await say({ ...admin, tenantId: 'g2' }, 'digest resume', { id: 1 })).code).toBe('no-digest');
  expect((await say(member, 'digest resume', { id: 1 })).code).toBe('not-allowed');
  expect((await say(admin, 'digest resume', { id: 1 })).text).toContain(
    'Next: today 11:00, tomorrow, Sat; the first is Thu 5 Mar 11:00.',
  );
  expect(await store.subscriptions.active()).toHaveLength(1);
});
