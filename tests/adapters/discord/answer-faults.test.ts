import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { broken, rateLimited } from '../../support/fake-discord.ts';
import { createDrivenBench, type DrivenBench } from './driven-bench.ts';

let bench: DrivenBench;
let discord: DrivenBench['discord'];
let time: DrivenBench['time'];

beforeEach(async () => {
  bench = await createDrivenBench();
  ({ discord, time } = bench);
});

afterEach(() => bench.close());

const asked = (method: string, path: RegExp) =>
  discord.requests.filter((request) => request.method === method && path.test(request.path)).length;

describe('a request that was carried out and answered with an error', () => {
  it.each([
    ['the acknowledgement', 'POST', /callback$/, {}],
    ['the edit', 'PATCH', /webhooks/, {}],
    ['the withdrawal', 'DELETE', /webhooks/, { topic: 'atlantis' }],
  ] as const)('%s: one answer, of one question', async (_, method, path, values) => {
    await bench.connect();
    discord.fail({ method, path, times: 1, does: broken(502, true) });
    const { messages } = await time.during(discord.command('briefing', { topic: 'x', ...values }));
    await time.pass(5_000);
    expect(messages).toHaveLength(1);
    expect(bench.service.callers).toHaveLength(1);
    expect(asked(method, path)).toBe(2);
    expect(await bench.answersOnce()).toBe(true);
  });

  it('a later part: is not sent again', async () => {
    await bench.connect();
    discord.fail({ method: 'POST', path: /webhooks/, times: 1, does: broken(502, true) });
    const { interaction } = await time.during(discord.command('briefing', { topic: 'x', length: 'long' }, {}, 2));
    await time.pass(5_000);
    expect(interaction.messageIds).toHaveLength(2);
    expect(asked('POST', /webhooks/)).toBe(1);
  });

  it('a reply to a mention whose answer is lost: is the same reply', async () => {
    await bench.connect({ mentions: true });
    discord.fail({ method: 'POST', path: /messages$/, times: 1, does: 'lose' });
    discord.say(discord.channel('harbour'), `<@${discord.world.bot.id}> port ellery`);
    await time.until('the second request', () => asked('POST', /messages$/) === 2);
    await time.pass(1_000);
    expect(discord.messages(discord.channel('harbour'))).toHaveLength(2);
  });
});

it('what is being done is replaced by the answer, also when Discord’s word on it was lost', async () => {
  await bench.connect({ mentions: true });
  const answer = bench.service.runWords;
  bench.service.runWords = async (...asked) => {
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    return answer(...asked);
  };
  discord.fail({ method: 'POST', path: /messages$/, times: 3, does: 'lose' });
  discord.say(discord.channel('harbour'), `<@${discord.world.bot.id}> port ellery`);
  await time.until('the line', () => asked('POST', /messages$/) === 3);
  await time.until('the answer', () => asked('PATCH', /messages/) === 1, 10_000);
  const [, reply, ...others] = discord.messages(discord.channel('harbour'));
  expect(reply?.texts.join(' ')).toContain('Dockers of port ellery strike');
  expect(others).toEqual([]);
});

it('says so where a form can’t be opened', async () => {
  await bench.connect();
  const refused = { status: 400, body: { code: 50_035, message: 'Invalid Form Body' } } as const;
  for (const fails of ['Discord', 'the form'] as const) {
    bench.service.form = async () => {
      if (fails === 'the form') throw new Error('the store is away');
      return { id: 'f', title: 'A form', submit: 'Save', fields: [] };
    };
    if (fails === 'Discord') discord.fail({ method: 'POST', path: /callback$/, times: 1, does: refused });
    const { text, messages } = await time.during(discord.command('digest add', { topic: 'x' }, { manages: true }));
    expect(text).toMatch(/That failed on my side \(ref \w{4}\)/);
    expect(messages.map(({ ephemeral }) => ephemeral)).toEqual([true]);
  }
});

describe('rate limits', () => {
  it.each([
    ['of the route', rateLimited(3)],
    ['of the whole bot', rateLimited(3, true)],
    ['without a time, as of a proxy', { status: 429, body: 'Slow down' }],
    [
      'with a date, as of a proxy',
      { status: 429, body: 'Slow down', headers: { 'Retry-After': 'Mon, 02 Mar 2026 08:00:05 GMT' } },
    ],
  ] as const)('%s: waits, then answers once', async (_, does) => {
    await bench.connect();
    discord.fail({ method: 'PATCH', path: /webhooks/, times: 2, does });
    const answer = discord.command('briefing', { topic: 'x' });
    answer.catch(() => undefined);
    await time.pass(2_500);
    expect(asked('PATCH', /webhooks/)).toBe(1);
    await time.until('the answer', () => discord.messages(discord.channel('harbour')).length === 1, 20_000);
    expect(asked('PATCH', /webhooks/)).toBe(3);
    expect(await bench.answersOnce()).toBe(true);
  });
});

it('leaves an interaction to the other process with the same token that was quicker', async () => {
  await bench.connect();
  await bench.connect();
  const { messages } = await time.during(discord.command('digest add', { topic: 'x' }, { manages: true }));
  await time.pass(5_000);
  expect(messages).toHaveLength(1);
  expect(bench.service.digests).toHaveLength(1);
  expect(bench.logger.lines.map(({ message }) => message)).toContain(
    'Discord took no answer: another process with this token has answered',
  );
});
