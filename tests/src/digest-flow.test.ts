import { describe, expect, test } from 'vitest';
import { createBriefer } from '../../src/create-briefer.ts';
import { type Core, createCore } from '../../src/create-core.ts';
import { createDelivery } from '../../src/create-delivery.ts';
import { deliverDue } from '../../src/deliver-due.ts';
import type { Outcome } from '../../src/delivery/outcome.ts';
import type { Person, Publisher } from '../../src/delivery/publisher.ts';
import { fixedStories } from '../../src/fixed-stories.ts';
import { silentLogger } from '../../src/kernel/logger.ts';
import type { Document } from '../../src/presentation/document.ts';
import { renderPlainText } from '../../src/presentation/plain-text.ts';
import type { Store } from '../../src/store/open-store.ts';
import type { NewSubscription } from '../../src/subscriptions/subscription.ts';
import { drawHere } from '../support/draw-here.ts';
import { noSources } from '../support/no-sources.ts';
import {
  aSubscription,
  createMovableClock,
  dueParts,
  type MovableClock,
  openOrThrow,
  withDatabase,
} from './delivery/rig.ts';
import { articleOf } from './stories/article-of.ts';

const FIRST = articleOf(
  'courier-1',
  `Dock workers at Port Ellery voted by 71 percent to strike from Friday over a new roster, the union said.
The port handles two fifths of the region's grain and employs 2,100 people in three shifts.
"Nobody was asked about the roster before it came," said Maria Tovar, the secretary of the dockers' union.`,
  { title: 'Port Ellery dockers vote to strike', outlet: 'Ellery Courier', publishedAt: '2026-03-01T09:00:00Z' },
);
const LATER = articleOf(
  'provincial-2',
  `The province named retired judge Ana Reis as mediator for the Port Ellery strike late on Wednesday.
Farmers' groups had asked the province to step in before the harvest is loaded at Port Ellery.`,
  { title: 'Mediator for Port Ellery', outlet: 'The Provincial', publishedAt: '2026-03-04T21:00:00Z' },
);

/** A whole bot but for the platform: store, briefer, commands, digests, and a platform that keeps what it is given. */
interface Bot {
  readonly store: Store;
  readonly clock: MovableClock;
  readonly messages: { channelId: string; text: string }[];
  readonly told: { person: Person; text: string }[];
  /** What the platform answers; posted by default. */
  outcome: Outcome['kind'];
  core(): Core;
  /** From now on the second article is known too. */
  learn(): void;
  /** Moves the clock and runs; gives what was posted. */
  run(iso: string): Promise<string[]>;
  now(id: number): Promise<string>;
}

const shown = (document: Document) => renderPlainText(document, { width: 400, colour: false }).trim();

async function withBot(given: Partial<NewSubscription>, use: (bot: Bot) => Promise<void>): Promise<void> {
  await withDatabase(async (url) => {
    const store = await openOrThrow(url);
    const clock = createMovableClock('2026-03-01T12:00:00Z');
    const bot = createBot(store, clock);
    await store.subscriptions.add(aSubscription({ createdAt: '2026-03-01T12:00:00.000Z', ...given }));
    try {
      await use(bot);
    } finally {
      await store.close();
    }
  });
}

