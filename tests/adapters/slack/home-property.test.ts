import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageOf, renderHome } from '../../../adapters/slack/home-view.ts';
import { createCommandService } from '../../../src/commands/create-command-service.ts';
import type { CommandParts, EditionLine, FollowedSource } from '../../../src/commands/parts.ts';
import type { Caller } from '../../../src/index.ts';
import type { Subscription } from '../../../src/subscriptions/subscription.ts';
import { checkHome } from '../../support/fake-slack/check-view.ts';
import { buttonsOf } from '../../support/fake-slack/read-blocks.ts';

const RUNS = 60;
const NOW = new Date('2026-03-05T10:00:00Z');

const caller: Caller = {
  platform: 'slack',
  tenantId: 'T0ELLERY',
  channelId: '',
  userId: 'U0ADMIN',
  mayManage: true,
};

/** Any text that someone may type or a feed may hold, also what Slack would read as its own. */
const words = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength }),
    fc.constantFrom('<!channel>', '<@U0READER>', '*b* _i_ `c` ~s~ :smile:', '&amp;<&>', '\u0000\n\u2028', '“quoted”'),
    fc.constant('x'.repeat(maxLength)),
  );
const instant = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString());

const digest = fc.record({
  topic: words(200),
  channelId: fc.constantFrom('C0HARBOUR', 'D0DIRECT', 'odd <id>'),
  when: fc.constantFrom('daily 08:00', 'every 15 minutes', 'no schedule'),
  zone: fc.constantFrom('UTC', 'Europe/Lisbon'),
  state: fc.constantFrom('active' as const, 'paused' as const),
  pausedBecause: fc.option(words(300)),
  quiet: fc.boolean(),
  mention: fc.option(fc.constantFrom('S0CREW', '<!here>')),
});

const feed: fc.Arbitrary<FollowedSource> = fc.record({
  address: fc.webUrl(),
  title: fc.option(words(8_000)),
  link: fc.option(fc.oneof(fc.webUrl(), fc.constant('javascript:alert(1)'))),
  shared: fc.boolean(),
  failure: fc.option(words(4_000)),
  closed: fc.boolean(),
  excerptOnly: fc.boolean(),
  lastSuccessAt: fc.option(instant),
  nextPollAt: fc.option(instant),
  aDay: fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
});

const edition: fc.Arbitrary<EditionLine> = fc.record({
  dueAt: instant,
  state: fc.constantFrom('due', 'claimed', 'posted', 'failed', 'skipped', 'unknown'),
  reason: fc.option(words(2_000)),
  settledAt: fc.option(instant),
  retryAt: fc.option(instant),
  tells: fc.boolean(),
  messageIds: fc.array(fc.constant('m'), { maxLength: 3 }),
  publishing: fc.constant(null),
});

test('the Home of any digests and feeds is one that Slack takes, mentions nobody, and has each digest once over its pages', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(digest, { maxLength: 45, size: 'max' }),
      fc.array(feed, { maxLength: 40, size: 'max' }),
      fc.option(edition),
      async (digests, feeds, last) => {
        const { home } = createCommandService(partsFor(digests.map(numbered), feeds, last));
        const edits: string[] = [];
        for (let page = 0; page < Math.max(1, Math.ceil(digests.length / 10)); page++) {
          const view = JSON.parse(JSON.stringify(renderHome(await home(caller, page), page)));
          expect(checkHome(view)).toEqual({ problems: [], mentions: [] });
          expect(pageOf(view)).toBe(page);
          edits.push(...buttonsOf([view]).filter((value) => value.startsWith('digest-edit:')));
        }
        expect(edits.toSorted()).toEqual(digests.map((_one, index) => `digest-edit:${index + 1}`).toSorted());
      },
    ),
    { numRuns: RUNS, seed: 20_260_305, endOnFailure: true },
  );
}, 30_000);

function numbered(one: Partial<Subscription>, index: number): Subscription {
  const born = { createdAt: NOW.toISOString(), activeSince: NOW.toISOString(), goneSince: null };
  const usual = { alarmAfter: 3, publish: false, forum: false, quietHours: null, createdBy: 'U0READER' };
  return { ...usual, ...born, ...one, platform: 'slack', tenantId: 'T0ELLERY', id: index + 1 } as Subscription;
}

/** Only what the Home asks for; anything else fails. */
function partsFor(
  digests: readonly Subscription[],
  feeds: readonly FollowedSource[],
  last: EditionLine | null,
): CommandParts {
  const parts: Partial<CommandParts> = {
    subscriptions: { list: async () => digests } as never,
    feedsOf: async () => feeds,
    managers: { find: async () => ({ kind: 'people', userIds: ['U0READER'] }), set: async () => undefined },
    personZones: { find: async () => null, keep: async () => undefined },
    history: async () => (last ? [last] : []),
    suggest: async () => ['<!channel> `Port` Ellery'],
    defaultZone: 'UTC',
    clock: { now: () => NOW },
    newReference: () => '7F3K',
    logger: {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: (fields) => {
        throw new Error(JSON.stringify(fields));
      },
    },
  };
  return parts as CommandParts;
}
