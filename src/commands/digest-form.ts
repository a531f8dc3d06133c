import { createHash } from 'node:crypto';
import { plural } from '../kernel/text.ts';
import { type Field, type Form, type FormInput, joinChosen } from '../presentation/form.ts';
import { type Subscription, USUAL_CARE } from '../subscriptions/subscription.ts';
import { EXAMPLES } from '../subscriptions/when-words.ts';
import type { Caller, CommandInput } from './command.ts';
import { MAX_TOPIC } from './topic.ts';

/** What a digest is until it is asked otherwise: a form that is sent as it stands does something sensible. */
const USUAL_WHEN = 'daily 08:00';
const ALARMS = [0, 1, 3, 5, 10];

/** What stands in a form for a digest. */
interface Standing extends Pick<Subscription, 'topic' | 'when' | 'mention' | 'quiet' | 'alarmAfter' | 'publish'> {
  /** Null where it is the channel of who asks. */
  readonly channelId: string | null;
  /** '' where it is not known. */
  readonly zone: string;
}

/** The form for a new digest, its topic filled in where one is known. */
export function newDigestForm(
  id: string,
  known: Pick<Standing, 'topic' | 'zone'>,
  defaultZone: string,
  caller: Caller,
): Form {
  const standing = { ...USUAL_CARE, ...known, when: USUAL_WHEN, channelId: null };
  const title = known.topic === '' ? 'New digest' : `Follow ${known.topic}`;
  return { id, title, submit: 'Follow', fields: fieldsOf(standing, defaultZone, caller) };
}

/** The form for a digest that there is, filled with what stands; by its id it is known when something else stands there. */
export function editDigestForm(subscription: Subscription, defaultZone: string, caller: Caller): Form {
  const { id, topic } = subscription;
  const fields = fieldsOf(subscription, defaultZone, caller);
  return { id: `digest-edit:${id}:${markOf(fields)}`, title: `Digest ${id} · ${topic}`, submit: 'Save', fields };
}

function markOf(fields: readonly Field[]): string {
  const standing = fields.map(({ name, value }) => [name, value ?? '']);
  return createHash('sha256').update(JSON.stringify(standing)).digest('hex').slice(0, 12);
}

function fieldsOf(standing: Standing, defaultZone: string, caller: Caller): Field[] {
  const { topic, when, zone, channelId, mention } = standing;
  return [
    { name: 'topic', label: 'Topic', kind: 'text', required: true, spare: true, value: topic, maxLength: MAX_TOPIC },
    { name: 'when', label: 'When', hint: EXAMPLES, kind: 'text', required: true, value: when, maxLength: 100 },
    {
      name: 'channel',
      label: 'Where',
      hint: hintOfChannel(channelId, caller),
      kind: 'channel',
      required: isNowhere(channelId, caller),
      ...(channelId !== null && { value: channelId }),
    },
    {
      name: 'timezone',
      label: 'Time zone',
      hint: `Such as Europe/Lisbon; ${defaultZone} if left empty`,
      kind: 'text',
      required: false,
      value: zone,
      maxLength: 60,
    },
    {
      name: 'mention',
      label: 'Mention',
      hint: 'A role or user group to notify when there is news',
      kind: 'role',
      required: false,
      ...(mention !== null && { value: mention }),
    },
    alsoField(standing, caller),
    alarmField(standing.alarmAfter),
  ];
}

/** A form that opens in no channel, and is for no digest yet, has to be told where. */
function isNowhere(channelId: string | null, caller: Caller): boolean {
  return channelId === null && caller.channelId === '';
}

function hintOfChannel(channelId: string | null, caller: Caller): string {
  if (isNowhere(channelId, caller)) return 'A channel, or your messages with me';
  return channelId === null ? 'This channel, if left empty' : 'Where it is now, if left empty';
}

/** What a digest does besides; publishing only where there may be channels that are followed from elsewhere. */
function alsoField({ quiet, publish }: Standing, { mayPublish }: Caller): Field {
  const offered = [
    { value: 'quiet', label: 'Post nothing when nothing is new', chosen: quiet },
    { value: 'publish', label: 'Publish it, in an announcement channel', chosen: publish },
  ].filter(({ value }) => value !== 'publish' || mayPublish === true);
  const choices = offered.map(({ value, label }) => ({ value, label }));
  const value = joinChosen(offered.filter(({ chosen }) => chosen).map((one) => one.value));
  return { name: 'also', label: 'Also', kind: 'choices', required: false, value, choices };
}

function alarmField(alarmAfter: number): Field {
  const choices = [...new Set([...ALARMS, alarmAfter])]
    .sort((a, b) => a - b)
    .map((count) => ({ value: String(count), label: labelOf(count) }));
  const label = 'When no news comes';
  return { name: 'alarm', label, kind: 'choice', required: true, spare: true, value: String(alarmAfter), choices };
}

function labelOf(count: number): string {
  return count === 0 ? 'Say nothing' : `Say what is wrong after ${plural(count, 'edition')}`;
}

/** What was submitted as the options of a command. */
export function asOptions(typed: FormInput): CommandInput {
  const { mention, alarm, also, ...others } = typed;
  const chosen = also?.split(',');
  return {
    ...others,
    ...(chosen && { quiet: chosen.includes('quiet'), publish: chosen.includes('publish') }),
    ...(mention !== undefined && (mention === '' ? { 'no-mention': true } : { mention })),
    ...(alarm !== undefined && { alarm: Number(alarm) }),
  };
}

/** The answers that differ from what stands in the form; a digest is always somewhere. */
export function changedAnswers({ fields }: Form, typed: FormInput): FormInput {
  return Object.fromEntries(
    fields.flatMap(({ name, kind, value }) => {
      const answer = typed[name];
      if (answer === undefined || answer === (value ?? '') || (kind === 'channel' && answer === '')) return [];
      return [[name, answer] as const];
    }),
  );
}
