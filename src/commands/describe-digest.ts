import { type Inline, text } from '../presentation/document.ts';
import { describeNext } from '../subscriptions/describe-next.ts';
import { nextDue } from '../subscriptions/due.ts';
import type { Schedule } from '../subscriptions/parse-when.ts';
import { formatQuietHours } from '../subscriptions/quiet-hours.ts';
import { type Subscription, USUAL_CARE } from '../subscriptions/subscription.ts';
import { whenInWords } from '../subscriptions/when-in-words.ts';
import { instantIn } from './times.ts';

/** "Digest 7 · Port Ellery · weekdays 08:00 Europe/Lisbon · #harbour", and what it does otherwise than usual. */
export function describeDigest(subscription: Subscription): Inline[] {
  const { id, topic, channelId, forum, quiet, publish, mention, alarmAfter, quietHours } = subscription;
  const unusual = [
    forum ? 'a thread for each edition' : '',
    publish ? 'published to followers' : '',
    quiet ? 'nothing when nothing is new' : '',
    mention === null ? '' : 'with a mention',
    alarmAfter === USUAL_CARE.alarmAfter ? '' : alarmAfter === 0 ? 'no alarm' : `alarm after ${alarmAfter}`,
    quietHours === null ? '' : `quiet hours ${formatQuietHours(quietHours)}`,
  ].filter(Boolean);
  return [
    text(`Digest ${id} · ${topic} · ${whenInWords(subscription)} · `),
    { kind: 'channel', id: channelId },
    ...unusual.map((words) => text(` · ${words}`)),
  ];
}

/** ". Next: today 08:00, Fri, Mon; the first is Thu 5 Mar 08:00." */
export function describeRuns(schedule: Schedule, zone: string, now: Date): Inline[] {
  const first = instantIn(nextDue(schedule, zone, now), zone);
  return [text(`. Next: ${describeNext(schedule, zone, now)}; the first is `), first, text('.')];
}
