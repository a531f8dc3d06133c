import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createInstallations } from '../../../src/create-installations.ts';
import { forgetTenants } from '../../../src/forget-tenants.ts';
import { type Installation, silentLogger } from '../../../src/index.ts';
import { parseKeyring } from '../../../src/installations/keyring.ts';
import type { Store } from '../../../src/store/open-store.ts';
import { createTenants } from '../../../src/tenants.ts';
import { aSubscription, createMovableClock, openOrThrow, withDatabase } from '../delivery/rig.ts';

const [OLD, NEW] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
const DAY_MS = 86_400_000;

function anInstallation(tenantId: string): Installation {
  return {
    tenantId,
    name: 'Ellery',
    appId: 'A0',
    botUserId: 'U0',
    scopes: ['commands'],
    tokens: { access: `xoxb-${tenantId}`, refresh: null, expiresAt: null },
  };
}

function withStore(use: (parts: ReturnType<typeof assemble>) => Promise<void>): Promise<void> {
  return withDatabase(async (url) => {
    const store = await openOrThrow(url);
    await use(assemble(store));
    await store.close();
  });
}

function assemble(store: Store) {
  const clock = createMovableClock('2026-03-02T08:00:00Z');
  const tenants = createTenants(store.subscriptions, clock, silentLogger);
  const by = (keys: string) => {
    const keyring = parseKeyring(keys);
    if (!keyring.ok) throw new Error(keyring.refusal.advice);
    const common = { platform: 'slack', keyring: keyring.value, tenants, clock };
    return createInstallations({ ...common, store: store.installations });
  };
  return { store, clock, by };
}

test('the database never has a token in plain, and a row is of no use in another place', () =>
  withStore(async ({ store, clock, by }) => {
    const installations = by(NEW);
    for (const tenantId of ['T0ELLERY', 'T0OTHER']) await installations.save(anInstallation(tenantId));
    const [ellery, other] = await store.installations.all('slack');
    expect(JSON.stringify([ellery, other])).not.toContain('xoxb');
    expect((await installations.find('T0ELLERY', null))?.tokens.access).toBe('xoxb-T0ELLERY');
    await store.installations.put({ platform: 'slack', tenantId: 'T0OTHER' }, '{}', ellery?.sealed ?? '', clock.now());
    await expect(installations.find('T0OTHER', null)).rejects.toThrow('T0OTHER was changed, or belongs to another');
    expect(await installations.check()).toMatchObject({ count: 2, closed: [{ tenantId: 'T0OTHER' }] });
  }));

test('a wrong key says so and changes nothing; a new key before the old one takes its place', () =>
  withStore(async ({ store, by }) => {
    await by(OLD).save(anInstallation('T0ELLERY'));
    const before = await store.installations.all('slack');
    expect(await by(NEW).check()).toMatchObject({ count: 1, closed: [{ code: 'unknown-key' }] });
    await expect(by(NEW).find('T0ELLERY', null)).rejects.toThrow('encrypted with another key');
    expect(await store.installations.all('slack')).toEqual(before);
    expect(await by(`${NEW},${OLD}`).check()).toEqual({ count: 1, closed: [] });
    expect((await by(NEW).find('T0ELLERY', null))?.tokens.access).toBe('xoxb-T0ELLERY');
  }));

test('a start with a new key leaves alone what another process renews just then, which else would lose it', () =>
  withStore(async ({ store, by }) => {
    const old = by(OLD);
    await old.save(anInstallation('T0ELLERY'));
    const renewed = await old.find('T0ELLERY', null);
    if (renewed === null) throw new Error('not installed');
    expect(await old.claimRefresh(renewed)).toBe(true);
    const both = by(`${NEW},${OLD}`);
    expect(await both.check()).toEqual({ count: 1, closed: [] });
    expect(await old.saveTokens(renewed, { access: 'xoxb-renewed', refresh: 'r', expiresAt: null })).toBe(true);
    expect((await both.find('T0ELLERY', null))?.tokens.access).toBe('xoxb-renewed');
    await both.check();
    expect((await by(NEW).find('T0ELLERY', null))?.tokens.access).toBe('xoxb-renewed');
    const [row] = await store.installations.all('slack');
    expect(await both.claimRefresh({ ...renewed, version: row?.version ?? 0 })).toBe(true);
  }));

