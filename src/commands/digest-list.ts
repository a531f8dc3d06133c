import { type Block, type Document, type Inline, note, text } from '../presentation/document.ts';
import { nextDue } from '../subscriptions/due.ts';
import { parseWhen } from '../subscriptions/parse-when.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Caller, Command } from './command.ts';
import { describeDigest } from './describe-digest.ts';
import type { CommandParts } from './parts.ts';
import { answer, typed } from './replies.ts';
import { instantIn } from './times.ts';

/** `/digest list`: the digests of this server or workspace, next first. */
export function digestListCommand(parts: CommandParts): Command {
  return {
    path: 'digest list',
    description: 'The digests here, next first',
    manage: false,
    options: [],
    run: async (_input, caller) => {
      const all = await parts.subscriptions.list(caller.platform, caller.tenantId);
      return answer(presentDigests(all, parts.clock.now(), caller), true);
    },
  };
}

function presentDigests(all: readonly Subscription[], now: Date, caller: Caller): Document {
  if (all.length === 0) {
    return note('No digests here yet. Add one: ', typed(caller, 'digest add', 'digest add "weekdays 8:30" TOPIC'));
  }
  const rows = all.map((subscription) => ({ subscription, next: nextRun(subscription, now) }));
  rows.sort(
    (a, b) =>
      (a.next?.getTime() ?? Infinity) - (b.next?.getTime() ?? Infinity) || a.subscription.id - b.subscription.id,
  );
  const title = `Digests (${all.length})`;
  const lines = rows.map(({ subscription, next }): Block => {
    const tail: Inline[] = next
      ? [text(' · next '), instantIn(next, subscription.zone)]
      : [text(` · paused${subscription.pausedBecause ? `: ${subscription.pausedBecause}` : ''}`)];
    return { kind: 'bullet', content: [...describeDigest(subscription), ...tail] };
  });
  return { blocks: [{ kind: 'headline', text: title }, ...lines], summary: title };
}

/** Null when it is paused, or when a row of another version holds words that are no schedule. */
function nextRun(subscription: Subscription, now: Date): Date | null {
  const when = parseWhen(subscription.when);
  return subscription.state === 'active' && when.ok ? nextDue(when.value.schedule, subscription.zone, now) : null;
}
