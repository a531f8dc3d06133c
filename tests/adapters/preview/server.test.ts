import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { floodStories } from '../../browser/stories.ts';
import { type PageStage, startPageStage } from '../../support/page-stage.ts';

let stage: PageStage;
beforeAll(async () => {
  stage = await startPageStage({ stories: floodStories(), now: '2026-03-03T12:00:00Z' });
});
afterAll(() => stage.stop());

function post(path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: stage.url };
  return fetch(`${stage.url}/preview/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** Reads a stream of events until one of that name, or with these words in it. */
async function eventsUntil(end: string, headers: Record<string, string> = {}): Promise<string> {
  const response = await fetch(`${stage.url}/preview/events`, { headers });
  let told = '';
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    told += chunk;
    if (told.includes(end)) break;
  }
  return told;
}

const idsIn = (told: string) => [...told.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));

describe('the server of the local page', () => {
  test('gives a page that can load and do nothing but what it brings', async () => {
    const page = await fetch(`${stage.url}/`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(await page.text()).not.toMatch(/(?:src|href)="(?!\/preview\/)/);
    const script = await (await fetch(`${stage.url}/preview/page.js`)).text();
    expect(script).not.toMatch(/innerHTML|insertAdjacentHTML|document\.write/);
  });

  test('says what is wrong with a request', async () => {
    const asked = (init: RequestInit, path = 'say') => fetch(`${stage.url}/preview/${path}`, init);
    expect((await asked({ method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })).status).toBe(
      403,
    );
    expect((await asked({})).status).toBe(405);
    const wrong = await post('say', { line: '', pane: 'discord' });
    expect([wrong.status, await wrong.text()]).toEqual([400, 'This page never asks that.\n']);
    expect((await post('press', { messageId: 'x', component: { type: 2 }, pane: 'slack' })).status).toBe(400);
    expect((await post('check', { platform: 'irc' })).status).toBe(400);
    expect((await post('say', { line: 'x'.repeat(5_000_000), pane: 'discord' })).status).toBe(400);
  });

  test('tells a page that comes back only what it missed, and all to one that knows another conversation', async () => {
    await post('say', { line: '/briefing help', pane: 'discord' });
    const first = idsIn(await eventsUntil('event: ready'));
    expect(first.length).toBeGreaterThanOrEqual(2);
    const last = String(first.at(-1));
    const nothing = await eventsUntil('event: ready', { 'last-event-id': last });
    expect(idsIn(nothing)).toEqual([]);
    expect(nothing).not.toContain('event: reset');
    const missed = eventsUntil('"words":"/briefing digest list"', { 'last-event-id': String(first.at(-2)) });
    await post('say', { line: '/briefing digest list', pane: 'discord' });
    expect(idsIn(await missed)[0]).toBe(first.at(-1));
    const other = await eventsUntil('event: ready', { 'last-event-id': '999999' });
    expect(other).toContain('event: reset');
    expect(idsIn(other)).toContain(first[0]);
  });

  test('takes a file into the form that Slack has for one', async () => {
    const asked = await post('say', { line: '/briefing sources import', pane: 'slack' });
    const { modal } = (await asked.json()) as { modal: { payload: Record<string, unknown> } };
    expect(modal).toMatchObject({ pane: 'slack', payload: { type: 'modal', callback_id: 'file-form' } });
    const { callback_id, private_metadata } = modal.payload;
    const submitted = { callback_id, private_metadata, state: { values: {} } };
    const file = { name: 'mine.opml', base64: Buffer.from('no list').toString('base64') };
    expect((await post('submit', { submitted, file, pane: 'slack' })).status).toBe(200);
    const kept = await stage.store().conversation.since(0);
    expect(kept.at(-1)?.body).toContain('That is no list of feeds');
  });

  test('shows a digest once, however often it is posted', async () => {
    const [payload = ''] = stage.publisher().render({ blocks: [{ kind: 'headline', text: 'Once' }], summary: 'Once' });
    const address = { platform: 'preview', tenantId: 'page', channelId: 'preview' };
    const part = { address, payload, key: 'same', firstMessageId: null, inDoubt: null };
    expect(await stage.publisher().post(part)).toEqual({ kind: 'posted', messageId: 'same' });
    expect(await stage.publisher().post(part)).toEqual({ kind: 'posted', messageId: 'same' });
    const kept = await stage.store().conversation.since(0);
    expect(kept.filter(({ body }) => body.includes('Once'))).toHaveLength(1);
  });
});
