import { ok, type Result, refuse } from '../kernel/errors.ts';
import { parseWhen, type Schedule } from '../subscriptions/parse-when.ts';
import type { Care } from '../subscriptions/subscription.ts';
import { findZone } from '../subscriptions/zones.ts';
import type { Caller, CommandInput, CommandOption } from './command.ts';
import { about, type FieldResult } from './field-result.ts';
import type { CommandParts } from './parts.ts';
import { MAX_TOPIC } from './topic.ts';

/** More editions without news than this are no alarm but a habit. */
const MOST_ALARM = 50;

/** What a digest is made of, as options of a command; required where it is made, not where it is edited. */
export function digestOptions(required: boolean): CommandOption[] {
  return [
    {
      name: 'topic',
      description: 'What it is about',
      kind: 'text',
      required,
      maxLength: MAX_TOPIC,
      completes: 'topic',
    },
    {
      name: 'when',
      description: 'daily 08:00 · weekdays 8:30 · mon,thu 18:00 · every 15 minutes',
      kind: 'text',
      required,
      maxLength: 100,
    },
    { name: 'channel', description: 'Where; this channel if left out', kind: 'channel', required: false },
    ZONE_OPTION,
    {
      name: 'mention',
      description: 'A role or user group to notify when there is news',
      kind: 'role',
      required: false,
    },
    { name: 'quiet', description: 'Post nothing when nothing is new', kind: 'flag', required: false },
    {
      name: 'publish',
      description: 'In an announcement channel: publish it to the servers that follow',
      kind: 'flag',
      required: false,
    },
    {
      name: 'alarm',
      description: 'Say what is wrong after so many editions without news; 0 for never',
      kind: 'number',
      required: false,
    },
  ];
}

export const ZONE_OPTION: CommandOption = {
  name: 'timezone',
  description: 'Such as Europe/Lisbon',
  kind: 'text',
  required: false,
  maxLength: 60,
};

/** Where a time zone came from: the words of the command, what the person gave before or the platform tells, the default. */
export interface ChosenZone {
  readonly zone: string;
  readonly from: 'command' | 'person' | 'default';
}

/** The zone for what a person schedules: the command's, else the person's own, else the bot's default. */
export async function chooseZone(
  parts: Pick<CommandParts, 'personZones' | 'defaultZone'>,
  typed: unknown,
  caller: Caller,
): Promise<Result<ChosenZone>> {
  if (typeof typed === 'string' && typed.trim()) {
    const found = findZone(typed);
    if (!found.ok) return found;
    await parts.personZones.keep(caller, found.value);
    return ok({ zone: found.value, from: 'command' });
  }
  const own = caller.zone ?? (await parts.personZones.find(caller.platform, caller.userId));
  return ok(own ? { zone: own, from: 'person' } : { zone: parts.defaultZone, from: 'default' });
}

/** Reads a schedule and its zone; refuses words that are no schedule, and two different zones. */
export async function readSchedule(
  parts: Pick<CommandParts, 'personZones' | 'defaultZone'>,
  input: CommandInput,
  caller: Caller,
): Promise<FieldResult<ChosenZone & { readonly schedule: Schedule }>> {
  const when = parseWhen(String(input['when'] ?? ''));
  if (!when.ok) return about('when', when);
  const written = when.value.zone;
  const chosen = await chooseZone(parts, input['timezone'] || written, caller);
  if (!chosen.ok) return about('timezone', chosen);
  if (written && written !== chosen.value.zone) {
    const advice = `Two time zones: ${written} and ${chosen.value.zone}. Keep one.`;
    return about('timezone', refuse('two-zones', advice));
  }
  return ok({ schedule: when.value.schedule, ...chosen.value });
}

/** Reads what is asked of a digest besides topic, time and place; what is not asked is left out. */
export function readCare(input: CommandInput, caller: Caller): FieldResult<Partial<Care>> {
  const care: { -readonly [key in keyof Care]?: Care[key] } = {};
  if (typeof input['quiet'] === 'boolean') care.quiet = input['quiet'];
  if (typeof input['publish'] === 'boolean') care.publish = input['publish'];
  const mention = input['mention'];
  if (typeof mention === 'string' && mention !== '') {
    if (mention === caller.tenantId) {
      return about('mention', refuse('mention-all', 'I never mention everyone. Name a smaller role.'));
    }
    care.mention = mention;
  }
  if (input['no-mention'] === true) care.mention = null;
  if (input['alarm'] !== undefined) {
    const alarm = Number(input['alarm']);
    if (!Number.isInteger(alarm) || alarm < 0 || alarm > MOST_ALARM) {
      const advice = `The alarm is a number of editions from 1 to ${MOST_ALARM}, or 0 for never.`;
      return about('alarm', refuse('alarm', advice));
    }
    care.alarmAfter = alarm;
  }
  return ok(care);
}
