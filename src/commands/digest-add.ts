import { ok, type Result, refuse } from '../kernel/errors.ts';
import { type Document, note } from '../presentation/document.ts';
import { describeNext } from '../subscriptions/describe-next.ts';
import { nextDue } from '../subscriptions/due.ts';
import { formatSchedule } from '../subscriptions/format-schedule.ts';
import { parseWhen, type Schedule } from '../subscriptions/parse-when.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { findZone } from '../subscriptions/zones.ts';
import type { Caller, Command, CommandInput, Reply } from './command.ts';
import { describeDigest } from './describe-digest.ts';
import type { CommandParts } from './parts.ts';
import { answer, refused, typed } from './replies.ts';
import { instantIn } from './times.ts';
import { MAX_TOPIC, readTopic } from './topic.ts';

/** `/digest add`: a briefing of a topic in a channel, on a schedule. */
export function digestAddCommand(parts: CommandParts): Command {
  return {
    path: 'digest add',
    description: 'Post a briefing here on a schedule',
    manage: true,
    options: [
      {
        name: 'topic',
        description: 'What it is about',
        kind: 'text',
        required: true,
        maxLength: MAX_TOPIC,
        completes: 'topic',
      },
      {
        name: 'when',
        description: 'daily 08:00 · weekdays 8:30 · mon,thu 18:00 · every 15 minutes',
        kind: 'text',
        required: true,
        maxLength: 100,
      },
      { name: 'channel', description: 'Where; this channel if left out', kind: 'channel', required: false },
      { name: 'timezone', description: 'Such as Europe/Lisbon', kind: 'text', required: false, maxLength: 60 },
    ],
    run: (input, caller) => addDigest(parts, input, caller),
  };
}

async function addDigest(parts: CommandParts, input: CommandInput, caller: Caller): Promise<Reply> {
  const topic = readTopic(input['topic']);
  if (!topic.ok) return refused(topic.refusal);
  const when = readSchedule(parts, input, caller);
  if (!when.ok) return refused(when.refusal);
  const channelId = String(input['channel'] ?? caller.channelId);
  const open = await caller.checkChannel?.(channelId);
  if (open && !open.ok) return refused(open.refusal);
  const now = parts.clock.now();
  const added = await parts.subscriptions.add({
    platform: caller.platform,
    tenantId: caller.tenantId,
    channelId,
    createdBy: caller.userId,
    topic: topic.value,
    when: formatSchedule(when.value.schedule),
    zone: when.value.zone,
    createdAt: now.toISOString(),
  });
  if (!added.ok) return refused(added.refusal);
  return answer(saved(added.value, when.value.schedule, now, caller), true);
}

function readSchedule(
  parts: CommandParts,
  input: CommandInput,
  caller: Caller,
): Result<{ schedule: Schedule; zone: string }> {
  const when = parseWhen(String(input['when'] ?? ''));
  if (!when.ok) return when;
  const typed = input['timezone'];
  const zone =
    typeof typed === 'string' && typed.trim()
      ? findZone(typed)
      : ok(when.value.zone ?? caller.zone ?? parts.defaultZone);
  if (!zone.ok) return zone;
  if (when.value.zone && when.value.zone !== zone.value) {
    return refuse('two-zones', `Two time zones: ${when.value.zone} and ${zone.value}. Keep one.`);
  }
  return ok({ schedule: when.value.schedule, zone: zone.value });
}

/** "Digest 7 · Port Ellery · weekdays 08:00 Europe/Lisbon · #harbour. Next: today 08:00, Fri, Mon. Undo: …" */
function saved(subscription: Subscription, schedule: Schedule, now: Date, caller: Caller): Document {
  const first = nextDue(schedule, subscription.zone, now);
  return note(
    ...describeDigest(subscription),
    `. Next: ${describeNext(schedule, subscription.zone, now)}; the first is `,
    instantIn(first, subscription.zone),
    '. Undo: ',
    typed(caller, `digest remove id:${subscription.id}`, `digest remove ${subscription.id}`),
  );
}
