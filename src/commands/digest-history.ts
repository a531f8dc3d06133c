import { plural } from '../kernel/text.ts';
import { durationInWords } from '../presentation/delay.ts';
import { type Block, type Document, type Inline, note, text } from '../presentation/document.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Command } from './command.ts';
import { describeDigest } from './describe-digest.ts';
import { type OnDigest, oneDigestCommand } from './one-digest.ts';
import type { CommandParts, EditionLine } from './parts.ts';
import { answer } from './replies.ts';
import { instantIn } from './times.ts';

const SHOWN = 10;
/** Later than this an edition is called late. */
const LATE_FROM_MS = 2 * 60_000;

/** `/digest history`: the last editions of a digest, newest first: when due, when posted, in how many parts, or why not. */
export function digestHistoryCommand(parts: CommandParts): Command {
  const command = { path: 'digest history', description: 'What became of the last editions', manage: false } as const;
  return oneDigestCommand(parts, command, tellHistory);
}

/** Tells the last editions of a digest. */
export const tellHistory: OnDigest = async ({ history }, subscription) =>
  answer(presentHistory(subscription, await history(subscription.id, SHOWN)), true);

function presentHistory(subscription: Subscription, editions: readonly EditionLine[]): Document {
  const title = note(...describeDigest(subscription));
  if (editions.length === 0) return note(...describeDigest(subscription), '. No edition yet.');
  const lines = editions.map((edition): Block => {
    const due = instantIn(new Date(edition.dueAt), subscription.zone);
    return { kind: 'bullet', content: [due, text(` · ${describeOutcome(edition)}`)] };
  });
  const paused: Inline[] = subscription.pausedBecause ? [text(`Paused: ${subscription.pausedBecause}`)] : [];
  const tail: Block[] = paused.length > 0 ? [{ kind: 'small', content: paused }] : [];
  return { blocks: [...title.blocks, ...lines, ...tail], summary: title.summary };
}

/** "posted, 5 minutes late, 2 parts, published", or why it was not. */
export function describeOutcome(edition: EditionLine): string {
  return `${outcomeOf(edition)}${publishingOf(edition)}`;
}

function outcomeOf({ state, reason, dueAt, settledAt, retryAt, tells, messageIds }: EditionLine): string {
  switch (state) {
    case 'posted': {
      const lateByMs = settledAt === null ? 0 : Date.parse(settledAt) - Date.parse(dueAt);
      const late = lateByMs >= LATE_FROM_MS ? `, ${durationInWords(lateByMs)} late` : ', on time';
      const parts = messageIds.length > 1 ? `, ${plural(messageIds.length, 'part')}` : '';
      return `${tells ? 'posted' : 'posted: nothing new'}${late}${parts}`;
    }
    case 'unknown':
      return `perhaps posted: ${reason ?? 'no answer came'}. Look in the channel; “digest now” posts it again.`;
    case 'due':
      return `waits to be tried again${retryAt ? ` at ${retryAt.slice(11, 16)} UTC` : ''}: ${reason ?? ''}`;
    case 'claimed':
      return 'being posted';
    default:
      return `${state}: ${reason ?? ''}`;
  }
}

function publishingOf({ publishing }: EditionLine): string {
  if (publishing === null) return '';
  const why = publishing.reason === null ? '' : ` (${publishing.reason})`;
  switch (publishing.state) {
    case 'published':
      return ', published';
    case 'waiting':
      return `, to be published${why}`;
    case 'failed':
      return `, not published: ${publishing.reason ?? 'the reason is in the log'}`;
  }
}