function createBot(store: Store, clock: MovableClock): Bot {
  const messages: Bot['messages'] = [];
  const told: Bot['told'] = [];
  const publisher: Publisher = {
    platform: 'discord',
    idempotent: true,
    render: (document) => [JSON.stringify(shown(document))],
    post: async ({ address, payload }) => {
      if (bot.outcome === 'gone') return { kind: 'gone', reason: '10003', advice: 'The channel is gone. /digest edit' };
      if (bot.outcome !== 'posted') return { kind: 'failed', reason: 'the platform is down' };
      messages.push({ channelId: address.channelId, text: JSON.parse(payload) });
      return { kind: 'posted', messageId: `m${messages.length}` };
    },
    tell: async (person, document) => {
      told.push({ person, text: shown(document) });
      return { kind: 'posted', messageId: 'd1' };
    },
  };
  const delivery = createDelivery({
    publishers: [publisher],
    store,
    makeDigest: (...edition) => bot.core().makeDigest(...edition),
    owner: 'process-1',
    observe: () => undefined,
    clock,
    wait: clock.wait,
    logger: silentLogger,
  });
  const assemble = (articles: readonly (typeof FIRST)[]) =>
    createCore({
      ...store,
      briefer: createBriefer(fixedStories([{ id: 'courier-1', articles }], silentLogger), clock),
      sources: noSources(articles.length),
      draw: drawHere,
      deliverNow: delivery.now,
      defaultZone: 'UTC',
      clock,
      logger: silentLogger,
    });
  let core = assemble([FIRST]);
  const bot: Bot = {
    store,
    clock,
    messages,
    told,
    outcome: 'posted',
    core: () => core,
    learn: () => {
      core = assemble([FIRST, LATER]);
    },
    run: async (iso) => {
      clock.set(iso);
      const before = messages.length;
      const { makeDigest } = core;
      await deliverDue(dueParts(store, clock, { publishers: [publisher], makeDigest }), clock.now());
      return messages.slice(before).map(({ text }) => text);
    },
    now: async (id) => {
      const caller = {
        platform: 'discord',
        tenantId: 'server-1',
        channelId: 'channel-1',
        userId: 'u',
        mayManage: true,
      };
      const reply = await core.service.run('digest now', { id }, caller);
      return `${reply.code}: ${shown(reply.document)}`;
    },
  };
  return bot;
}

describe('what a digest tells', () => {
  test('the first edition tells the story, the next only what is new, and then there is nothing new', () =>
    withBot({}, async (bot) => {
      const [first] = await bot.run('2026-03-02T08:00:00Z');
      expect(first).toContain('71 percent');
      expect(first).not.toContain('NEW');
      bot.learn();
      const [second] = await bot.run('2026-03-03T08:00:00Z');
      expect(second).toContain('NEW • The province named retired judge Ana Reis as mediator');
      expect(second).toContain('new since yesterday 08:00:');
      expect(second).not.toContain('71 percent');
      const [third] = await bot.run('2026-03-04T08:00:00Z');
      expect(third).toBe('Port Ellery: nothing new since yesterday 08:00 (2 articles on it).');
    }));

  test('an edition that was not posted has told nothing', () =>
    withBot({}, async (bot) => {
      bot.outcome = 'failed';
      await bot.run('2026-03-02T08:00:00Z');
      await bot.run('2026-03-02T09:30:00Z');
      bot.outcome = 'posted';
      const [next] = await bot.run('2026-03-03T08:00:00Z');
      expect(next).toContain('71 percent');
    }));

  test('a quiet one posts nothing without news, and says what is wrong after three such editions, once', () =>
    withBot({ quiet: true }, async (bot) => {
      expect(await bot.run('2026-03-02T08:00:00Z')).toHaveLength(1);
      expect(await bot.run('2026-03-03T08:00:00Z')).toEqual([]);
      expect(await bot.run('2026-03-04T08:00:00Z')).toEqual([]);
      const [alarm] = await bot.run('2026-03-05T08:00:00Z');
      expect(alarm).toContain('3 editions in a row had nothing new. No live feeds are followed. Digest 1');
      for (const day of ['06', '07', '08', '09']) expect(await bot.run(`2026-03-${day}T08:00:00Z`)).toEqual([]);
      bot.learn();
      expect((await bot.run('2026-03-10T08:00:00Z')).join()).toContain('mediator');
    }));

  test.each([
    [0, []],
    [1, ['2026-03-03']],
  ] as const)('the alarm after %i editions', (alarmAfter, alarms) =>
    withBot({ quiet: true, alarmAfter }, async (bot) => {
      await bot.run('2026-03-02T08:00:00Z');
      const days = ['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'];
      const loud: string[] = [];
      for (const day of days) if ((await bot.run(`${day}T08:00:00Z`)).length > 0) loud.push(day);
      expect(loud).toEqual(alarms);
    }),
  );

  test('one that is late says by how much, and that the bot was not running', () =>
    withBot({}, async (bot) => {
      bot.clock.set('2026-03-02T08:41:00Z');
      bot.learn();
      const [late] = await bot.run('2026-03-02T08:41:30Z');
      expect(late).toContain('41 minutes late: the bot was not running.');
    }));
});

