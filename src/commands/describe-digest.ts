import { type Inline, text } from '../presentation/document.ts';
import type { Subscription } from '../subscriptions/subscription.ts';
import { whenInWords } from '../subscriptions/when-in-words.ts';

/** "Digest 7 · Port Ellery · weekdays 08:00 Europe/Lisbon · #harbour" */
export function describeDigest(subscription: Subscription): Inline[] {
  const { id, topic, channelId } = subscription;
  return [text(`Digest ${id} · ${topic} · ${whenInWords(subscription)} · `), { kind: 'channel', id: channelId }];
}
