import { compareBriefings } from './briefing/changes.ts';
import { citedBy } from './briefing/cited-by.ts';
import { toldBy } from './briefing/told.ts';
import type { BriefAnswer, Length, Where } from './commands/parts.ts';
import { NOTHING_NEW } from './delivery/deliver.ts';
import type { DeliveryLedger, EditionRecord } from './delivery/delivery-ledger.ts';
import type { FindCorrections } from './find-corrections.ts';
import type { LookBack, LookedBack } from './look-back.ts';
import { lateness } from './presentation/delay.ts';
import { type Document, type Inline, text } from './presentation/document.ts';
import { presentDigest, type SinceLast } from './presentation/present-digest.ts';
import type { ShownBriefing } from './presentation/shown-briefing.ts';
import { isQuiet } from './subscriptions/quiet-hours.ts';
import type { Subscription } from './subscriptions/subscription.ts';
import { whenInWords } from './subscriptions/when-in-words.ts';

/** The document of an edition, and what it tells, to be kept with it. */
interface Digest extends Document {
  /** The topic as the articles write it. */
  readonly topic?: string;
  /** JSON text; absent where it tells only that there is nothing new. */
  readonly told?: string;
  /** The articles that it cites, by their ids. */
  readonly cites?: readonly string[];
}

/** Makes the digest of an edition; `lateByMs` is 0 when it is on time; null when there is nothing to post. */
export type MakeDigest = (
  subscription: Subscription,
  dueAt: Date,
  now: Date,
  lateByMs: number,
) => Promise<Digest | null>;

/** What making digests needs. */
export interface DigestParts {
  readonly brief: (topic: string, length: Length, where: Where) => Promise<BriefAnswer>;
  /** Keeps a briefing as long as the edition that shows it, so that its buttons work. */
  readonly keepShown: (shown: ShownBriefing, where: Where) => Promise<void>;
  /** A topic as the articles write it. */
  readonly written: (topic: string) => string;
  readonly lookBack: LookBack;
  readonly ledger: Pick<DeliveryLedger, 'history'>;
  readonly findCorrections: FindCorrections;
  readonly articlesRead: (where: Where) => Promise<number>;
  /** For the foot of a digest with news. */
  readonly gapsOf: (where: Where) => Promise<readonly Inline[]>;
  /** What keeps news from coming, a sentence each: feeds that fail, or that there are none. */
  readonly troubles: (where: Where) => Promise<readonly string[]>;
  /** When this run of the bot began: what was due before it is late because the bot was not running. */
  readonly startedAt: Date;
}

/** At most so many editions without news are counted. */
const MOST_COUNTED = 60;

/**
 * Creates the maker of digests: the briefing of the topic, less what earlier editions told. Without news it is one line,
 * or null where the subscription is quiet; after as many of those in a row as the subscription allows, it says why.
 */
export function createDigestMaker(parts: DigestParts): MakeDigest {
  return async (subscription, dueAt, now, lateByMs) => {
    const [answered, back] = await Promise.all([
      parts.brief(subscription.topic, 'standard', subscription),
      parts.lookBack(subscription.id),
    ]);
    const shown = answered.found && answered.shown.briefing.stories.length > 0 ? answered.shown : null;
    const since = shown && back && (await sinceLast(shown, back, parts.findCorrections));
    const news = shown !== null && (since === null || since.changes.news);
    const empty = news ? 0 : 1 + (await emptyRun(parts.ledger, subscription.id));
    const alarm =
      empty > 0 && empty === subscription.alarmAfter ? await silenceAlarm(empty, subscription, parts) : null;
    if (!news && subscription.quiet && alarm === null) return null;
    const topic = parts.written(subscription.topic);
    const document = presentDigest(shown, since, {
      topic,
      when: whenInWords(subscription),
      zone: subscription.zone,
      dueAt,
      now,
      delay: delayOf(subscription, dueAt, lateByMs, parts.startedAt),
      articlesRead: shown ? 0 : await parts.articlesRead(subscription),
      mention: news ? subscription.mention : null,
      gaps: news ? await parts.gapsOf(subscription) : [],
    });
    if (news) {
      await parts.keepShown(shown, subscription);
      const cites = new Set(shown.briefing.stories.flatMap((story) => [...citedBy(story)]));
      return { ...document, topic, told: JSON.stringify(toldBy(shown.briefing)), cites: [...cites] };
    }
    return { ...(alarm === null ? document : withLine(document, alarm)), topic };
  };
}

async function sinceLast(
  { briefing }: ShownBriefing,
  { told, lastAt }: LookedBack,
  findCorrections: FindCorrections,
): Promise<SinceLast> {
  const corrections = await findCorrections(told, lastAt, briefing);
  return { changes: compareBriefings(told, briefing), corrections, lastAt };
}

/** How many editions in a row, the newest first, had nothing to tell; those that were not made do not count. */
async function emptyRun(ledger: Pick<DeliveryLedger, 'history'>, id: number): Promise<number> {
  let run = 0;
  for (const edition of await ledger.history(id, MOST_COUNTED)) {
    const kind = tellsOrNot(edition);
    if (kind === 'told') break;
    if (kind === 'empty') run += 1;
  }
  return run;
}

function tellsOrNot({ state, tells, reason }: EditionRecord): 'told' | 'empty' | 'not made' {
  if (state === 'posted' || state === 'unknown') return tells ? 'told' : 'empty';
  return state === 'skipped' && reason === NOTHING_NEW ? 'empty' : 'not made';
}

async function silenceAlarm(count: number, subscription: Subscription, { troubles }: DigestParts): Promise<string> {
  const why = (await troubles(subscription)).join(' ') || 'All feeds answered.';
  const editions = count === 1 ? 'This edition had' : `${count} editions in a row had`;
  return `${editions} nothing new. ${why} Digest ${subscription.id} can be edited, paused or removed.`;
}

function withLine(document: Document, line: string): Document {
  return {
    blocks: [...document.blocks, { kind: 'small', content: [text(line)] }],
    summary: `${document.summary} ${line}`,
  };
}

function delayOf({ quietHours }: Subscription, dueAt: Date, lateByMs: number, startedAt: Date): string {
  if (lateByMs <= 0) return '';
  if (quietHours && isQuiet(quietHours, dueAt)) return `Held until ${quietHours.to}: quiet hours.`;
  return lateness(lateByMs, dueAt < startedAt ? 'the bot was not running' : null);
}
