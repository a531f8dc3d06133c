import { type Block, type Document, type Inline, note, text } from '../presentation/document.ts';
import { nextDue } from '../subscriptions/due.ts';
import { parseWhen } from '../subscriptions/parse-when.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Caller, Command } from './command.ts';
import { describeDigest } from './describe-digest.ts';
import type { CommandParts } from './parts.ts';
import { answer, typed } from './replies.ts';
import { findSeenDigests, type SeenDigests } from './seen-digests.ts';
import { instantIn } from './times.ts';

/** `/digest list`: the digests of this server or workspace, next first. */
export function digestListCommand(parts: CommandParts): Command {
  return {
    path: 'digest list',
    description: 'The digests here, next first',
    manage: false,
    options: [],
    run: async (_input, caller) => answer(presentDigests(await findSeenDigests(parts, caller), parts, caller), true),
  };
}

function presentDigests({ digests, missing }: SeenDigests, { clock }: CommandParts, caller: Caller): Document {
  const hidden: Block[] = missing === null ? [] : [{ kind: 'small', content: [text(missing)] }];
  if (digests.length === 0) {
    const none = note(
      'No digests here yet. Add one: ',
      typed(caller, 'digest add', 'digest add "weekdays 8:30" TOPIC'),
    );
    return { ...none, blocks: [...none.blocks, ...hidden] };
  }
  const title = `Digests (${digests.length})`;
  const lines = nextFirst(digests, clock.now()).map(({ subscription, next }): Block => {
    return { kind: 'bullet', content: [...describeDigest(subscription), ...describeState(subscription, next)] };
  });
  return { blocks: [{ kind: 'headline', text: title }, ...lines, ...hidden], summary: title };
}

/** A digest and its next run; null for one that has none. */
interface DigestRow {
  readonly subscription: Subscription;
  readonly next: Date | null;
}

/** Digests in the order in which they come next, then those that are paused. */
export function nextFirst(digests: readonly Subscription[], now: Date): DigestRow[] {
  const rows = digests.map((subscription) => ({ subscription, next: nextRun(subscription, now) }));
  return rows.sort(
    (a, b) =>
      (a.next?.getTime() ?? Infinity) - (b.next?.getTime() ?? Infinity) || a.subscription.id - b.subscription.id,
  );
}

/** " · next Thu 5 Mar 08:00", or " · paused" and why. */
export function describeState({ zone, pausedBecause }: Subscription, next: Date | null): Inline[] {
  if (next) return [text(' · next '), instantIn(next, zone)];
  return [text(` · paused${pausedBecause ? `: ${pausedBecause}` : ''}`)];
}

/** Null when it is paused, or when a row of another version holds words that are no schedule. */
function nextRun(subscription: Subscription, now: Date): Date | null {
  const when = parseWhen(subscription.when);
  return subscription.state === 'active' && when.ok ? nextDue(when.value.schedule, subscription.zone, now) : null;
}
