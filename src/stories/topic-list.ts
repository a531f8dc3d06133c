import { nearnessOf, startsNearly } from './nearness.ts';
import { stopWordsOf } from './stop-words.ts';
import type { ArticleTopic } from './topics-of.ts';

/** A topic that the archive could be asked for. */
export interface LiveTopic {
  /** As it is written: "White House". */
  readonly topic: string;
  /** How many articles have it. */
  readonly articles: number;
}

/** The topics of an archive, for completing what someone types and for offering something near it. */
export interface TopicList {
  /**
   * Counts the topics of one article; `day` (days since 1970, null if unknown) makes the newest ones weigh more, and
   * `sources` tell where it came from.
   */
  count(topics: readonly ArticleTopic[], day: number | null, sources?: readonly number[]): void;
  /** Remembers that a source too has an article that was counted; whether that is new of any of its topics. */
  addSource(topics: readonly ArticleTopic[], source: number): boolean;
  /**
   * Topics with a word that starts with what was typed, the weightiest first; where there are none, with one that nearly
   * does; the weightiest of all when nothing was typed. Only those of which `sees` holds for a source, all unless given.
   */
  complete(folded: string, limit: number, sees?: Sees): LiveTopic[];
  /** Topics spelled like this one or sharing a word with it; the weightiest of all when there are none. */
  nearest(folded: string, limit: number, sees?: Sees): LiveTopic[];
  /** A topic as the articles write it; null where none has it. */
  written(folded: string): string | null;
}

/** Whether someone may see what a source tells. */
type Sees = (source: number) => boolean;

interface Entry {
  topic: string;
  readonly folded: string;
  articles: number;
  weight: number;
  newest: number | null;
  /** Those that told of it last. */
  readonly sources: number[];
}

/** What someone who asks may see, the weightiest first. */
interface Ranked {
  readonly entry: Entry;
  readonly rank: number;
}

const NEAR_ENOUGH = 0.5;
const MOST_WORDS = 8;
/** After so many days without news a topic weighs half. */
const HALF_LIFE_DAYS = 7;

/** More topics than this are too many to hold: then the weightier half is kept. */
const MOST_TOPICS = 60_000;
const MOST_SOURCES = 100;
/** So many of the weightiest nearly always hold enough that share no word. */
const SPREAD_OVER = 500;

/** Creates an empty list. */
export function createTopicList(): TopicList {
  const entries = new Map<string, Entry>();
  let articles = 0;
  let newest = Number.NEGATIVE_INFINITY;

  function rankOf({ weight, articles: has, newest: last }: Entry): number {
    const age = last === null ? 0 : newest - last;
    return weight * Math.log1p(articles / has) * 0.5 ** (age / HALF_LIFE_DAYS);
  }

  /** Sorting numbers costs a tenth of sorting entries, so that those are sorted that are given alone. */
  function weightiest(found: readonly Entry[], most: number): Entry[] {
    const ranks = Float64Array.from(found, rankOf);
    const least = found.length > most ? (ranks.toSorted().at(-most) as number) : Number.NEGATIVE_INFINITY;
    const ranked: Ranked[] = [];
    for (const [at, rank] of ranks.entries()) if (rank >= least) ranked.push({ entry: found[at] as Entry, rank });
    ranked.sort((a, b) => b.rank - a.rank || (a.entry.folded < b.entry.folded ? -1 : 1));
    return ranked.slice(0, most).map(({ entry }) => entry);
  }

  function dropLightest(): void {
    const kept = new Set(weightiest([...entries.values()], MOST_TOPICS / 2));
    for (const [key, entry] of entries) if (!kept.has(entry)) entries.delete(key);
  }

  function seen(sees: Sees | undefined, fits: (folded: string) => boolean): Entry[] {
    const found: Entry[] = [];
    for (const entry of entries.values()) {
      if (fits(entry.folded) && (!sees || entry.sources.some(sees))) found.push(entry);
    }
    return found;
  }

  function mostTelling(limit: number, sees: Sees | undefined): LiveTopic[] {
    const all = seen(sees, () => true);
    const first = spread(weightiest(all, SPREAD_OVER), limit);
    return first.length < limit && all.length > SPREAD_OVER ? spread(weightiest(all, all.length), limit) : first;
  }

  return {
    count(topics, day, sources = []) {
      articles += 1;
      if (entries.size > MOST_TOPICS) dropLightest();
      newest = Math.max(newest, day ?? newest);
      for (const { topic, folded, weight } of topics) {
        const key = folded.toLowerCase();
        const entry = entries.get(key) ?? { topic, folded: key, articles: 0, weight: 0, newest: day, sources: [] };
        entries.set(key, entry);
        if (isShouted(entry.topic) || entry.topic === key) entry.topic = topic;
        entry.articles += 1;
        entry.weight += weight;
        if (day !== null) entry.newest = Math.max(entry.newest ?? day, day);
        for (const source of sources) remember(entry, source);
      }
    },
    addSource(topics, source) {
      let isNew = false;
      for (const { folded } of topics) {
        const entry = entries.get(folded.toLowerCase());
        if (!entry || entry.sources.includes(source)) continue;
        remember(entry, source);
        isNew = true;
      }
      return isNew;
    },
    complete(folded, limit, sees) {
      if (folded === '') return mostTelling(limit, sees);
      const within = ` ${folded}`;
      const found = seen(sees, (topic) => topic.startsWith(folded) || topic.includes(within));
      const near = found.length > 0 ? found : seen(sees, (topic) => startsNearly(topic, folded));
      const starting = near.filter((entry) => entry.folded.startsWith(folded));
      const others = near.filter((entry) => !entry.folded.startsWith(folded));
      return [...weightiest(starting, limit), ...weightiest(others, limit)].slice(0, limit).map(shown);
    },
    nearest(folded, limit, sees) {
      const words = folded
        .split(/[^\p{L}\p{M}\p{N}]+/u)
        .filter((word) => word.length > 2 && !stopWordsOf('en').has(word))
        .slice(0, MOST_WORDS);
      const nearness = new Map<string, number>();
      const found = seen(sees, (topic) => {
        const near = nearnessOf(words, topic);
        if (near >= NEAR_ENOUGH) nearness.set(topic, near);
        return near >= NEAR_ENOUGH;
      });
      if (found.length === 0) return mostTelling(limit, sees);
      const near = (entry: Entry) => nearness.get(entry.folded) ?? 0;
      // Sorting is stable: of equally near ones the weightier stay first.
      return weightiest(found, found.length)
        .sort((a, b) => near(b) - near(a))
        .slice(0, limit)
        .map(shown);
    },
    written: (folded) => entries.get(folded)?.topic ?? null,
  };
}

function remember({ sources }: Entry, source: number): void {
  if (sources.includes(source)) return;
  sources.push(source);
  if (sources.length > MOST_SOURCES) sources.shift();
}

/** The first topics that do not repeat a word of one before them. */
function spread(entries: readonly Entry[], limit: number): LiveTopic[] {
  const used = new Set<string>();
  const chosen: LiveTopic[] = [];
  for (const entry of entries) {
    if (chosen.length >= limit) break;
    const words = entry.folded.split(' ');
    if (words.some((word) => used.has(word))) continue;
    for (const word of words) used.add(word);
    chosen.push(shown(entry));
  }
  return chosen;
}

function shown({ topic, articles }: Entry): LiveTopic {
  return { topic, articles };
}

/** All capitals, and too long for an abbreviation: from a headline. */
function isShouted(topic: string): boolean {
  return topic.length > 4 && topic === topic.toUpperCase();
}