test('who leaves and comes back within 30 days finds everything again, and after them nothing', () =>
  withStore(async ({ store, clock, by }) => {
    const installations = by(NEW);
    const place = { platform: 'slack', tenantId: 'T0ELLERY' };
    await installations.save(anInstallation('T0ELLERY'));
    await store.subscriptions.add(aSubscription(place));
    await store.subscriptions.add(aSubscription(place));
    await store.subscriptions.setState(2, 'paused', 'by hand', clock.now());
    const leave = async () => {
      const installation = await installations.find('T0ELLERY', null);
      return installation && installations.remove(installation);
    };
    const forget = () =>
      forgetTenants(
        { store: store.installations, clock, logger: silentLogger },
        clock.now(),
        new AbortController().signal,
      );
    expect(await leave()).toBe(true);
    expect(await leave()).toBeNull();
    expect(await store.subscriptions.active()).toEqual([]);
    clock.advance(30 * DAY_MS - 1);
    await forget();
    await installations.save(anInstallation('T0ELLERY'));
    expect((await store.subscriptions.active()).map(({ id }) => id)).toEqual([1]);
    expect(await store.subscriptions.list('slack', 'T0ELLERY')).toHaveLength(2);
    await leave();
    clock.advance(30 * DAY_MS + 1);
    await forget();
    expect(await store.subscriptions.list('slack', 'T0ELLERY')).toEqual([]);
    expect(await store.installations.find(place)).toBeNull();
  }));

test('only what was deleted is said to be: nothing of a workspace that is back meanwhile', () =>
  withStore(async ({ store, clock, by }) => {
    const installations = by(NEW);
    const lines: string[] = [];
    const logger = { ...silentLogger, info: (fields: object) => void lines.push(JSON.stringify(fields)) };
    const remove = async (tenantId: string) => {
      await installations.save(anInstallation(tenantId));
      const installation = await installations.find(tenantId, null);
      if (installation) await installations.remove(installation);
    };
    await remove('T0BACK');
    await remove('T0GONE');
    clock.advance(31 * DAY_MS);
    const removedBefore = async (before: Date) => {
      const gone = await store.installations.removedBefore(before);
      await installations.save(anInstallation('T0BACK'));
      return gone;
    };
    const racing = { ...store.installations, removedBefore };
    await forgetTenants({ store: racing, clock, logger }, clock.now(), new AbortController().signal);
    expect(lines).toEqual(['{"platform":"slack","tenantId":"T0GONE"}']);
    expect(await installations.find('T0BACK', null)).not.toBeNull();
  }));

test('a workspace is served by its organisation, from its first question on, and goes and comes with it', () =>
  withStore(async ({ store, by }) => {
    const installations = by(NEW);
    await store.subscriptions.add(aSubscription({ platform: 'slack', tenantId: 'T0ELLERY' }));
    const access = async (tenantId: string, organisationId: string | null = null) =>
      (await installations.find(tenantId, organisationId))?.tokens.access ?? null;
    await installations.save(anInstallation('E0ORG'));
    expect(await access('T0ELLERY')).toBeNull();
    expect(await access('T0ELLERY', 'E0ELSE')).toBeNull();
    expect(await access('T0ELLERY', 'E0ORG')).toBe('xoxb-E0ORG');
    expect(await access('T0ELLERY')).toBe('xoxb-E0ORG');
    await installations.removeMember('T0ELLERY', 'E0ORG');
    expect(await access('T0ELLERY')).toBeNull();
    expect(await store.subscriptions.active()).toEqual([]);
    expect(await access('T0ELLERY', 'E0ORG')).toBe('xoxb-E0ORG');
    const organisation = await installations.find('E0ORG', null);
    if (organisation) await installations.remove(organisation);
    expect(await access('T0ELLERY', 'E0ORG')).toBeNull();
    expect(await store.subscriptions.active()).toEqual([]);
    await installations.save(anInstallation('E0ORG'));
    expect(await store.subscriptions.active()).toHaveLength(1);
    await installations.save(anInstallation('T0ELLERY'));
    expect(await access('T0ELLERY', 'E0ORG')).toBe('xoxb-T0ELLERY');
  }));
