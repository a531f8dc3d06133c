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
const TIME_INSTANTS: Instant[] = [
  ...[100, 200, 400, 800].map((ms) => ({ msAfter: 'spawned' as const, ms })),
  ...[0, 8, 24, 64, 128].map((ms) => ({ msAfter: 'ready' as const, ms })),
];
const ANY_INSTANTS = [...STATEMENT_INSTANTS, ...COMMIT_INSTANTS, ...TIME_INSTANTS];
const requestInstants = (platform: 'discord' | 'slack', channels: readonly number[]): Instant[] =>
  (['received', 'done', 'answered'] as const).flatMap((when) =>
    channels.map((channel) => ({ platform, channel, when })),
  );

/** Worlds run beside each other, each with every third instant that needs no platform. A platform costs each start. */
const WORLDS = [
  { name: 'Discord', channels: { discord: 5, slack: 0 }, instants: requestInstants('discord', [0, 2, 4]) },
  { name: 'Slack', channels: { discord: 0, slack: 5 }, instants: requestInstants('slack', [0, 4]) },
  { name: 'both', channels: { discord: 3, slack: 2 }, instants: [] },
].map((world, index) => ({
  ...world,
  instants: [...world.instants, ...ANY_INSTANTS.filter((_, nth) => nth % 3 === index)],
}));

/** Each kill is a start of the process: all take over a minute of both cores. */
const KILLS = process.env['KILLS'] === 'all' ? 1 : 4;

describe('the real process, killed again and again while it delivers', { timeout: 600_000 }, () => {
  test('at fifty instants or more (by KILLS=all; else at every fourth)', () => {
    const instants = WORLDS.flatMap((world) => world.instants);
    expect(new Set(instants.map((instant) => JSON.stringify(instant))).size).toBeGreaterThanOrEqual(50);
  });

  test.concurrent.for(WORLDS)(
    '$name: each edition once on Discord; on Slack once, or its answer was lost and the ledger says so',
    async ({ channels, instants: all }, { onTestFinished }) => {
      const instants = all.filter((_, nth) => nth % KILLS === 0);
      const world = await createDoomedWorld(instants.length, channels);
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
      if (channels.slack === 0) expect(inDoubt).toEqual([]);
      else if (KILLS === 1) expect(inDoubt).not.toEqual([]);
      expect(inDoubt.length).toBeLessThan(instants.length);
    },
  );
});