describe('quiet hours', () => {
  const NIGHT = { from: '22:00', to: '07:00', zone: 'UTC' };
  const channel = { platform: 'discord', tenantId: 'server-1', channelId: 'channel-1' };

  test('what comes due in them is posted at their end', () =>
    withBot({ when: 'daily 03:00' }, async (bot) => {
      await bot.store.subscriptions.setQuietHours(channel, NIGHT);
      expect(await bot.run('2026-03-02T03:00:00Z')).toEqual([]);
      expect(await bot.run('2026-03-02T06:59:00Z')).toEqual([]);
      const [held] = await bot.run('2026-03-02T07:00:00Z');
      expect(held).toContain('71 percent');
      expect(held).toContain('Held until 07:00: quiet hours.');
    }));

  test('of many that came due only the newest is posted; the history says why', () =>
    withBot({ when: 'hourly' }, async (bot) => {
      await bot.store.subscriptions.setQuietHours(channel, NIGHT);
      for (let hour = 22; hour < 31; hour++) {
        const at = new Date(Date.UTC(2026, 2, 1, hour)).toISOString();
        expect(await bot.run(at)).toEqual([]);
      }
      expect(await bot.run('2026-03-02T07:00:00Z')).toHaveLength(1);
      const history = await bot.store.ledger.history(1, 20);
      expect(history[0]).toMatchObject({ state: 'posted', dueAt: '2026-03-02T07:00:00.000Z' });
      expect(history[1]).toMatchObject({ state: 'skipped', reason: expect.stringContaining('quiet hours') });
    }));

  test('they are those of the channel, not of another one', () =>
    withBot({ channelId: 'channel-2', when: 'daily 03:00' }, async (bot) => {
      await bot.store.subscriptions.setQuietHours(channel, NIGHT);
      expect(await bot.run('2026-03-02T03:00:00Z')).toHaveLength(1);
    }));
});

describe('at once', () => {
  test('an edition is posted now, once a minute at most, and only what is new after that', () =>
    withBot({}, async (bot) => {
      bot.clock.set('2026-03-01T15:00:20Z');
      expect(await bot.now(1)).toContain('ok: Posted in');
      expect(bot.messages).toHaveLength(1);
      expect(await bot.now(1)).toContain('nothing-new: Port Ellery: nothing new since 15:00');
      bot.learn();
      expect(await bot.now(1)).toContain('just-posted');
      bot.clock.set('2026-03-01T15:01:00Z');
      expect(await bot.now(1)).toContain('ok');
      expect(bot.messages).toHaveLength(2);
      expect(bot.messages[1]?.text).toContain('NEW • The province');
      expect(await bot.run('2026-03-02T08:00:00Z')).toEqual([
        expect.stringContaining('nothing new since yesterday 15:01'),
      ]);
    }));

  test('an edition that is due and not posted yet is skipped for it, and the history says so', () =>
    withBot({}, async (bot) => {
      bot.clock.set('2026-03-02T08:01:30Z');
      expect(await bot.now(1)).toContain('ok: Posted in');
      expect(await bot.run('2026-03-02T08:02:00Z')).toEqual([]);
      expect(await bot.store.ledger.history(1, 9)).toMatchObject([
        { state: 'posted', dueAt: '2026-03-02T08:01:00.000Z' },
        { state: 'skipped', dueAt: '2026-03-02T08:00:00.000Z', reason: 'an edition was posted by hand instead' },
      ]);
    }));

  test('a preview is seen only by the person, mentions nobody, and has told nothing', () =>
    withBot({ mention: '223456789012345678' }, async (bot) => {
      const caller = {
        platform: 'discord',
        tenantId: 'server-1',
        channelId: 'channel-1',
        userId: 'u',
        mayManage: true,
      };
      const reply = await bot.core().service.act('digest-preview:1', caller);
      expect(reply.visibility).toBe('person');
      expect(shown(reply.document)).toContain('71 percent');
      expect(JSON.stringify(reply.document)).not.toContain('"mention"');
      expect(bot.messages).toEqual([]);
      expect((await bot.run('2026-03-02T08:00:00Z'))[0]).toContain('71 percent');
    }));

  test('a button of a digest does nothing for who may not manage, or is of another server', () =>
    withBot({}, async (bot) => {
      const member = { platform: 'discord', tenantId: 'server-1', channelId: 'c', userId: 'u', mayManage: false };
      for (const verb of ['preview', 'now', 'remove']) {
        expect((await bot.core().service.act(`digest-${verb}:1`, member)).code).toBe('not-allowed');
        const stranger = { ...member, tenantId: 'server-2', mayManage: true };
        expect((await bot.core().service.act(`digest-${verb}:1`, stranger)).code).toBe('no-digest');
      }
      expect(await bot.store.subscriptions.active()).toHaveLength(1);
    }));
});

