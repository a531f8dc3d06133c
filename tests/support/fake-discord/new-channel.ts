import type { FakeChannel, FakeGuild } from './world.ts';

/** A channel to make: its tags by name, those for moderators with `!` before it. */
export interface NewChannel {
  readonly name: string;
  readonly type: number;
  readonly guild?: FakeGuild;
  readonly denied?: bigint;
  readonly tags?: readonly string[];
  readonly requiresTag?: boolean;
}

const FORUMS = [15, 16];

/** The channel as the world keeps it. */
export function newChannel(given: NewChannel, guildId: string, nextId: () => string): FakeChannel {
  const { name, type, denied = 0n, requiresTag = false } = given;
  const tags = (given.tags ?? []).map((tag) => {
    return { id: nextId(), name: tag.replace(/^!/, ''), moderated: tag.startsWith('!') };
  });
  const forum = FORUMS.includes(type) ? { forum: { tags, requiresTag } } : {};
  return { id: nextId(), name, type, guildId, denied, ...forum };
}
