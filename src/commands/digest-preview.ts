import { type Block, note, text } from '../presentation/document.ts';
import { nextDue } from '../subscriptions/due.ts';
import { parseWhen } from '../subscriptions/parse-when.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Command } from './command.ts';
import { refusedChannel } from './drafts.ts';
import { type OnDigest, oneDigestCommand } from './one-digest.ts';
import type { CommandParts } from './parts.ts';
import { answer, refused } from './replies.ts';

/** `/digest preview`: the next edition as it would be now, only to the person; it counts as nothing told. */
export function digestPreviewCommand(parts: CommandParts): Command {
  const command = { path: 'digest preview', description: 'See the next edition, only you', manage: 'digest' } as const;
  return oneDigestCommand(parts, command, previewDigest);
}

/** `/digest now`: posts what is new at once, in the digest's channel. */
export function digestNowCommand(parts: CommandParts): Command {
  const command = { path: 'digest now', description: 'Post an edition at once', manage: 'digest' } as const;
  return oneDigestCommand(parts, command, postDigestNow);
}

/** Shows the next edition, with a line that says where and when it would come. */
export const previewDigest: OnDigest = async (parts, subscription) => {
  const now = parts.clock.now();
  const dueAt = nextRun(subscription, now);
  const digest = await parts.makeDigest(subscription, dueAt, now, 0);
  const empty = note(`${subscription.topic}: nothing new, so nothing would be posted (quiet).`);
  const blocks = (digest ?? empty).blocks.map((block): Block => {
    if (!('content' in block)) return block;
    return { ...block, content: block.content.filter((inline) => inline.kind !== 'mention') };
  });
  const where: Block = {
    kind: 'small',
    content: [text('Preview: as it would be now in '), { kind: 'channel', id: subscription.channelId }, text('.')],
  };
  return answer({ blocks: [where, ...blocks], summary: (digest ?? empty).summary }, true);
};

/** Posts an edition now; where nothing is new it says so to the person and posts nothing. */
export const postDigestNow: OnDigest = async (parts, subscription, caller) => {
  const now = parts.clock.now();
  const open = await caller.checkChannel?.(subscription.channelId);
  if (open && !open.ok) return refusedChannel(open.refusal, subscription.channelId);
  const digest = await parts.makeDigest(subscription, now, now, 0);
  if (digest?.told === undefined) {
    const why = digest?.summary ?? `${subscription.topic}: nothing new.`;
    return { document: note(`${why} Nothing was posted.`), visibility: 'person', code: 'nothing-new' };
  }
  const posted = await parts.deliverNow(subscription, now);
  const channel = { kind: 'channel', id: subscription.channelId } as const;
  switch (posted.state) {
    case 'posted':
      return answer(note('Posted in ', channel, '.'), true);
    case 'elsewhere':
      return refused({
        code: 'just-posted',
        advice: 'An edition of this minute is there already. Try again in a minute.',
      });
    case 'due':
      return answer(
        note('It could not be posted yet (', posted.reason ?? '', '); it is tried again within the hour.'),
        true,
      );
    default:
      return refused({
        code: 'not-posted',
        advice: `It was not posted: ${posted.reason ?? 'the reason is in the log'}.`,
      });
  }
};

function nextRun({ when, zone }: Subscription, now: Date): Date {
  const read = parseWhen(when);
  return read.ok ? nextDue(read.value.schedule, zone, now) : now;
}
