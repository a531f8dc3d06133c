import { ok, refuse } from '../kernel/errors.ts';
import { note } from '../presentation/document.ts';
import { formatSchedule } from '../subscriptions/format-schedule.ts';
import { parseWhen } from '../subscriptions/parse-when.ts';
import { type Subscription, type SubscriptionChanges, USUAL_CARE } from '../subscriptions/subscription.ts';
import { choosePlace } from './choose-place.ts';
import type { Caller, Command, CommandInput, Reply } from './command.ts';
import { describeDigest, describeRuns } from './describe-digest.ts';
import { chooseZone, digestOptions, readCare, readSchedule } from './digest-options.ts';
import { refusedChannel } from './drafts.ts';
import { about, type FieldResult } from './field-result.ts';
import { type OnDigest, oneDigestCommand } from './one-digest.ts';
import type { CommandParts } from './parts.ts';
import { presentReaders } from './present-readers.ts';
import { answer, typed } from './replies.ts';
import { readTopic } from './topic.ts';

/** `/digest remove`: ends a digest of this server or workspace. */
export function digestRemoveCommand(parts: CommandParts): Command {
  return oneDigestCommand(
    parts,
    { path: 'digest remove', description: 'End a digest', manage: 'digest' },
    removeDigest,
  );
}

/** `/digest pause`: keeps a digest without posting it. */
export function digestPauseCommand(parts: CommandParts): Command {
  return oneDigestCommand(
    parts,
    { path: 'digest pause', description: 'Stop a digest for now', manage: 'digest' },
    pauseDigest,
  );
}

/** `/digest resume`: posts a paused digest again, from its next due time on. */
export function digestResumeCommand(parts: CommandParts): Command {
  const command = { path: 'digest resume', description: 'Go on with a paused digest', manage: 'digest' } as const;
  return oneDigestCommand(parts, command, resumeDigest);
}

/** `/digest edit`: another topic, time, channel or behaviour; what is not named stays. */
export function digestEditCommand(parts: CommandParts): Command {
  const options = [
    ...digestOptions(false),
    { name: 'no-mention', description: 'Mention nobody any more', kind: 'flag', required: false } as const,
  ];
  return oneDigestCommand(
    parts,
    { path: 'digest edit', description: 'Change a digest', manage: 'digest', options },
    edit,
  );
}

/** Ends a digest; the reply has the command that brings it back. */
export const removeDigest: OnDigest = async (parts, subscription, caller) => {
  const { id, topic, when, zone, quiet, alarmAfter, publish } = subscription;
  await parts.subscriptions.remove(caller.platform, caller.tenantId, id);
  const care = [
    quiet ? ' quiet:true' : '',
    publish ? ' publish:true' : '',
    alarmAfter === USUAL_CARE.alarmAfter ? '' : ` alarm:${alarmAfter}`,
  ].join('');
  const undo = typed(
    caller,
    `digest add topic:${topic} when:${when} timezone:${zone}${care}`,
    `digest add "${when} ${zone}" ${topic}${care}`,
  );
  return answer(note('Removed: ', ...describeDigest(subscription), '. Undo: ', undo), true);
};

/** Keeps a digest without posting it. */
export const pauseDigest: OnDigest = async (parts, subscription, caller) => {
  const { id } = subscription;
  await parts.subscriptions.setState(id, 'paused', 'by hand', parts.clock.now());
  const undo = typed(caller, `digest resume id:${id}`, `digest resume ${id}`);
  return answer(note('Paused: ', ...describeDigest(subscription), '. Undo: ', undo), true);
};

/** Posts a paused digest again, if the bot can post there. */
export const resumeDigest: OnDigest = async (parts, subscription, caller) => {
  const now = parts.clock.now();
  const open = await caller.checkChannel?.(subscription.channelId);
  if (open && !open.ok) return refusedChannel(open.refusal, subscription.channelId);
  await parts.subscriptions.setState(subscription.id, 'active', null, now);
  return answer(
    note('Resumed: ', ...describeDigest(subscription), ...runsOf({ ...subscription, state: 'active' }, now)),
    true,
  );
};

const edit: OnDigest = async (parts, subscription, caller, input) => {
  const changed = await changeDigest(parts, subscription, caller, input);
  if (changed.ok) return changed.value;
  return refusedChannel(changed.refusal, String(input['channel'] ?? subscription.channelId));
};

/** Changes a digest of the caller's tenant as asked for; refuses, naming the option, what cannot be. */
export async function changeDigest(
  parts: CommandParts,
  subscription: Subscription,
  caller: Caller,
  input: CommandInput,
): Promise<FieldResult<Reply>> {
  const changes = await readChanges(parts, subscription, caller, input);
  if (!changes.ok) return changes;
  const { channelId, publish } = changes.value;
  const asks = channelId !== undefined || publish === true;
  const place = asks
    ? await choosePlace(caller, channelId ?? subscription.channelId, publish, subscription.publish)
    : null;
  if (place && !place.ok) return place;
  const now = parts.clock.now();
  const { platform, tenantId } = caller;
  const edited = await parts.subscriptions.change(
    platform,
    tenantId,
    subscription.id,
    { ...changes.value, ...place?.value },
    now,
  );
  if (edited === null) return about(null, refuse('no-digest', `Digest ${subscription.id} was just removed.`));
  const was = note(...describeDigest(subscription)).summary;
  const said = note('Changed: ', ...describeDigest(edited), ...runsOf(edited, now), ` It was: ${was}.`);
  const readers = channelId === undefined ? [] : await presentReaders(channelId, caller);
  return ok(answer({ ...said, blocks: [...said.blocks, ...readers] }, true));
}

async function readChanges(
  parts: CommandParts,
  subscription: Subscription,
  caller: Caller,
  input: CommandInput,
): Promise<FieldResult<SubscriptionChanges>> {
  const care = readCare(input, caller);
  if (!care.ok) return care;
  let changes: SubscriptionChanges = care.value;
  if (input['topic'] !== undefined) {
    const topic = about('topic', readTopic(input['topic']));
    if (!topic.ok) return topic;
    changes = { ...changes, topic: topic.value };
  }
  if (input['when'] !== undefined) {
    const timezone = input['timezone'] ?? (parseZone(input) ? undefined : subscription.zone);
    const when = await readSchedule(parts, { ...input, timezone }, caller);
    if (!when.ok) return when;
    changes = { ...changes, when: formatSchedule(when.value.schedule), zone: when.value.zone };
  } else if (input['timezone'] !== undefined) {
    const chosen = about('timezone', await chooseZone(parts, input['timezone'], caller));
    if (!chosen.ok) return chosen;
    changes = { ...changes, zone: chosen.value.zone };
  }
  if (input['channel'] !== undefined) changes = { ...changes, channelId: String(input['channel']) };
  if (Object.keys(changes).length > 0) return ok(changes);
  const advice = 'Say what to change: topic, when, channel, timezone, mention, quiet, publish or alarm.';
  return about(null, refuse('no-change', advice));
}

/** The zone that stands among the words of the schedule, if any. */
function parseZone(input: CommandInput): string | null {
  const when = parseWhen(String(input['when']));
  return when.ok ? when.value.zone : null;
}

function runsOf({ when, zone, state }: Subscription, now: Date) {
  const read = parseWhen(when);
  return state === 'active' && read.ok ? describeRuns(read.value.schedule, zone, now) : ['.'];
}
