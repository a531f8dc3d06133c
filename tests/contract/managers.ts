import { describe, expect, test } from 'vitest';
import { type CreateDatabase, withTwoStores } from './database.ts';

const HERE = { platform: 'slack', tenantId: 't1', channelId: 'c1' };
const at = (hours: number) => new Date(Date.UTC(2026, 2, 5, hours));

/** What every keeper of who may manage, and of what was shared, keeps to. */
export function managersContract(createDatabase: CreateDatabase): void {
  describe('who may manage', () => {
    test('is the usual until it is set, then what was set last, for that workspace alone', () =>
      withTwoStores(createDatabase, async ({ managers }, other) => {
        expect(await managers.find('slack', 't1')).toEqual({ kind: 'makers' });
        await managers.set('slack', 't1', { kind: 'everyone' });
        await managers.set('slack', 't1', { kind: 'people', userIds: ['U1', 'U2'] });
        expect(await other.managers.find('slack', 't1')).toEqual({ kind: 'people', userIds: ['U1', 'U2'] });
        expect(await other.managers.find('slack', 't2')).toEqual({ kind: 'makers' });
        expect(await other.managers.find('discord', 't1')).toEqual({ kind: 'makers' });
      }));
  });

  describe('what was shared', () => {
    test('is claimed by one of two at once, by nobody after, and anew where the claim was taken back', () =>
      withTwoStores(createDatabase, async ({ shares }, other) => {
        const both = [shares, other.shares].map((one) => one.claim(HERE, 'a', at(24), at(0)));
        expect((await Promise.all(both)).toSorted()).toEqual([false, true]);
        expect(await other.shares.claim(HERE, 'a', at(25), at(1))).toBe(false);
        await other.shares.release(HERE, 'a');
        expect(await shares.claim(HERE, 'a', at(25), at(1))).toBe(true);
      }));

    test('counts for its channel, and until its time', () =>
      withTwoStores(createDatabase, async ({ shares }) => {
        expect(await shares.claim(HERE, 'a', at(24), at(0))).toBe(true);
        for (const place of [{ tenantId: 't2' }, { channelId: 'c2' }, { platform: 'discord' }]) {
          expect(await shares.claim({ ...HERE, ...place }, 'a', at(24), at(0))).toBe(true);
        }
        await shares.release({ ...HERE, channelId: 'c2' }, 'a');
        expect(await shares.claim(HERE, 'a', at(30), at(24))).toBe(false);
        expect(await shares.claim(HERE, 'a', at(30), at(25))).toBe(true);
      }));
  });
}
