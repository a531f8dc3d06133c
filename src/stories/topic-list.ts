import { countSlips } from './spelling.ts';
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
  /** Counts the topics of one article; `day` (days since 1970, null if unknown) makes the newest ones weigh more. */
  count(topics: readonly ArticleTopic[], day: number | null): void;
  /** Topics with a word that starts with what was typed, the weightiest first; the weightiest of all when nothing was. */
  complete(folded: string, limit: number): LiveTopic[];
  /** Topics spelled like this one or sharing a word with it; the weightiest of all when there are none. */
  nearest(folded: string, limit: number): LiveTopic[];
}

interface Entry {
  topic: string;
  readonly folded: string;
  articles: number;
  weight: number;
  newest: number | null;
}

const NEAR_ENOUGH = 0.5;
const LEAST_COMMON_START = 4;
const MOST_WORDS = 8;
/** After so many days without news a topic weighs half. */
const HALF_LIFE_DAYS = 7;

/** More topics than this are too many to hold: then the weightier half is kept. */
const MOST_TOPICS = 60_000;
/** Of many articles a few more do not change the order: it is worked out anew after this share of them. */
const STALE_SHARE = 0.01;

/** Creates an empty list. */
export function createTopicList(): TopicList {
  const entries = new Map<string, Entry>();
  let articles = 0;
  let newest = Number.NEGATIVE_INFINITY;
  let sorted: Entry[] | null = null;
  let sortedAt = 0;

  function rankOf({ weight, articles: has, newest: last }: Entry): number {
    const age = last === null ? 0 : newest - last;
    return weight * Math.log1p(articles / has) * 0.5 ** (age / HALF_LIFE_DAYS);
  }

  function weightiest(): readonly Entry[] {
    if (sorted !== null && articles - sortedAt <= STALE_SHARE * sortedAt) return sorted;
    sortedAt = articles;
    sorted = [...entries.values()]
      .map((entry) => ({ entry, rank: rankOf(entry) }))
      .sort((a, b) => b.rank - a.rank || (a.entry.folded < b.entry.folded ? -1 : 1))
      .map(({ entry }) => entry);
    return sorted;
  }

  function dropLightest(): void {
    sorted = null;
    const kept = new Set(weightiest().slice(0, MOST_TOPICS / 2));
    for (const [key, entry] of entries) if (!kept.has(entry)) entries.delete(key);
    sorted = null;
  }

  return {
    count(topics, day) {
      articles += 1;
      if (entries.size > MOST_TOPICS) dropLightest();
      newest = Math.max(newest, day ?? newest);
      for (const { topic, folded, weight } of topics) {
        const key = folded.toLowerCase();
        const entry = entries.get(key) ?? { topic, folded: key, articles: 0, weight: 0, newest: day };
        entries.set(key, entry);
        if (isShouted(entry.topic) || entry.topic === key) entry.topic = topic;
        entry.articles += 1;
        entry.weight += weight;
        if (day !== null) entry.newest = Math.max(entry.newest ?? day, day);
      }
    },
    complete(folded, limit) {
      if (folded === '') return spread(weightiest(), limit);
      const starting = weightiest().filter((entry) => entry.folded.startsWith(folded));
      const within = weightiest().filter((entry) => entry.folded.includes(` ${folded}`));
      return [...new Set([...starting, ...within])].slice(0, limit).map(shown);
    },
    nearest(folded, limit) {
      const words = folded
        .split(/[^\p{L}\p{M}\p{N}]+/u)
        .filter((word) => word.length > 2 && !stopWordsOf('en').has(word))
        .slice(0, MOST_WORDS);
      const near = weightiest()
        .map((entry, at) => ({ entry, at, nearness: nearnessOf(words, entry.folded) }))
        .filter(({ nearness }) => nearness >= NEAR_ENOUGH)
        .sort((a, b) => b.nearness - a.nearness || a.at - b.at)
        .map(({ entry }) => entry);
      return near.length > 0 ? near.slice(0, limit).map(shown) : spread(weightiest(), limit);
    },
  };
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

/** How alike the most similar pair of words is, from 0 to 1: by a common beginning or by few slips. */
function nearnessOf(words: readonly string[], topic: string): number {
  let best = 0;
  for (const other of topic.split(' ')) {
    for (const word of words) {
      const longest = Math.max(word.length, other.length);
      const most = Math.floor(longest / 3);
      const slips = countSlips(word, other, most);
      const start = commonStart(word, other);
      if (slips <= most) best = Math.max(best, 1 - slips / longest);
      if (start >= LEAST_COMMON_START) best = Math.max(best, start / longest);
    }
  }
  return best;
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
