import { note } from '../presentation/document.ts';
import { describeNext } from '../subscriptions/describe-next.ts';
import { parseWhen } from '../subscriptions/parse-when.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import type { Caller, Command, CommandInput, Reply } from './command.ts';
import { describeDigest } from './describe-digest.ts';
import type { CommandParts } from './parts.ts';
import { answer, refused, typed } from './replies.ts';

type Change = (parts: CommandParts, subscription: Subscription, caller: Caller) => Promise<Reply>;

/** `/digest remove`: ends a digest of this server or workspace. */
export function digestRemoveCommand(parts: CommandParts): Command {
  return changeCommand(parts, 'remove', 'End a digest', remove);
}

/** `/digest pause`: keeps a digest without posting it. */
export function digestPauseCommand(parts: CommandParts): Command {
  return changeCommand(parts, 'pause', 'Stop a digest for now', pause);
}

/** `/digest resume`: posts a paused digest again, from its next due time on. */
export function digestResumeCommand(parts: CommandParts): Command {
  return changeCommand(parts, 'resume', 'Go on with a paused digest', resume);
}

/** A command on one digest by its number; one of another tenant looks as if it did not exist. */
function changeCommand(parts: CommandParts, verb: string, description: string, change: Change): Command {
  return {
    path: `digest ${verb}`,
    description,
    manage: true,
    options: [{ name: 'id', description: 'Its number in /digest list', kind: 'number', required: true }],
    run: async (input, caller) => {
      const id = Number(input['id']);
      const found = Number.isSafeInteger(id)
        ? await parts.subscriptions.find(caller.platform, caller.tenantId, id)
        : null;
      return found ? change(parts, found, caller) : noDigest(input, caller);
    },
  };
}

function noDigest(input: CommandInput, caller: Caller): Reply {
  const document = note(
    `There is no digest ${String(input['id'] ?? '')} here. `,
    typed(caller, 'digest list'),
    ' shows them.',
  );
  return { document, visibility: 'person', code: 'no-digest' };
}

const remove: Change = async (parts, subscription, caller) => {
  const { id, topic, when, zone } = subscription;
  await parts.subscriptions.remove(caller.platform, caller.tenantId, id);
  const undo = typed(
    caller,
    `digest add topic:${topic} when:${when} timezone:${zone}`,
    `digest add "${when} ${zone}" ${topic}`,
  );
  return answer(note('Removed: ', ...describeDigest(subscription), '. Undo: ', undo), true);
};

const pause: Change = async (parts, subscription, caller) => {
  const { id } = subscription;
  await parts.subscriptions.setState(id, 'paused', 'by hand', parts.clock.now());
  const undo = typed(caller, `digest resume id:${id}`, `digest resume ${id}`);
  return answer(note('Paused: ', ...describeDigest(subscription), '. Undo: ', undo), true);
};

const resume: Change = async (parts, subscription, caller) => {
  const now = parts.clock.now();
  const open = await caller.checkChannel?.(subscription.channelId);
  if (open && !open.ok) return refused(open.refusal);
  await parts.subscriptions.setState(subscription.id, 'active', null, now);
  const when = parseWhen(subscription.when);
  const next = when.ok ? `. Next: ${describeNext(when.value.schedule, subscription.zone, now)}.` : '.';
  return answer(note('Resumed: ', ...describeDigest(subscription), next), true);
};
