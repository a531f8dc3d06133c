import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { broken, rateLimited } from '../../support/fake-discord.ts';
import { type Bench, createBench } from './bench.ts';

let bench: Bench;
let discord: Bench['discord'];

beforeEach(async () => {
  bench = await createBench();
  ({ discord } = bench);
});

afterEach(() => bench.close());

describe('publisher', () => {
  const part = (channel: string, key: string) => ({
    address: { platform: 'discord', tenantId: 't', channelId: bench.channelId(channel) },
    payload:
      bench.createAdapter().publisher.render({ blocks: [{ kind: 'headline', text: 'A digest' }], summary: 's' })[0] ??
      '',
    key,
    firstMessageId: null,
    inDoubt: null,
  });

  it('posts a part once, also when the answer was lost', async () => {
    const { publisher } = await bench.connect();
    discord.fail({ method: 'POST', path: /messages$/, times: 1, does: 'lose' });
    expect(await publisher.post(part('harbour', 'd7-1'))).toMatchObject({ kind: 'unknown' });
    expect(await publisher.post(part('harbour', 'd7-1'))).toMatchObject({ kind: 'posted' });
    expect(discord.messages(discord.channel('harbour'))).toHaveLength(1);
    await publisher.post(part('harbour', 'd7-2'));
    expect(discord.messages(discord.channel('harbour'))).toHaveLength(2);
  });

  it('sends a request once, so that no later failure hides a lost answer', async () => {
    const { publisher } = await bench.connect();
    discord.fail({ method: 'POST', path: /messages$/, times: 1, does: 'lose' });
    discord.fail({ method: 'POST', path: /messages$/, times: 1, does: broken(500) });
    expect(await publisher.post(part('harbour', 'd7-1'))).toMatchObject({ kind: 'unknown' });
    expect(await publisher.post(part('harbour', 'd7-1'))).toMatchObject({ kind: 'failed' });
    expect(discord.requests.filter(({ path }) => path.endsWith('/messages'))).toHaveLength(2);
  });

  it('never lets a channel that must wait hold up another', async () => {
    const { publisher } = await bench.connect();
    const harbour = `/channels/${bench.channelId('harbour')}/messages`;
    discord.fail({ method: 'POST', path: new RegExp(`^${harbour}$`), times: 1, does: rateLimited(3_600) });
    const kinds = await Promise.all([
      ...['1', '2'].map((key) => publisher.post(part('harbour', key))),
      ...['3', '4'].map((key) => publisher.post(part('general', key))),
    ]);
    expect(kinds.map(({ kind }) => kind)).toEqual(['rate-limited', 'posted', 'posted', 'posted']);
    expect(kinds[0]).toMatchObject({ retryAfterMs: expect.closeTo(3_600_000, -3) });
  });

  it('asks nothing more while Discord limits the whole bot', async () => {
    const { publisher } = await bench.connect();
    discord.fail({ method: 'POST', path: /messages$/, times: 1, does: rateLimited(60, true) });
    expect(await publisher.post(part('harbour', 'a'))).toMatchObject({ kind: 'rate-limited' });
    const before = discord.requests.length;
    expect(await publisher.post(part('general', 'b'))).toMatchObject({ kind: 'rate-limited' });
    expect(discord.requests).toHaveLength(before);
  });

  it('posts while the gateway is away', async () => {
    const adapter = await bench.connect();
    discord.gateway.drop(1_012);
    await discord.until('the loss', () => (discord.gateway.connected() === 0 ? true : null));
    expect(await adapter.publisher.post(part('harbour', 'd7-1'))).toMatchObject({ kind: 'posted' });
  });

  it('starts no second thread while the last request for one may still be carried out, or an answer makes no sense', async () => {
    const forum = discord.addChannel({ name: 'questions', type: 15 });
    const { publisher } = await bench.connect();
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();
    const thread = { topic: 'Harbour', rest: '2 March 2026' };
    const [payload = ''] = publisher.render({ blocks: [{ kind: 'headline', text: 'A digest' }], summary: 's' }, thread);
    const address = { platform: 'discord', tenantId: forum.guildId ?? '', channelId: forum.id };
    const edition = { ...part('harbour', 'e'), address, payload };
    const begun = () =>
      discord.requests.filter(({ method, path }) => method === 'POST' && /threads$/.test(path)).length;
    const inDoubt = { since: ago(300), last: ago(5) };
    expect(await publisher.post({ ...edition, inDoubt })).toMatchObject({ kind: 'failed' });
    discord.fail({ method: 'GET', path: /channels\/\d+$/, times: 1, does: { status: 200, body: { type: 'forum' } } });
    expect(await publisher.post(edition)).toMatchObject({ kind: 'failed' });
    expect(begun()).toBe(0);
    const over = { since: ago(300), last: ago(60) };
    expect(await publisher.post({ ...edition, inDoubt: over })).toMatchObject({ kind: 'posted' });
    expect(begun()).toBe(1);
  });

  it('says what became of it', async () => {
    const adapter = bench.createAdapter();
    expect(await adapter.publisher.post(part('harbour', 'a'))).toMatchObject({ kind: 'failed' });
    await adapter.start();
    const { publisher } = adapter;
    expect(await publisher.post(part('locked', 'b'))).toMatchObject({ kind: 'gone' });
    expect(await publisher.post(part('hidden', 'c'))).toMatchObject({ kind: 'gone' });
    discord.fail({ method: 'POST', path: /messages$/, times: 1, does: rateLimited(1.5) });
    expect(await publisher.post(part('harbour', 'd'))).toMatchObject({ kind: 'rate-limited' });
    discord.fail({ method: 'POST', path: /messages$/, times: 1, does: broken(503) });
    expect(await publisher.post(part('general', 'e'))).toMatchObject({ kind: 'failed' });
    const large = { ...part('general', 'f'), payload: JSON.stringify({ content: 'x'.repeat(2_001) }) };
    expect(await publisher.post(large)).toMatchObject({ kind: 'refused' });
  });
});
