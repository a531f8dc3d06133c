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

describe('start', () => {
  it('connects, is ready, and is not after a stop', async () => {
    const warnings: Error[] = [];
    const keep = (warning: Error) => warnings.push(warning);
    process.on('warning', keep);
    const adapter = bench.createAdapter();
    expect(adapter.problem()).not.toBeNull();
    const description = 'connected as Briefing#1234, 2 servers';
    expect(await adapter.start()).toEqual({ ok: true, value: { description } });
    expect(adapter.problem()).toBeNull();
    await adapter.stop();
    await adapter.stop();
    expect(adapter.problem()).toBe('stopped');
    expect(logger.lines.filter(({ level }) => level !== 'info')).toEqual([]);
    process.off('warning', keep);
    expect(warnings).toEqual([]);
  });

  it('registers the commands once, and again only when they differ', async () => {
    await (await bench.connect()).stop();
    expect(discord.commandWrites()).toBe(1);
    const second = await bench.connect();
    const looks = () => discord.requests.filter(({ method, path }) => method === 'GET' && path.endsWith('/commands'));
    await discord.until('the second look', () => (looks().length === 2 ? true : null));
    await second.stop();
    expect(discord.commandWrites()).toBe(1);
    const [changed] = service.commands.map((command) => ({ ...command, description: 'Something else' }));
    await bench.connect({ service: { ...service, commands: changed === undefined ? [] : [changed] } });
    await discord.until('the second registration', () => (discord.commandWrites() === 2 ? true : null));
    expect(discord.commands().map(({ name }) => name)).toEqual(['briefing']);
  });

  it('refuses a wrong token in one line that does not hold it', async () => {
    const result = await bench.createAdapter({ token: 'wrong-token' }).start();
    if (result.ok) throw new Error('it started');
    expect(result.refusal.code).toBe('wrong-token');
    expect(result.refusal.advice).toMatch(/^Discord refuses DISCORD_TOKEN\. /);
    expect(result.refusal.advice).not.toContain('wrong-token');
    expect(result.refusal.advice).not.toContain('\n');
  });

  it('refuses what cannot be a token without asking', async () => {
    const result = await bench.createAdapter({ token: 'two lines\n' }).start();
    expect(result).toMatchObject({ ok: false, refusal: { code: 'wrong-token' } });
    expect(discord.requests).toEqual([]);
  });

  it('takes an address that ends in a slash', async () => {
    await bench.connect({ apiUrl: `${discord.apiUrl}/` });
    expect((await discord.command('help')).messages).toHaveLength(1);
  });

  it('goes on trying in the background when Discord answers 500', async () => {
    discord.fail({ method: 'GET', path: /gateway/, times: 8, does: broken() });
    const adapter = bench.createAdapter();
    expect(await adapter.start()).toMatchObject({
      ok: true,
      value: { description: "Discord can't be reached (HTTP 500). Trying again in the background." },
    });
    expect(adapter.problem()).not.toBeNull();
    await discord.until('the commands', () => (discord.commandWrites() === 1 ? true : null));
    expect(adapter.problem()).toBeNull();
  });

  it('stops while it is still trying', async () => {
    discord.fail({ method: 'GET', path: /gateway/, times: 1_000, does: broken() });
    const adapter = bench.createAdapter({ pauses: [60_000] });
    await adapter.start();
    await adapter.stop();
    expect(adapter.problem()).not.toBeNull();
  });

  it('does not insist on commands that Discord refuses', async () => {
    const [command] = service.commands;
    if (command === undefined) throw new Error('no command');
    await bench.createAdapter({ service: { ...service, commands: [{ ...command, path: 'Not A Name' }] } }).start();
    await logger.until('the refusal', () =>
      logger.lines.find(({ message }) => message === 'Discord refuses the commands'),
    );
    expect(discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  it('registers later when registering fails first', async () => {
    discord.fail({ method: 'PUT', path: /commands/, times: 4, does: broken(503) });
    await bench.connect();
    expect(discord.commandWrites()).toBe(1);
  });
});
