import { ok, refuse } from '../kernel/errors.ts';
import { type Block, type Document, type Inline, note, text } from '../presentation/document.ts';
import { formatSchedule } from '../subscriptions/format-schedule.ts';
import type { Schedule } from '../subscriptions/parse-when.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { choosePlace } from './choose-place.ts';
import type { Caller, Command, CommandInput, Reply } from './command.ts';
import { describeDigest, describeRuns } from './describe-digest.ts';
import { type ChosenZone, digestOptions, readCare, readSchedule } from './digest-options.ts';
import { refusedChannel } from './drafts.ts';
import { about, type FieldResult } from './field-result.ts';
import type { CommandParts } from './parts.ts';
import { presentReaders } from './present-readers.ts';
import { answer, typed } from './replies.ts';
import { readTopic } from './topic.ts';

/** `/digest add`: a briefing of a topic in a channel, on a schedule. */
export function digestAddCommand(parts: CommandParts): Command {
  return {
    path: 'digest add',
    description: 'Post a briefing here on a schedule',
    manage: 'add',
    options: digestOptions(true),
    run: async (input, caller) => {
      const saved = await saveDigest(parts, input, caller);
      return saved.ok ? saved.value : refusedChannel(saved.refusal, String(input['channel'] || caller.channelId));
    },
  };
}

/** Saves a digest as asked for; refuses, naming the option, what cannot be. */
export async function saveDigest(
  parts: CommandParts,
  input: CommandInput,
  caller: Caller,
): Promise<FieldResult<Reply>> {
  const topic = about('topic', readTopic(input['topic']));
  if (!topic.ok) return topic;
  const when = await readSchedule(parts, input, caller);
  if (!when.ok) return when;
  const care = readCare(input, caller);
  if (!care.ok) return care;
  const channelId = String(input['channel'] || caller.channelId);
  if (channelId === '') return about('channel', refuse('no-channel', 'Say where: name a channel.'));
  const place = await choosePlace(caller, channelId, care.value.publish);
  if (!place.ok) return place;
  const now = parts.clock.now();
  const added = await parts.subscriptions.add({
    platform: caller.platform,
    tenantId: caller.tenantId,
    createdBy: caller.userId,
    topic: topic.value,
    when: formatSchedule(when.value.schedule),
    zone: when.value.zone,
    createdAt: now.toISOString(),
    ...care.value,
    ...place.value,
  });
  if (!added.ok) return about(null, added);
  const readers = await presentReaders(channelId, caller);
  return ok(answer(saved(added.value, when.value, now, caller, readers), true));
}

/** "Digest 7 · Port Ellery · weekdays 08:00 Europe/Lisbon · #harbour. Next: today 08:00, Fri, Mon. Undo: …" */
function saved(
  subscription: Subscription,
  { schedule, from }: ChosenZone & { readonly schedule: Schedule },
  now: Date,
  caller: Caller,
  readers: readonly Block[],
): Document {
  const { id, zone } = subscription;
  const said = note(
    ...describeDigest(subscription),
    ...describeRuns(schedule, zone, now),
    ' Undo: ',
    typed(caller, `digest remove id:${id}`, `digest remove ${id}`),
  );
  const actions = [
    { id: `digest-preview:${id}`, label: 'Preview' },
    { id: `digest-now:${id}`, label: 'Post one now' },
    { id: `digest-edit:${id}`, label: 'Edit' },
    { id: `digest-remove:${id}`, label: 'Undo' },
  ];
  const asks: Inline[] = [
    text(`${zone} is this bot’s own time zone, since I don’t know yours: `),
    typed(caller, `digest edit id:${id} timezone:Europe/Lisbon`, `digest edit ${id} timezone:Europe/Lisbon`),
    text(' changes it, and I keep yours in mind.'),
  ];
  const asked = from === 'default' && schedule.kind !== 'every';
  const blocks = [...said.blocks, ...readers, ...(asked ? [{ kind: 'small' as const, content: asks }] : [])];
  return { ...said, blocks: [...blocks, { kind: 'actions', actions }] };
}
