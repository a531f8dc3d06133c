import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliverDue } from '../../../src/deliver-due.ts';
import { aSubscription, dueParts } from '../../src/delivery/rig.ts';
import { type OauthStage, setOauthStage } from './oauth-stage.ts';

const HOUR_MS = 3_600_000;
const SOON = { timeout: 5_000 };

let stage: OauthStage;
let waits: number[];
beforeEach(async () => {
  waits = [];
  const wait = async (ms: number) => void waits.push(ms);
  stage = await setOauthStage('http', { wait });
  await stage.install(stage.slack.workspace);
  const given = { platform: 'slack', tenantId: 'T0ELLERY', channelId: 'C0HARBOUR', when: 'hourly' };
  await stage.store.subscriptions.add(aSubscription({ ...given, createdAt: stage.clock.now().toISOString() }));
  stage.clock.advance(2_000);
});
afterEach(() => stage.close());

const removedAt = async () =>
  (await stage.store.installations.find({ platform: 'slack', tenantId: 'T0ELLERY' }))?.removedAt ?? null;
const seconds = () => Math.floor(stage.clock.now().getTime() / 1000);
const active = async () => (await stage.store.subscriptions.active()).length;

test.each([
  { type: 'app_uninstalled' } as const,
  { type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0BRIEFING'] } } as const,
])('%j deletes the tokens and stops the digests at once', async (event) => {
  await stage.slack.uninstall(stage.slack.workspace, event);
  await expect.poll(removedAt, SOON).not.toBeNull();
  expect(await stage.store.installations.all('slack')).toEqual([]);
  await expect.poll(active, SOON).toBe(0);
  expect(await stage.store.subscriptions.list('slack', 'T0ELLERY')).toMatchObject([
    { state: 'paused', pausedBecause: 'I was removed from this workspace. Install me again, and this digest goes on.' },
  ]);
  await stage.install(stage.slack.workspace);
  expect(await active()).toBe(1);
  expect((await stage.slack.sendCommand('port ellery'))[0]?.text).toBe('You typed: port ellery');
});

test('an edition that is due just then is not posted and not tried again; after a reinstall the next one is', async () => {
  const { adapter, clock, slack, store } = stage;
  const parts = dueParts(store, clock, { publishers: [adapter.publisher] });
  clock.advance(HOUR_MS);
  slack.inject('chat.postMessage', { status: 429, retryAfter: 3_600 });
  await deliverDue(parts, clock.now());
  expect((await store.ledger.history(1, 10))[0]?.state).toBe('due');
  const installation = await stage.installations.find('T0ELLERY', null);
  if (installation) await stage.installations.remove(installation);
  const calls = slack.calls('chat.postMessage').length;
  clock.advance(60_000);
  await deliverDue(parts, clock.now());
  clock.advance(3 * HOUR_MS);
  await deliverDue(parts, clock.now());
  expect(slack.calls('chat.postMessage')).toHaveLength(calls);
  expect((await store.ledger.history(1, 10)).filter(({ state }) => state === 'due' || state === 'claimed')).toEqual([]);
  await stage.install(slack.workspace);
  clock.advance(HOUR_MS);
  await deliverDue(parts, clock.now());
  expect((await store.ledger.history(1, 10))[0]?.state).toBe('posted');
});

test('user tokens that were revoked are none of the bot’s', async () => {
  await stage.slack.uninstall(stage.slack.workspace, { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
  await stage.adapter.stop();
  expect(await removedAt()).toBeNull();
});

test.each<[string, () => Promise<void>]>([
  [
    'of an installation before this one, whatever Slack says of the present one',
    () => {
      stage.slack.inject('auth.test', { status: 503 });
      return tell({ type: 'app_uninstalled' }, seconds() - 600);
    },
  ],
  ['of the very second, while the token works', () => tell({ type: 'app_uninstalled' }, seconds() - 2)],
  [
    'of tokens that were renewed, while the present one works',
    () => tell({ type: 'tokens_revoked', tokens: { bot: ['U0BRIEFING'] } }),
  ],
  [
    'of other tokens, while the present one has expired and can be renewed',
    () => {
      stage.slack.inject('auth.test', { error: 'token_expired' });
      return tell({ type: 'tokens_revoked', tokens: { bot: ['U0BRIEFING'] } });
    },
  ],
  [
    'of a workspace that is not here',
    () => stage.slack.tellRemoval(stage.slack.addWorkspace('T0X', 'X'), { type: 'app_uninstalled' }),
  ],
])('an event that comes late or twice removes nothing: %s', async (_what, act) => {
  await act();
  await stage.adapter.stop();
  expect(await removedAt()).toBeNull();
  expect(await active()).toBe(1);
});

function tell(event: Parameters<OauthStage['slack']['tellRemoval']>[1], at?: number): Promise<void> {
  return stage.slack.tellRemoval(stage.slack.workspace, event, at);
}

describe('a removal that Slack does not confirm', () => {
  const told = () => tell({ type: 'tokens_revoked', tokens: { bot: ['U0BRIEFING'] } });
  const asked = () => stage.slack.calls('auth.test').length;

  test.each([
    { status: 503 } as const,
    { status: 429, retryAfter: 30 } as const,
    { error: 'org_login_required' } as const,
    'cut-before' as const,
  ])('keeps the tokens, and what works goes on: %j', async (fault) => {
    stage.slack.inject('auth.test', fault);
    const before = asked();
    await told();
    await expect.poll(asked, SOON).toBe(before + 2);
    await stage.adapter.stop();
    expect(waits).toEqual([10_000]);
    expect(await removedAt()).toBeNull();
    expect(await active()).toBe(1);
    const unsure = stage.logged.filter(({ message }) => message.includes('could not be confirmed'));
    expect(unsure).toHaveLength(1);
  });

  test('is asked about again, and done when Slack does', async () => {
    stage.slack.inject('auth.test', { status: 503 }, 3);
    stage.slack.revoke(stage.slack.workspace);
    await told();
    await expect.poll(removedAt, SOON).not.toBeNull();
    expect(waits).toEqual([10_000, 60_000, 600_000]);
    expect(await stage.store.installations.all('slack')).toEqual([]);
  });

  test('is given up after a day and a half, with a line in the log', async () => {
    stage.slack.inject('auth.test', { status: 503 }, 20);
    await told();
    const given = () => stage.logged.filter(({ level }) => level === 'error').map(({ message }) => message);
    await expect.poll(given, SOON).toEqual(['slack: a removal was never confirmed, the tokens are kept']);
    expect(waits).toHaveLength(6);
    expect(await removedAt()).toBeNull();
  });
});
