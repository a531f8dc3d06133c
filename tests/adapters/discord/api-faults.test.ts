import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { broken, rateLimited } from '../../support/fake-discord.ts';
import { createDrivenBench, type DrivenBench } from './driven-bench.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let bench: DrivenBench;
let discord: DrivenBench['discord'];
let time: DrivenBench['time'];

beforeEach(async () => {
  bench = await createDrivenBench();
  ({ discord, time } = bench);
});

afterEach(() => bench.close());

const errors = () => bench.logger.lines.filter(({ level }) => level === 'error').map(({ message }) => message);
const gatewayAsked = () => discord.requests.filter(({ path }) => path === '/gateway/bot').length;

describe('an API that does not answer at the start', { timeout: 20_000 }, () => {
  it.each([
    ['HTTP 500', broken()],
    ['HTTP 502', broken(502)],
    ['other side closed', 'drop'],
    ['no answer', 'hang'],
  ] as const)('for ten minutes (%s): stays up, says why, asks seldom, and then connects', async (reason, does) => {
    const mend = discord.fail({ path: /./, does });
    const adapter = bench.createAdapter();
    expect(await bench.start(adapter)).toMatchObject({ ok: true });
    await time.pass(10 * MINUTE);
    expect(adapter.problem()).toMatch(
      new RegExp(`^Discord can't be reached \\(${reason}\\). Next try 08:1\\d:\\d\\d UTC.$`),
    );
    expect(discord.requests.length).toBeGreaterThan(5);
    expect(discord.requests.length).toBeLessThan(20);
    expect(errors()).toEqual([]);
    mend();
    await bench.recovery(adapter, 2 * MINUTE);
    expect(await bench.answersOnce()).toBe(true);
  });

  it('asks again after as long as a 429 says', async () => {
    discord.fail({ path: /gateway/, times: 1, does: rateLimited(120) });
    const adapter = bench.createAdapter();
    await bench.start(adapter);
    await time.pass(110_000);
    expect(gatewayAsked()).toBe(1);
    await bench.recovery(adapter, MINUTE);
    expect(await bench.answersOnce()).toBe(true);
  });

  it('takes a proxy that answers something else for no Discord', async () => {
    const mend = discord.fail({ path: /gateway/, does: { status: 200, body: { hello: 'world' } } });
    const adapter = bench.createAdapter();
    expect(await bench.start(adapter)).toMatchObject({
      value: {
        description: "Discord can't be reached (this is not the API of Discord). Trying again in the background.",
      },
    });
    mend();
    await bench.recovery(adapter, MINUTE);
  });
});

