import { plural } from '../kernel/text.ts';
import type { Field, Form, FormInput } from '../presentation/form.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { EXAMPLES } from '../subscriptions/when-words.ts';
import type { CommandInput } from './command.ts';
import { MAX_TOPIC } from './topic.ts';

/** What a digest is until it is asked otherwise: a form that is sent as it stands does something sensible. */
const USUAL_WHEN = 'daily 08:00';
const ALARMS = [0, 1, 3, 5, 10];

/** What stands in a form for a digest. */
interface Standing extends Pick<Subscription, 'topic' | 'when' | 'mention' | 'quiet' | 'alarmAfter'> {
  /** Null where it is the channel of who asks. */
  readonly channelId: string | null;
  /** '' where it is not known. */
  readonly zone: string;
}

/** The form for a new digest, its topic filled in where one is known. */
export function newDigestForm(
  id: string,
  known: Pick<Standing, 'topic' | 'zone' | 'alarmAfter'>,
  defaultZone: string,
): Form {
  const standing = { ...known, when: USUAL_WHEN, channelId: null, mention: null, quiet: false };
  const title = known.topic === '' ? 'New digest' : `Follow ${known.topic}`;
  return { id, title, submit: 'Follow', fields: fieldsOf(standing, defaultZone) };
}

/** The form for a digest that there is, filled with what stands. */
export function editDigestForm(id: string, subscription: Subscription, defaultZone: string): Form {
  const title = `Digest ${subscription.id} · ${subscription.topic}`;
  return { id, title, submit: 'Save', fields: fieldsOf(subscription, defaultZone) };
}

function fieldsOf(standing: Standing, defaultZone: string): Field[] {
  const { topic, when, zone, channelId, mention, quiet } = standing;
  return [
    { name: 'topic', label: 'Topic', kind: 'text', required: true, spare: true, value: topic, maxLength: MAX_TOPIC },
    { name: 'when', label: 'When', hint: EXAMPLES, kind: 'text', required: true, value: when, maxLength: 100 },
    {
      name: 'channel',
      label: 'Where',
      hint: channelId === null ? 'This channel, if left empty' : 'Where it is now, if left empty',
      kind: 'channel',
      required: false,
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
    { name: 'quiet', label: 'Post nothing when nothing is new', kind: 'flag', required: false, value: quiet },
    alarmField(standing.alarmAfter),
  ];
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
  const { mention, alarm, ...others } = typed;
  return {
    ...others,
    ...(mention !== undefined && (mention === '' ? { 'no-mention': true } : { mention })),
    ...(typeof alarm === 'string' && { alarm: Number(alarm) }),
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
