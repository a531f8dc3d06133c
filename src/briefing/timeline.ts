import type { Article } from '../articles/article.ts';

import { originOf } from '../articles/origins.ts';
import type { TimelineEntry } from './briefing.ts';
import { type DatedEvent, findEvents } from './dates/find-events.ts';
import { contentStems, createContentTest, overlap } from './evidence/shares-content.ts';

const MOST_ENTRIES = 10;
const MOST_A_DATE = 3;
/** So many events of one date are weighed; the best worded come first. */
const MOST_HELD = 40;
/** Two sentences on one date tell one event when they share this much of their content words. */
const SAME_EVENT = 0.5;
const FEWEST_SHARED = 2;
/** Two entries on one date that share more than this say nearly the same, even if not enough to be cited for one another. */
const ALIKE = 0.25;
/** A third must differ more: what is told a third time is mostly the day's main event in other words. */
const ALIKE_THIRD = 0.15;
/** Sentences that open an article tell what the story is about. */
const OPENING_SENTENCES = 2;
/** So many content words of an entry must be those of the openings and titles: other items on a page share none. */
const FEWEST_CENTRAL = 2;

/**
 * The dated events of a story, in order of time: absolute dates, and relative ones where the article's publication day
 * is known. An event told by several articles is one entry with a citation for each; the best told stay.
 */
export function buildTimeline(articles: readonly Article[]): TimelineEntry[] {
  const central = centralStems(articles);
  const found = articles.flatMap((article) => findEvents(article));
  const events = merge(found.filter((event) => isCentral(event, central)));
  const ranked = events
    .map((told) => ({ told, score: weigh(told) }))
    .sort((a, b) => b.score - a.score || compare(a.told, b.told));
  const chosen: Told[] = [];
  for (const { told } of ranked) {
    if (chosen.length === MOST_ENTRIES) break;
    const sameDate = chosen.filter((other) => other.event.date === told.event.date);
    if (sameDate.length >= (isOnlySaid(told.event) ? 1 : MOST_A_DATE)) continue;
    if (chosen.some((other) => other.event.text === told.event.text)) continue;
    const alike = sameDate.length < 2 ? ALIKE : ALIKE_THIRD;
    if (sameDate.every((other) => overlap(other.stems, told.stems) < alike)) chosen.push(told);
  }
  chosen.sort(compare);
  return chosen.map(({ event, others }) => ({
    date: event.date,
    text: event.text,
    citations: [event, ...others].map(({ citation }) => citation),
  }));
}

function centralStems(articles: readonly Article[]): Set<string> {
  const openings = articles.map(({ title, sentences }) =>
    [title ?? '', ...sentences.slice(0, OPENING_SENTENCES).map((sentence) => sentence.text)].join(' '),
  );
  return contentStems(openings.join(' '));
}

function isCentral(event: DatedEvent, central: ReadonlySet<string>): boolean {
  if (event.place < OPENING_SENTENCES) return true;
  return [...contentStems(event.text)].filter((stem) => central.has(stem)).length >= FEWEST_CENTRAL;
}

/** An event and the further sentences, in other articles, that tell it. */
interface Told {
  readonly event: DatedEvent;
  readonly stems: ReadonlySet<string>;
  readonly others: DatedEvent[];
}

function merge(events: readonly DatedEvent[]): Told[] {
  const shareContent = createContentTest();
  const byDate = new Map<string, Told[]>();
  const ordered = [...events].sort((a, b) => a.rank - b.rank || compareText(a.text, b.text));
  for (const event of ordered) {
    const told = byDate.get(event.date) ?? [];
    byDate.set(event.date, told);
    const stems = contentStems(event.text);
    const whole = event.sentence === event.text ? stems : contentStems(event.sentence);
    const same = told.find((other) => tellsSame(other.stems, stems, whole));
    if (!same) {
      if (told.length < MOST_HELD) told.push({ event, stems, others: [] });
    } else if (isFurther(same, event, shareContent)) {
      same.others.push(event);
    }
  }
  return [...byDate.values()].flat();
}

/** Each article is cited once, and only for what the evidence check will find in it. */
function isFurther(
  { event, others }: Told,
  further: DatedEvent,
  shareContent: (one: string, other: string) => boolean,
): boolean {
  if ([event, ...others].some(({ article }) => article === further.article)) return false;
  return shareContent(event.text, further.sentence);
}

function tellsSame(one: ReadonlySet<string>, other: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  const shared = overlap(one, other);
  if (shared < SAME_EVENT || shared * Math.min(one.size, other.size) < FEWEST_SHARED) return false;
  return overlap(one, whole) >= SAME_EVENT;
}

/** More for what several origins tell, for an early place, an exact day, and for what was done beside what was said or planned. */
function weigh({ event, others }: Told): number {
  const origins = new Set([event, ...others].map(({ article }) => originOf(article)));
  const precision = event.date.length / 10;
  const fact = isOnlySaid(event) ? 0 : event.saying || event.tense === 'future' ? 0.4 : 0.7;
  return origins.size + precision + fact - Math.min(event.place, 30) / 30;
}

/** What somebody said is news where an article opens with it. */
function isOnlySaid({ saying, place }: DatedEvent): boolean {
  return saying && place >= OPENING_SENTENCES;
}

function compare(a: Told, b: Told): number {
  return (
    compareText(a.event.date, b.event.date) ||
    a.event.rank - b.event.rank ||
    compareText(a.event.text, b.event.text) ||
    compareText(a.event.citation.articleId, b.event.citation.articleId)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