describe('what only a person can mend', { timeout: 20_000 }, () => {
  it.each([4_013, 4_014])(
    'intents that are refused at the start (%i): says so, and leaves Discord alone',
    async (code) => {
      discord.gateway.moods.closeOnIdentify = code;
      const adapter = bench.createAdapter({ mentions: true });
      const started = await bench.start(adapter);
      expect(started).toMatchObject({
        ok: false,
        refusal: { code: 'intents', advice: expect.stringContaining('intents') },
      });
      expect(adapter.problem()).toContain('leave out DISCORD_MENTIONS');
      await time.pass(HOUR);
      expect(discord.gateway.counts.opened).toBe(1);
      expect(gatewayAsked()).toBe(2);
    },
  );

  it('intents that are refused while it runs: says so, tries four times an hour, and comes back when they are granted', async () => {
    const adapter = await bench.connect();
    discord.gateway.moods.closeOnIdentify = 4_014;
    discord.gateway.drop(4_014);
    await time.pass(HOUR);
    expect(errors().length).toBeGreaterThan(2);
    expect(errors().length).toBeLessThan(6);
    expect(errors()[0]).toMatch(/^Discord refuses the intents of this bot: .* Next try 08:15:\d\d UTC.$/);
    expect(adapter.problem()).toContain('Discord refuses the intents');
    expect(discord.gateway.counts.opened).toBeLessThan(6);
    discord.gateway.moods.closeOnIdentify = null;
    await bench.recovery(adapter, 20 * MINUTE);
    expect(await bench.answersOnce()).toBe(true);
  });

  it('a token that is revoked while it runs: says so, and posts and asks next to nothing', async () => {
    const adapter = await bench.connect();
    discord.revoke();
    await time.until('the refusal', () => errors().length > 0, MINUTE);
    expect(errors()[0]).toMatch(/^Discord refuses DISCORD_TOKEN\. .* Next try 08:15:\d\d UTC\.$/);
    const before = discord.requests.length;
    const outcome = await time.during(adapter.publisher.post(part()));
    expect(outcome).toMatchObject({ kind: 'failed' });
    await time.pass(HOUR);
    expect(discord.requests.length - before).toBeLessThan(6);
    expect(adapter.problem()).toContain('DISCORD_TOKEN');
  });

  it('a post that is answered as if the token were wrong: finds out that it is, or goes on', async () => {
    const adapter = await bench.connect();
    const unauthorized = { status: 401, body: { code: 0, message: '401: Unauthorized' } };
    discord.fail({ path: /messages$/, times: 1, does: unauthorized });
    expect(await time.during(adapter.publisher.post(part()))).toMatchObject({ kind: 'failed' });
    expect(await time.during(adapter.publisher.post(part()))).toMatchObject({ kind: 'posted' });
    expect(adapter.problem()).toBeNull();
    discord.fail({ path: /messages$|gateway/, does: unauthorized });
    await time.during(adapter.publisher.post(part('b')));
    await time.until('the refusal', () => errors().length > 0, MINUTE);
    expect(adapter.problem()).toContain('DISCORD_TOKEN');
  });
});

describe('session starts', { timeout: 20_000 }, () => {
  it('none left at the start: waits until Discord gives new ones, and says so', async () => {
    const { info } = discord.gateway;
    Object.assign(info, { remaining: 0, resetAfterMs: 3 * HOUR });
    const adapter = bench.createAdapter();
    const started = await bench.start(adapter);
    const reason = 'Discord takes no new connection of this bot for now: 0 of 1000 session starts are left today.';
    expect(started).toMatchObject({ value: { description: `${reason} Trying again in the background.` } });
    await time.until('the reason', () => adapter.problem() === `${reason} Next try 11:00:00 UTC.`, 5_000);
    await time.pass(3 * HOUR - MINUTE);
    expect(gatewayAsked()).toBe(1);
    info.remaining = 1_000;
    await bench.recovery(adapter, 2 * MINUTE);
    expect(await bench.answersOnce()).toBe(true);
  });

  it('none left when a new session is needed: waits, and says so', async () => {
    const adapter = await bench.connect();
    const { info, counts } = discord.gateway;
    Object.assign(info, { remaining: 0, resetAfterMs: 2 * HOUR });
    discord.gateway.drop(1_012, true);
    await time.pass(HOUR);
    expect(adapter.problem()).toMatch(/: 0 of 1000 session starts are left today; next try 10:00:\d\d UTC$/);
    expect(counts.identified).toBe(1);
    info.remaining = 1_000;
    await bench.recovery(adapter, 2 * HOUR);
    expect(await bench.answersOnce()).toBe(true);
  });

  it('few left: spreads new sessions over the time until there are more', async () => {
    const adapter = await bench.connect();
    Object.assign(discord.gateway.info, { remaining: 100, resetAfterMs: 5 * HOUR });
    discord.gateway.drop(1_012, true);
    await time.pass(2.5 * MINUTE);
    expect(adapter.problem()).toContain('few session starts left');
    await bench.recovery(adapter, 2 * MINUTE);
    expect(await bench.answersOnce()).toBe(true);
  });
});

function part(key = 'a') {
  const payload = bench
    .createAdapter()
    .publisher.render({ blocks: [{ kind: 'headline', text: 'A' }], summary: 's' })[0];
  const address = { platform: 'discord', tenantId: 't', channelId: bench.channelId('harbour') };
  return { address, payload: payload ?? '', key, firstMessageId: null, inDoubt: null };
}
