import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { note } from '../../../src/index.ts';
import { type Bench, createBench } from './bench.ts';

let bench: Bench;
let discord: Bench['discord'];

beforeEach(async () => {
  bench = await createBench();
  ({ discord } = bench);
});

afterEach(() => bench.close());

describe('servers that come and go', () => {
  it('reports one that removes the bot, and one that invites it, but not those it was in all along', async () => {
    const reported: string[] = [];
    const report = (what: string) => async (platform: string, id: string) => {
      reported.push(`${what} ${platform} ${id}`);
    };
    await bench.connect({
      tenants: { left: report('left'), joined: report('joined'), present: async () => undefined },
    });
    const [first] = discord.world.guilds;
    if (!first) throw new Error('no server');
    discord.gateway.dispatch('GUILD_DELETE', { id: first.id, unavailable: true });
    discord.gateway.dispatch('GUILD_CREATE', { ...guild(first.id), unavailable: false });
    discord.gateway.dispatch('GUILD_DELETE', { id: first.id });
    discord.gateway.dispatch('GUILD_CREATE', guild(first.id));
    await expect
      .poll(() => reported, { timeout: 5_000 })
      .toEqual([`left discord ${first.id}`, `joined discord ${first.id}`]);
  });
});

function guild(id: string): object {
  const lists = { roles: [], channels: [], members: [], threads: [], emojis: [], stickers: [], voice_states: [] };
  const more = { presences: [], stage_instances: [], guild_scheduled_events: [], soundboard_sounds: [], features: [] };
  return { id, name: 'Port Ellery', owner_id: id, member_count: 3, preferred_locale: 'en-US', ...lists, ...more };
}

describe('telling a person', () => {
  it('writes a direct message', async () => {
    const { publisher } = await bench.connect();
    const [maria] = discord.world.people;
    const outcome = await publisher.tell?.({ tenantId: 'g', userId: maria?.id ?? '' }, note('Digest 7 is paused.'));
    expect(outcome).toMatchObject({ kind: 'posted' });
    const [message] = discord.messages(discord.channel('maria'));
    expect(JSON.stringify(message)).toContain('Digest 7 is paused.');
  });

  it('says what became of it where the person takes none', async () => {
    const { publisher } = await bench.connect();
    const outcome = await publisher.tell?.({ tenantId: 'g', userId: '999' }, note('Digest 7 is paused.'));
    expect(outcome?.kind).not.toBe('posted');
  });
});
