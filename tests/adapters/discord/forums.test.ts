import { describe, expect, test } from 'vitest';
import { note } from '../../../src/index.ts';
import { createMortal } from '../../src/delivery/mortal.ts';
import { broken } from '../../support/fake-discord.ts';
import { type DeliveryBench, newsOn, withDeliveryBench } from './delivery-bench.ts';

const FORUM = { name: 'stories', type: 15 } as const;
const WHOLE = [expect.stringContaining('news'), expect.stringMatching(/^\d+ The/), expect.stringMatching(/^\d+ The/)];

const SENDING = ['beginPart', 'post', 'recordOutcome'];
const DEATHS = ['newestDues', 'skip', 'waiting', 'claim', 'keepParts', ...SENDING, ...SENDING, ...SENDING, 'settle'];

/** The one thread of a forum with its whole edition. */
function expectWhole({ threads, said, discord }: DeliveryBench, forum: Parameters<DeliveryBench['threads']>[0]): void {
  expect(threads(forum)).toHaveLength(1);
  const [thread] = threads(forum);
  expect(thread && said(thread)).toEqual(WHOLE);
  expect(discord.messages(forum)).toEqual([]);
}

const stateOf = async ({ store }: DeliveryBench, id = 1) => (await store.ledger.history(id, 1))[0];

describe('an edition in a forum', () => {
  test('is a thread of its own with all its parts, each day another, also in a media channel', () =>
    withDeliveryBench(async (bench) => {
      const forum = bench.discord.addChannel({ ...FORUM, tags: ['World', 'port ellery', 'Strike'] });
      const media = bench.discord.addChannel({ name: 'pictures', type: 16 });
      for (const channel of [forum, media]) await bench.subscribe(channel);
      await bench.run();
      for (const channel of [forum, media]) expectWhole(bench, channel);
      const [first] = bench.threads(forum);
      expect(first?.name).toBe('Port Ellery, 2 March 2026');
      // The tag that is called like the topic, and the forum's own time until a thread is archived.
      expect(first?.started).toMatchObject({ tags: [forum.forum?.tags[1]?.id], archived: 10_080 });
      const messageIds = first && bench.discord.messages(first).map(({ id }) => id);
      expect(messageIds?.[0]).toBe(first?.id);
      expect(await stateOf(bench)).toMatchObject({ state: 'posted', messageIds });
      bench.clock.set('2026-03-03T08:00:00Z');
      await bench.run();
      expect(bench.threads(forum).map(({ name }) => name)).toEqual([
        'Port Ellery, 2 March 2026',
        'Port Ellery, 3 March 2026',
      ]);
    }));

  test('one without news says so in its title; the title has the time where there are several a day', () =>
    withDeliveryBench(async (bench) => {
      const forum = bench.discord.addChannel(FORUM);
      await bench.subscribe(forum, { when: 'hourly', topic: '@everyone <#1> *strike*', zone: 'Asia/Kolkata' });
      bench.makeDigest = async () => note('Strike: nothing new since yesterday.');
      await bench.run();
      const [thread] = bench.threads(forum);
      expect(thread?.name).toBe('everyone ‹#1› strike, 2 March 2026, 13:30: nothing new');
      expect(thread && bench.said(thread)).toEqual(['Strike: nothing new since yesterday.']);
    }));

  test('where a tag must be, it has one; where it may use none, the digest is paused with the way back', () =>
    withDeliveryBench(async (bench) => {
      const open = bench.discord.addChannel({ ...FORUM, tags: ['!Team', 'World'], requiresTag: true });
      const closed = bench.discord.addChannel({ name: 'staff', type: 15, tags: ['!Team'], requiresTag: true });
      await bench.subscribe(open);
      await bench.subscribe(closed);
      await bench.run();
      expect(bench.threads(open)[0]?.started?.tags).toEqual([open.forum?.tags[1]?.id]);
      expect(bench.threads(closed)).toEqual([]);
      const paused = await bench.store.subscriptions.find('discord', closed.guildId ?? '', 2);
      expect(paused).toMatchObject({ state: 'paused', pausedBecause: expect.stringContaining('Send Messages') });
    }));

  test('a thread that is deleted while it is posted ends that edition, not the digest', () =>
    withDeliveryBench(async (bench) => {
      const forum = bench.discord.addChannel(FORUM);
      await bench.subscribe(forum);
      const [guild] = bench.discord.world.guilds;
      const then = () => guild?.threads.pop();
      bench.discord.fail({ method: 'POST', path: /threads$/, times: 1, does: 'answer', then });
      await bench.run();
      expect(await stateOf(bench)).toMatchObject({ state: 'failed', reason: expect.stringContaining('deleted') });
      expect(await bench.store.subscriptions.active()).toHaveLength(1);
    }));
});

