import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { broken } from '../../support/fake-discord.ts';
import { type Bench, createBench } from './bench.ts';

let bench: Bench;
let discord: Bench['discord'];
let service: Bench['service'];
let logger: Bench['logger'];

beforeEach(async () => {
  bench = await createBench();
  ({ discord, service, logger } = bench);
});

afterEach(() => bench.close());

describe('commands', () => {
  it('answers /briefing to all, deferred first, without calling anyone', async () => {
    await bench.connect();
    const { interaction, messages, text } = await discord.command('briefing', { topic: 'Port Ellery' });
    expect(interaction.ephemeral).toBe(false);
    expect(messages).toHaveLength(1);
    expect(text).toContain('### Dockers of Port Ellery strike');
    expect(text).toContain('[[1]](<https://news.example/1>)');
    expect(text).not.toContain('@everyone');
    expect(messages[0]?.pings).toEqual([]);
    expect(messages[0]?.buttons).toEqual([{ label: 'Sources', customId: 'sources:b1' }]);
    const callback = discord.requests.find(({ path }) => path.startsWith('/interactions/'));
    expect(callback?.body).toMatchObject({ type: 5 });
  });

  it('answers only to the person when asked to, and says no in private after all', async () => {
    await bench.connect();
    const asked = await discord.command('briefing', { topic: 'x', private: true });
    expect(asked.messages[0]?.ephemeral).toBe(true);
    const refused = await discord.command('briefing', { topic: 'atlantis' });
    expect(refused.text).toContain('No article mentions “atlantis”');
    expect(refused.messages.map(({ ephemeral }) => ephemeral)).toEqual([true]);
    expect(discord.messages(discord.channel('harbour'))).toEqual([]);
  });

  it('sends a long answer in numbered parts, in order', async () => {
    await bench.connect();
    const { messages } = await discord.command('briefing', { topic: 'x', length: 'long' }, {}, 3);
    expect(messages.map(({ texts }) => texts.at(-1))).toEqual(['-# Part 1 of 3', '-# Part 2 of 3', '-# Part 3 of 3']);
  });

  it('gives a number as a number', async () => {
    await bench.connect();
    const { text } = await discord.command('digest remove', { id: 7 }, { manages: true });
    expect(text).toBe('Removed 7, a number.');
  });

  it('tells a fault of ours with a reference that the log has too', async () => {
    await bench.connect();
    const { text, messages } = await discord.command('briefing', { topic: 'fault' });
    const reference = /^That failed on my side \(ref ([2-9A-Z]{4})\)\. Nothing was saved\. It is in the log\.$/.exec(
      text,
    )?.[1];
    expect(messages.map(({ ephemeral }) => ephemeral)).toEqual([true]);
    expect(logger.lines).toContainEqual(
      expect.objectContaining({ level: 'error', fields: expect.objectContaining({ reference, name: 'briefing' }) }),
    );
  });

  it.each([
    ['an edit fails', 'PATCH', /webhooks/, broken(502)],
    ['an edit is lost', 'PATCH', /webhooks/, 'drop'],
    ["an edit's answer is lost", 'PATCH', /webhooks/, 'lose'],
    ["the acknowledgement's answer is lost", 'POST', /callback/, 'lose'],
  ] as const)('answers once although %s', async (_, method, path, does) => {
    await bench.connect();
    discord.fail({ method, path, times: 1, does });
    const { messages, text } = await discord.command('briefing', { topic: 'x' });
    expect(messages).toHaveLength(1);
    expect(text).toContain('Dockers of x strike');
    expect(discord.messages(discord.channel('harbour'))).toHaveLength(1);
    expect(logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('tells that an answer was refused, and not that nothing was done', async () => {
    await bench.connect();
    discord.fail({
      method: 'PATCH',
      path: /webhooks/,
      times: 1,
      does: { status: 400, body: { code: 50_035, message: 'x' } },
    });
    const { text } = await discord.command('digest add', { topic: 'dockers' }, { manages: true });
    expect(service.digests).toHaveLength(1);
    const reference = /^My answer didn’t get here \(ref ([2-9A-Z]{4})\)\. .* may be done:/.exec(text)?.[1];
    expect(logger.lines).toContainEqual(
      expect.objectContaining({ level: 'error', fields: expect.objectContaining({ reference }) }),
    );
  });

  it('does not send a later part again when nobody knows whether it arrived', async () => {
    await bench.connect();
    discord.fail({ method: 'POST', path: /webhooks/, times: 1, does: 'lose' });
    const { interaction } = await discord.command('briefing', { topic: 'x', length: 'long' }, {}, 2);
    await logger.until('the log', () => logger.lines.find(({ level }) => level === 'error'));
    expect(interaction.messageIds).toHaveLength(2);
  });

  it('does nothing for an interaction that Discord no longer knows', async () => {
    await bench.connect();
    const does = { status: 404, body: { code: 10_062, message: 'Unknown interaction' } };
    discord.fail({ method: 'POST', path: /callback/, times: 1, does });
    const add = discord.command('digest add', { topic: 'late' }, { manages: true });
    add.catch(() => undefined);
    await logger.until('the log', () => logger.lines.find(({ message }) => message.includes('more than 3 s')));
    await discord.command('help');
    expect(service.digests).toEqual([]);
    expect(service.callers).toHaveLength(1);
  });

  it('keeps to five messages where the app is not in the server', async () => {
    await bench.connect();
    const { messages, text } = await discord.command(
      'briefing',
      { topic: 'x', length: 'endless' },
      { userInstalled: true },
      5,
    );
    expect(messages).toHaveLength(5);
    expect(text).toMatch(/\d more parts don't fit here\./);
    expect(logger.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('completes with at most 25 suggestions of at most 100 characters', async () => {
    await bench.connect();
    const suggestions = await discord.complete('briefing', 'topic', 'ell');
    expect(suggestions).toEqual(Array.from({ length: 25 }, (_, index) => `ell ${index + 1}`));
  });

  it('answers a button only to the person who pressed it', async () => {
    await bench.connect();
    const { messages: shown } = await discord.command('briefing', { topic: 'x' });
    const [message] = shown;
    if (message === undefined) throw new Error('no message');
    const { messages, text } = await discord.press(message, 'sources:b1');
    expect(messages.map(({ ephemeral }) => ephemeral)).toEqual([true]);
    expect(text).toBe('Sentences behind sources\\:b1');
  });
});

describe('callers', () => {
  it('knows the server, the channel, the person and the right to manage', async () => {
    await bench.connect();
    const manager = discord.world.people[1];
    await discord.command('help');
    await discord.command('help', {}, { manages: true, ...(manager && { user: manager }) });
    const [member, admin] = service.callers;
    const common = {
      platform: 'discord',
      tenantId: discord.world.guilds[0]?.id,
      channelId: bench.channelId('harbour'),
    };
    expect(member).toMatchObject({ ...common, userId: discord.world.people[0]?.id, mayManage: false });
    expect(admin).toMatchObject({ ...common, userId: manager?.id, mayManage: true });
  });

  it('takes a direct message for a tenant of its own', async () => {
    await bench.connect();
    const { user, channel } = { user: discord.world.people[0], channel: discord.channel('maria') };
    await discord.command('help', {}, { channel });
    expect(service.callers[0]).toMatchObject({ tenantId: `dm:${user?.id}`, mayManage: true });
    expect(await service.callers[0]?.checkChannel?.(channel.id)).toEqual({ ok: true, value: 'messages' });
    expect(await service.callers[0]?.checkChannel?.(bench.channelId('harbour'))).toMatchObject({ ok: false });
  });

  it('saves a digest only where it may post, and names what is missing', async () => {
    await bench.connect();
    const add = async (channel: string) => {
      const { text } = await discord.command('digest add', { topic: 'x', channel }, { manages: true });
      return text;
    };
    expect(await add(bench.channelId('locked'))).toBe(
      "I can't post in #locked: I lack Send Messages and Embed Links there. Give me both, then try again.",
    );
    expect(await add(bench.channelId('hidden'))).toContain("I can't see that channel. Give me View Channel there");
    expect(await add(bench.channelId('strike'))).toContain("I can't post in #strike: I lack Embed Links there.");
    expect(await add(bench.channelId('general'))).toContain("I can't see that channel.");
    expect(await add('1')).toContain("I can't see that channel.");
    expect(await add(bench.channelId('harbour'))).toBe(`Saved: <#${bench.channelId('harbour')}>`);
    expect(service.digests).toEqual([`${bench.channelId('harbour')}: x`]);
  });
});

describe('mentions', () => {
  it('answers "@bot topic" with a reply that calls nobody', async () => {
    await bench.connect({ mentions: true });
    const question = discord.say(discord.channel('harbour'), `<@${discord.world.bot.id}> port ellery`);
    const reply = await discord.until('a reply', () =>
      discord.messages(discord.channel('harbour')).find(({ repliesTo }) => repliesTo === question.id),
    );
    expect(reply.texts.join('\n')).toContain('Dockers of port ellery strike');
    expect(reply.pings).toEqual([]);
    expect(service.callers[0]).toMatchObject({ tenantId: discord.world.guilds[0]?.id, mayManage: false });
  });

  it('asks Discord whether who wrote it may manage the server', async () => {
    await bench.connect({ mentions: true });
    const ask = async (id: string) => {
      const [maria] = discord.world.people;
      if (maria === undefined) throw new Error('nobody');
      const before = service.callers.length;
      discord.say(discord.channel('harbour'), `<@${discord.world.bot.id}> x`, { ...maria, id });
      return discord.until('the question', () => service.callers[before]);
    };
    expect(await ask(discord.world.people[0]?.id ?? '')).toMatchObject({ mayManage: false });
    expect(await ask(discord.world.guilds[0]?.ownerId ?? '')).toMatchObject({ mayManage: true });
  });

  it('hears nothing without the setting', async () => {
    await bench.connect();
    discord.say(discord.channel('harbour'), `<@${discord.world.bot.id}> port ellery`);
    await discord.command('help');
    expect(service.callers).toHaveLength(1);
  });
});
