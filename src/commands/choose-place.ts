import { ok, refuse } from '../kernel/errors.ts';
import type { ChannelKind, Subscription } from '../subscriptions/subscription.ts';
import type { Caller } from './command.ts';
import { about, type FieldResult } from './field-result.ts';

/** Where a digest goes, and whether it is published there. */
type Place = Pick<Subscription, 'channelId' | 'forum' | 'publish'>;

/**
 * Checks that a digest can go to a channel, and be published there where that is asked for. Refuses, with what to do, a
 * channel that is closed to the bot, and publishing where nobody could follow. What is published only because it was so far
 * (`publish` undefined) is no longer, where it can't be.
 */
export async function choosePlace(
  caller: Caller,
  channelId: string,
  publish: boolean | undefined,
  before = false,
): Promise<FieldResult<Place>> {
  const checked = (await caller.checkChannel?.(channelId)) ?? ok<ChannelKind>('messages');
  if (!checked.ok) return about('channel', checked);
  const followed = checked.value === 'announcements';
  if (publish && !followed) return about('also', refuse('publish', adviceFor(caller)));
  return ok({ channelId, forum: checked.value === 'forum', publish: followed && (publish ?? before) });
}

function adviceFor({ platform }: Caller): string {
  return platform === 'discord'
    ? 'Only an announcement channel can publish. Choose one, or turn this one into one (Edit Channel, Overview), or leave publish out.'
    : 'Publishing is for announcement channels of Discord. Leave publish out.';
}