describe('a thread is started once', () => {
  test.each([
    ['the answer was lost', 'lose'],
    ['the request was lost', 'drop'],
    ['it was made and 502 was answered', broken(502, true)],
    ['503 was answered', broken(503)],
    ['a gateway gave up waiting', broken(504, true)],
  ] as const)('%s', (_, does) =>
    withDeliveryBench(async (bench) => {
      const forum = bench.discord.addChannel(FORUM);
      await bench.subscribe(forum);
      bench.discord.fail({ method: 'POST', path: /threads$/, times: 1, does });
      await bench.run();
      await bench.tick(3);
      expectWhole(bench, forum);
      expect(await stateOf(bench)).toMatchObject({ state: 'posted' });
    }),
  );

  test('one that comes only after it was looked for is waited for', () =>
    withDeliveryBench(async (bench) => {
      const forum = bench.discord.addChannel(FORUM);
      await bench.subscribe(forum);
      const [guild] = bench.discord.world.guilds;
      const at = '2026-03-02T08:00:00+00:00';
      const late = { id: '5', name: 'Port Ellery, 2 March 2026', type: 11, guildId: forum.guildId, denied: 0n };
      const started = { at, by: bench.discord.world.bot.id, tags: [] };
      const then = () => guild?.threads.push({ ...late, parentId: forum.id, started });
      bench.discord.fail({ method: 'POST', path: /threads$/, times: 1, does: 'drop' });
      bench.discord.fail({ path: /threads\/active$/, times: 1, does: 'answer', then });
      await bench.run();
      await bench.tick(2);
      expect(bench.threads(forum).map(({ id }) => id)).toEqual(['5']);
      expect(await stateOf(bench)).toMatchObject({
        state: 'posted',
        messageIds: ['5', expect.any(String), expect.any(String)],
      });
    }));

  test('while the open threads can’t be looked at it waits; after an hour it says that it may be there', () =>
    withDeliveryBench(async (bench) => {
      const forum = bench.discord.addChannel(FORUM);
      await bench.subscribe(forum);
      bench.discord.fail({ method: 'POST', path: /threads$/, times: 1, does: 'lose' });
      bench.discord.fail({ path: /threads\/active$/, does: 'drop' });
      await bench.run();
      await bench.tick(70);
      expect(bench.threads(forum)).toHaveLength(1);
      const reason = expect.stringContaining('it may have been posted, so it was not sent again');
      expect(await stateOf(bench)).toMatchObject({ state: 'unknown', reason });
    }));

  test('the thread of another, of another forum or of long ago is not taken for it', () =>
    withDeliveryBench(async (bench) => {
      const [forum, other] = [bench.discord.addChannel(FORUM), bench.discord.addChannel({ name: 'other', type: 15 })];
      await bench.subscribe(forum);
      const [guild] = bench.discord.world.guilds;
      const name = 'Port Ellery, 2 March 2026';
      const thread = { name, type: 11, guildId: forum.guildId, denied: 0n, parentId: forum.id };
      const [bot, now] = [bench.discord.world.bot.id, '2026-03-02T08:00:00+00:00'];
      guild?.threads.push(
        { ...thread, id: '1', started: { at: now, by: '7', tags: [] } },
        { ...thread, id: '2', started: { at: now, by: bot, tags: [] }, parentId: other.id },
        { ...thread, id: '3', started: { at: '2026-03-02T07:00:00+00:00', by: bot, tags: [] } },
        { ...thread, id: '4', started: { at: now, by: bot, tags: [] }, name: `${name}, 08:00` },
      );
      bench.discord.fail({ method: 'POST', path: /threads$/, times: 1, does: 'drop' });
      await bench.run();
      await bench.tick(3);
      const own = bench.threads(forum).filter(({ id }) => id.length > 1);
      expect(own.map((one) => bench.said(one))).toEqual([WHOLE]);
    }));

  // Of 15 steps the first eight lead to the recorded thread; what comes after has nonces, known for minutes only.
  const STEPS = Array.from({ length: 15 }, (_, index) => [index + 1, 1] as const);
  const AWAY = STEPS.slice(0, 8).map(([step]) => [step, 10] as const);
  test.each(['before', 'after'] as const)('killed %s any step, gone for a minute or, at its start, for ten', (when) =>
    withDeliveryBench(async (bench) => {
      for (const [index, [step, minutes]] of [...STEPS, ...AWAY].entries()) {
        bench.clock.set('2026-03-02T08:00:00Z');
        const forum = bench.discord.addChannel({ ...FORUM, name: `forum-${index}` });
        const { id } = await bench.subscribe(forum);
        const mortal = createMortal(step, when);
        const doomed = { ledger: mortal.ledgerOf(bench.store), publishers: [mortal.publisherOf(bench.newPublisher())] };
        await bench.run({ ...doomed, owner: `doomed-${index}` }).catch(() => null);
        bench.clock.advance(minutes * 60_000);
        await bench.tick(4, { publishers: [bench.newPublisher()] });
        expect([step, mortal.death()]).toEqual([step, DEATHS[step - 1]]);
        expectWhole(bench, forum);
        expect(await stateOf(bench, id), `${step} ${minutes}`).toMatchObject({ state: 'posted' });
        await bench.store.subscriptions.remove('discord', forum.guildId ?? '', id);
      }
    }),
  );
});

test('digests of other channels and of old rows are messages as before', () =>
  withDeliveryBench(async (bench) => {
    const harbour = bench.discord.channel('harbour');
    await bench.subscribe(harbour);
    await bench.run();
    expect(bench.said(harbour)).toEqual(WHOLE);
    expect(bench.publisher.render(newsOn('x')).every((payload) => 'components' in JSON.parse(payload))).toBe(true);
  }));
