import type { BlockAction, Context } from '@slack/bolt';
import { type Caller, ok } from '../../src/index.ts';
import type { ResponseExtra } from './answer.ts';
import type { HandlerParts, SharedParts } from './answering.ts';
import { checkChannel, describeReaders, joinChannel } from './channel-check.ts';
import { findSeenChannels } from './seen-channels.ts';
import type { Workspace } from './workspace.ts';

/** Where someone is who is in no channel: in the Home of the app, or in a shortcut of the whole workspace. */
export const NOWHERE = '';

/** What answering there needs, as `acknowledge` has found it. */
export function partsIn(context: Context, shared: SharedParts): HandlerParts {
  const workspace: Workspace = context['workspace'];
  return { ...shared, ...workspace };
}

/** The workspace is the one that bolt has authorized, so that nobody is answered out of another's. */
export async function callerOf(
  { client, logger, people }: HandlerParts,
  { teamId: tenantId = '' }: Context,
  channelId: string,
  userId: string,
): Promise<Caller> {
  const zone = await people.zoneOf(userId);
  const looking = { client, logger, teamId: tenantId, userId };
  const isSeen = async (id: string) => {
    if (id === channelId) return true;
    const seen = await findSeenChannels(looking, []);
    return seen.ok && seen.value.has(id);
  };
  return {
    platform: 'slack',
    tenantId,
    channelId,
    userId,
    // Slack has no right of its own for that: what the person is, and the workspace's settings decide.
    mayManage: false,
    standingOf: () => people.standingOf(userId, tenantId),
    nameOf: () => people.nameOf(userId),
    ...(zone !== undefined && { zone }),
    checkChannel: (id) => checkChannel(client, id, () => isSeen(id)),
    joinChannel: (id) => joinChannel(client, id),
    alsoReading: (id) => describeReaders(client, id),
    seenAmong: (ids) => (ids.length === 0 ? Promise.resolve(ok(new Set<string>())) : findSeenChannels(looking, ids)),
  };
}

/** The same person, whose answers only that person sees. */
export function alone(caller: Caller): Caller {
  return { ...caller, answersAlone: true };
}

/** The channel of a button; nowhere in the Home of the app. */
export function channelOf(body: BlockAction): string {
  return body.channel?.id ?? String(body.container['channel_id'] ?? NOWHERE);
}

/** A response to a button in a thread stays in that thread. */
export function placeIn(body: BlockAction): ResponseExtra {
  const thread: unknown = body.message?.['thread_ts'] ?? body.container['thread_ts'];
  return { replace_original: false, ...(typeof thread === 'string' && { thread_ts: thread }) };
}

/** Who sees the message that a button stands on. */
export function seenBy({ container }: BlockAction): 'all' | 'person' {
  return container['is_ephemeral'] === true ? 'person' : 'all';
}
