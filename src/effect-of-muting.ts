import type { Where } from './commands/parts.ts';
import type { Briefer } from './create-briefer.ts';
import type { Sources } from './create-sources.ts';
import { plural } from './kernel/text.ts';
import type { SubscriptionStore } from './subscriptions/subscription.ts';

/** What working out the effect needs. */
export interface EffectParts {
  readonly briefer: Briefer;
  readonly sources: Pick<Sources, 'scopeOf'>;
  readonly subscriptions: SubscriptionStore;
}

/** Digests of the channel that are looked at; each costs two briefings. */
const MOST_DIGESTS = 3;

/** What leaving an outlet out would do to the digests of a channel: "Drops 1 bullet and no quote from 2 digests." */
export async function effectOfMuting(parts: EffectParts, outlet: string, where: Where): Promise<string> {
  const all = await parts.subscriptions.list(where.platform, where.tenantId);
  const digests = all.filter(({ channelId }) => channelId === where.channelId).slice(0, MOST_DIGESTS);
  if (digests.length === 0) return 'No digest here is affected; briefings in this channel are.';
  const scope = await parts.sources.scopeOf(where);
  const muted = { ...scope, mutedOutlets: [...scope.mutedOutlets, outlet] };
  let [bullets, quotes] = [0, 0];
  for (const { topic } of digests) {
    const [before, after] = [await count(parts, topic, scope), await count(parts, topic, muted)];
    bullets += Math.max(0, before.bullets - after.bullets);
    quotes += Math.max(0, before.quotes - after.quotes);
  }
  const dropped = [
    bullets > 0 ? plural(bullets, 'bullet') : 'no bullet',
    quotes > 0 ? plural(quotes, 'quote') : 'no quote',
  ];
  return `That drops ${dropped.join(' and ')} from ${plural(digests.length, 'digest')} here.`;
}

async function count({ briefer }: EffectParts, topic: string, scope: Parameters<Briefer['brief']>[2]) {
  const answered = await briefer.brief(topic, 'standard', scope);
  const stories = answered.found ? answered.shown.briefing.stories : [];
  return {
    bullets: stories.reduce((sum, story) => sum + story.bullets.length, 0),
    quotes: stories.reduce((sum, story) => sum + story.quotes.length, 0),
  };
}