describe('a channel or server that is gone', () => {
  test('the digest is paused and kept, the person who made it is told once, and it is removed after 30 days', () =>
    withBot({}, async (bot) => {
      bot.outcome = 'gone';
      await bot.run('2026-03-02T08:00:00Z');
      await bot.run('2026-03-03T08:00:00Z');
      expect(bot.told).toEqual([
        {
          person: { tenantId: 'server-1', userId: 'person-1' },
          text: 'Digest 1 (port ellery, daily 08:00 UTC) is paused and kept for 30 days. The channel is gone. /digest edit',
        },
      ]);
      await bot.run('2026-04-01T07:00:00Z');
      expect(await bot.store.subscriptions.list('discord', 'server-1')).toMatchObject([{ state: 'paused' }]);
      await bot.run('2026-04-01T09:00:00Z');
      expect(await bot.store.subscriptions.list('discord', 'server-1')).toEqual([]);
    }));

  test('a server that invites the bot again has its digests again, but not those that people paused', () =>
    withBot({}, async (bot) => {
      await bot.store.subscriptions.add(aSubscription({ topic: 'by hand' }));
      await bot.store.subscriptions.setState(2, 'paused', 'by hand', bot.clock.now());
      await bot.core().tenants.left('discord', 'server-1');
      expect(await bot.run('2026-03-02T08:00:00Z')).toEqual([]);
      await bot.core().tenants.joined('discord', 'server-1');
      expect(await bot.run('2026-03-02T08:30:00Z')).toEqual([]);
      expect(await bot.run('2026-03-03T08:00:00Z')).toHaveLength(1);
      expect(await bot.store.subscriptions.find('discord', 'server-1', 2)).toMatchObject({ pausedBecause: 'by hand' });
    }));
});

test('someone who asks again sees what has changed since they asked last', () =>
  withBot({}, async (bot) => {
    const caller = { platform: 'discord', tenantId: 'server-1', channelId: 'c', userId: 'u', mayManage: false };
    const ask = async () => (await bot.core().service.run('briefing', { topic: 'Port Ellery' }, caller)).document;
    const buttonOf = (document: Document) =>
      document.blocks
        .flatMap((block) => (block.kind === 'actions' ? block.actions : []))
        .find(({ label }) => label === 'What changed');
    expect(buttonOf(await ask())).toBeUndefined();
    expect(buttonOf(await ask())).toBeUndefined();
    bot.learn();
    const button = buttonOf(await ask());
    const reply = await bot.core().service.act(button?.id ?? '', caller);
    expect(shown(reply.document)).toMatch(/^Port Ellery · what changed\n2 bullets.* since \d/);
    expect(shown(reply.document)).toContain('NEW • The province named');
    expect((await bot.core().service.act('changed:nope:gone', caller)).code).toBe('expired');
  }));
