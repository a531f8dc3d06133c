import { describe, expect, test } from 'vitest';
import { KEPT_DAYS } from '../../src/store/shown-briefings.ts';
import { type CreateDatabase, withTwoStores } from './database.ts';

const START = Date.UTC(2026, 2, 2);

/** What every keeper of shown briefings keeps to. */
export function shownBriefingsContract(createDatabase: CreateDatabase): void {
  describe('shown briefings', () => {
    test('what was kept is found by another connection; what was not is null', () =>
      withTwoStores(createDatabase, async ({ shownBriefings }, other) => {
        const json = JSON.stringify({ topic: 'ellery “🦆”\u0001' });
        await shownBriefings.keep('abc', json, new Date(START));
        expect(await other.shownBriefings.find('abc')).toBe(json);
        expect(await other.shownBriefings.find('abd')).toBeNull();
      }));

    test('it is dropped when its time is over, unless it was shown again', () =>
      withTwoStores(createDatabase, async ({ shownBriefings }) => {
        const day = (count: number) => new Date(START + count * 86_400_000);
        await shownBriefings.keep('once', '1', day(0));
        await shownBriefings.keep('again', '2', day(0));
        await shownBriefings.keep('again', 'other words', day(5));
        await shownBriefings.keep('new', '3', day(KEPT_DAYS));
        expect(await shownBriefings.find('once')).toBe('1');
        await shownBriefings.keep('new', '3', day(KEPT_DAYS + 1));
        expect(await shownBriefings.find('once')).toBeNull();
        expect(await shownBriefings.find('again')).toBe('2');
      }));
  });
}
