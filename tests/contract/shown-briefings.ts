import { describe, expect, test } from 'vitest';
import { KEPT_DAYS } from '../../src/store/shown-briefings.ts';
import { type CreateDatabase, withTwoStores } from './database.ts';

const START = Date.UTC(2026, 2, 2);
const HERE = { platform: 'discord', tenantId: 'g1', channelId: 'c1' };

/** What every keeper of shown briefings keeps to. */
export function shownBriefingsContract(createDatabase: CreateDatabase): void {
  describe('shown briefings', () => {
    test('what was kept is found by another connection; what was not is null', () =>
      withTwoStores(createDatabase, async ({ shownBriefings }, other) => {
        const json = JSON.stringify({ topic: 'ellery “🦆”\u0001' });
        await shownBriefings.keep('abc', json, HERE, new Date(START));
        expect(await other.shownBriefings.find('abc', HERE)).toBe(json);
        expect(await other.shownBriefings.find('abd', HERE)).toBeNull();
      }));

    test('it is dropped when its time is over, unless it was shown again or is kept longer', () =>
      withTwoStores(createDatabase, async ({ shownBriefings }) => {
        const day = (count: number) => new Date(START + count * 86_400_000);
        await shownBriefings.keep('once', '1', HERE, day(0));
        await shownBriefings.keep('again', '2', HERE, day(0));
        await shownBriefings.keep('again', 'other words', HERE, day(5));
        await shownBriefings.keep('of a digest', '4', HERE, day(0), 90);
        await shownBriefings.keep('of a digest', '4', HERE, day(1));
        await shownBriefings.keep('new', '3', HERE, day(KEPT_DAYS));
        expect(await shownBriefings.find('once', HERE)).toBe('1');
        await shownBriefings.keep('new', '3', HERE, day(KEPT_DAYS + 1));
        expect(await shownBriefings.find('once', HERE)).toBeNull();
        expect(await shownBriefings.find('again', HERE)).toBe('2');
        await shownBriefings.keep('new', '3', HERE, day(90));
        expect(await shownBriefings.find('again', HERE)).toBeNull();
        expect(await shownBriefings.find('of a digest', HERE)).toBe('4');
      }));

    test('it is found where it was shown, by server and by channel, and nowhere else', () =>
      withTwoStores(createDatabase, async ({ shownBriefings }, other) => {
        await shownBriefings.keep('one', '1', HERE, new Date(START));
        const find = (where: Partial<typeof HERE>) => other.shownBriefings.find('one', { ...HERE, ...where });
        expect(await find({ channelId: 'c2' })).toBe('1');
        expect(await find({ tenantId: 'dm:someone' })).toBe('1');
        expect(await find({ tenantId: 'g2', channelId: 'c2' })).toBeNull();
        expect(await find({ platform: 'slack' })).toBeNull();
        await shownBriefings.keep('nowhere', '2', { ...HERE, channelId: '' }, new Date(START));
        expect(await shownBriefings.find('nowhere', { ...HERE, channelId: '' })).toBe('2');
        expect(await shownBriefings.find('nowhere', { ...HERE, tenantId: 'g2', channelId: '' })).toBeNull();
        await shownBriefings.keep('one', '1', { ...HERE, tenantId: 'g2', channelId: 'c2' }, new Date(START));
        expect(await find({ tenantId: 'g2', channelId: 'c3' })).toBe('1');
        expect(await find({})).toBe('1');
      }));

    test('a draft of a form is its person’s alone in that server, and forgotten after a week', () =>
      withTwoStores(createDatabase, async ({ drafts }, other) => {
        const person = { platform: 'discord', tenantId: 'g1', userId: 'u1' };
        await drafts.keep('d', person, '{"a":1}', new Date(START));
        await drafts.keep('d', person, '{"a":2}', new Date(START));
        expect(await other.drafts.find('d', person)).toBe('{"a":2}');
        for (const another of [{ userId: 'u2' }, { tenantId: 'g2' }, { platform: 'slack' }]) {
          expect(await drafts.find('d', { ...person, ...another })).toBeNull();
        }
        await drafts.keep('e', person, '{}', new Date(START + 8 * 86_400_000));
        expect(await drafts.find('d', person)).toBeNull();
      }));

    test('what a person saw last on a topic is theirs alone, and forgotten when its time is over', () =>
      withTwoStores(createDatabase, async ({ lastBriefings }, other) => {
        const day = (count: number) => new Date(START + count * 86_400_000);
        const seen = (userId: string, shownId: string) => ({ platform: 'slack', userId, topic: 'ellery', shownId });
        expect(await lastBriefings.swap(seen('u1', 'one'), day(0))).toBeNull();
        expect(await lastBriefings.swap(seen('u2', 'two'), day(0))).toBeNull();
        const before = { shownId: 'one', shownAt: day(0).toISOString() };
        expect(await other.lastBriefings.swap(seen('u1', 'three'), day(1))).toEqual(before);
        await other.lastBriefings.swap({ ...seen('u3', 'x'), topic: 'other' }, day(KEPT_DAYS + 2));
        expect(await lastBriefings.swap(seen('u1', 'four'), day(KEPT_DAYS + 2))).toBeNull();
      }));

    test('a correction is told once to each reader, by whichever process, and counts for a year', () =>
      withTwoStores(createDatabase, async ({ toldCorrections }, other) => {
        const at = new Date(START);
        expect([...(await toldCorrections.remember('u1', ['one', 'two', 'one'], at))]).toEqual(['one', 'two']);
        expect([...(await other.toldCorrections.remember('u1', ['two', 'three'], at))]).toEqual(['three']);
        expect([...(await other.toldCorrections.remember('u2', ['two'], at))]).toEqual(['two']);
        const later = new Date(START + 366 * 86_400_000);
        expect([...(await toldCorrections.remember('u1', ['two'], later))]).toEqual(['two']);
      }));

    test('a person’s time zone is the one given last', () =>
      withTwoStores(createDatabase, async ({ personZones }, other) => {
        expect(await personZones.find('discord', 'u1')).toBeNull();
        await personZones.keep({ platform: 'discord', tenantId: 'g1', userId: 'u1' }, 'Europe/Lisbon');
        await personZones.keep({ platform: 'discord', tenantId: 'g2', userId: 'u1' }, 'Asia/Kolkata');
        expect(await other.personZones.find('discord', 'u1')).toBe('Asia/Kolkata');
        expect(await other.personZones.find('slack', 'u1')).toBeNull();
      }));
  });
}
