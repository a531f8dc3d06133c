import { type Told, toldBy } from './briefing/told.ts';
import type { AskParts, Where } from './commands/parts.ts';
import type { ToldCorrections } from './delivery/shown-briefings.ts';
import type { FindCorrections } from './find-corrections.ts';
import type { Clock } from './kernel/clock.ts';
import { foldForSearch } from './kernel/text.ts';
import type { LookBack } from './look-back.ts';
import { type Correction, presentCorrections } from './presentation/present-corrections.ts';
import type { ShownBriefing } from './presentation/shown-briefing.ts';
import type { SubscriptionStore } from './subscriptions/subscription.ts';

/** What telling corrections needs from outside. */
interface CorrectionParts {
  readonly findCorrections: FindCorrections;
  readonly findShown: (id: string, where: Where) => Promise<ShownBriefing | null>;
  readonly lookBack: LookBack;
  readonly subscriptions: Pick<SubscriptionStore, 'list'>;
  readonly toldCorrections: ToldCorrections;
  readonly clock: Clock;
}

type TellCorrections = NonNullable<AskParts['corrections']>;
type Asked = Parameters<TellCorrections>[0];

/** Of more digests in one channel the later ones are left out. */
const MOST_DIGESTS = 20;

/** Creates the telling of corrections to who asks again: each once to a person, and once in a channel whose digest told it. */
export function createCorrectionTeller(parts: CorrectionParts): TellCorrections {
  return async (asked) => {
    const own = await ofPerson(parts, asked);
    const ofDigests = await ofChannel(parts, asked);
    if (own.length + ofDigests.length === 0) return [];
    const { platform, tenantId, channelId, userId } = asked.caller;
    const remember = (reader: readonly string[], corrections: readonly Correction[]) =>
      parts.toldCorrections.remember(JSON.stringify(reader), corrections.map(keyOf), parts.clock.now());
    const toPerson = await remember(['person', platform, userId], [...own, ...ofDigests]);
    const here = asked.private ? toPerson : await remember(['channel', platform, tenantId, channelId], ofDigests);
    const told = own.filter((one) => toPerson.has(keyOf(one)));
    const known = new Set(told.map(keyOf));
    const others = ofDigests.filter((one) => here.has(keyOf(one)) && !known.has(keyOf(one)));
    const { briefing } = asked.shown;
    return [
      ...presentCorrections('your last briefing', told, briefing),
      ...presentCorrections('a digest in this channel', others, briefing),
    ];
  };
}

function keyOf({ articleId, before, now }: Correction): string {
  return JSON.stringify([articleId, before, now]);
}

/** Of what the person saw on the topic before. */
async function ofPerson(
  { findCorrections, findShown }: CorrectionParts,
  { caller, before, shown }: Asked,
): Promise<Correction[]> {
  const earlier = before && (await findShown(before.shownId, caller));
  return earlier ? findCorrections(toldBy(earlier.briefing), new Date(before.shownAt), shown.briefing) : [];
}

/** Of what the channel's digests told: of those on the same topic, all; of others, what is from the articles of this briefing. */
async function ofChannel(
  { findCorrections, lookBack, subscriptions }: CorrectionParts,
  { caller, topic, shown }: Asked,
): Promise<Correction[]> {
  const inTenant = await subscriptions.list(caller.platform, caller.tenantId);
  const here = inTenant.filter(({ channelId }) => channelId === caller.channelId).slice(0, MOST_DIGESTS);
  const corrections = new Map<string, Correction>();
  for (const subscription of here) {
    const back = await lookBack(subscription.id);
    if (!back) continue;
    const sameTopic = foldForSearch(subscription.topic) === foldForSearch(topic);
    const told = sameTopic ? back.told : toldFrom(back.told, new Set(shown.briefing.articles.map(({ id }) => id)));
    for (const one of await findCorrections(told, back.lastAt, shown.briefing)) {
      corrections.set(keyOf(one), one);
    }
  }
  return [...corrections.values()];
}

/** What was told from these articles. */
function toldFrom({ bullets, quotes }: Told, ids: ReadonlySet<string>): Told {
  const from = <T extends { readonly articles: string[] }>(items: readonly T[]) =>
    items.map((item) => ({ ...item, articles: item.articles.filter((id) => ids.has(id)) }));
  return { bullets: from(bullets), quotes: from(quotes) };
}
