import { describe, expect, test } from 'vitest';
import { createDoomedWorld, type Instant } from '../support/doomed-world.ts';

/** What the bot writes while it delivers, in the order of a delivery. */
const STATEMENTS = {
  claim: '^insert into "editions".*returning',
  'keep the parts': '^insert into "edition_parts"',
  'say that it is being sent': '^update "edition_parts".*"message_id" is null',
  'record the answer': '^insert into "part_outcomes"',
  settle: '^update "editions".*"settled_at"',
} as const;

const STATEMENT_INSTANTS = Object.values(STATEMENTS).flatMap((statement): Instant[] =>
  [1, 4].flatMap((nth) => (['before', 'after'] as const).map((when) => ({ statement, nth, when }))),
);
/** The first five end the keeping of the parts; later ones, that a part is sent and what the answer was. */
const COMMIT_INSTANTS = [3, 6, 11].flatMap((nth): Instant[] =>
  (['before', 'after'] as const).map((when) => ({ statement: '^commit', nth, when })),
);
const REQUEST_INSTANTS = (['received', 'done', 'answered'] as const).flatMap((when): Instant[] => [
  ...[0, 1, 2].map((channel) => ({ platform: 'discord' as const, channel, when })),
  ...[0, 1].map((channel) => ({ platform: 'slack' as const, channel, when })),
]);
const TIME_INSTANTS: Instant[] = [
  ...[100, 200, 400, 800].map((ms) => ({ msAfter: 'spawned' as const, ms })),
  ...[0, 8, 24, 64, 128].map((ms) => ({ msAfter: 'ready' as const, ms })),
];
const INSTANTS = [...STATEMENT_INSTANTS, ...COMMIT_INSTANTS, ...REQUEST_INSTANTS, ...TIME_INSTANTS];

/** Worlds run beside each other, each with every third instant. */
const WORLDS = 3;

describe('the real process, killed again and again while it delivers', { timeout: 600_000 }, () => {
  test('at fifty instants or more', () => {
    expect(new Set(INSTANTS.map((instant) => JSON.stringify(instant))).size).toBeGreaterThanOrEqual(50);
  });

  test.concurrent.for(Array.from({ length: WORLDS }, (_, world) => world))(
    'world %i: each edition once on Discord; on Slack once, or its answer was lost and the ledger says so',
    async (number, { onTestFinished }) => {
      const instants = INSTANTS.filter((_, index) => index % WORLDS === number);
      const world = await createDoomedWorld(instants.length);
      onTestFinished(() => world.close());
      for (const instant of instants) await world.kill(instant);
      await world.recover();
      const endings = await world.endings();
      expect(endings).toHaveLength(instants.length * 5);
      for (const { platform, record, messageIds, requests } of endings) {
        if (platform === 'discord' || record?.state !== 'unknown') {
          expect(record).toMatchObject({ state: 'posted', messageIds });
          expect(messageIds).toHaveLength(1);
        } else {
          expect(record.reason).toContain('it may have been posted, so it was not sent again');
          expect(requests).toBeLessThanOrEqual(1);
        }
      }
      const inDoubt = endings.filter(({ record }) => record?.state === 'unknown');
      expect(inDoubt.length).toBeGreaterThan(0);
      expect(inDoubt.length).toBeLessThan(instants.length);
    },
  );
});
