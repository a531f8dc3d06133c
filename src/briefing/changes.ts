import type { BriefedStory, Briefing, Bullet, Quote } from './briefing.ts';
import { pairUp } from './changes/pair-up.ts';
import { tellsMore } from './changes/tells-more.ts';
import type { Told } from './told.ts';

/** A bullet or quote beside what it was when it was told before. */
interface Change<T> {
  /** `same` also where only the wording differs. */
  readonly kind: 'same' | 'new' | 'changed';
  readonly item: T;
  /** Its earlier words; null for what is new. */
  readonly before: string | null;
}

/** What one story of a briefing has that was not told before, was told otherwise, or was told as well. */
export interface StoryChanges {
  /** One entry for each bullet and quote of the story, in its order. */
  readonly bullets: readonly Change<Bullet>[];
  readonly quotes: readonly Change<Quote>[];
}

/** What has changed since something was told. */
export interface BriefingChanges {
  /** One entry for each story of the briefing, in its order. */
  readonly stories: readonly StoryChanges[];
  /** How many bullets are new, how many have changed, and how many quotes are new. */
  readonly newBullets: number;
  readonly changedBullets: number;
  readonly newQuotes: number;
  /** True when any of them is: there is something to tell. */
  readonly news: boolean;
}

/**
 * Compares a briefing with what was told before by its words, not by the ids of its stories, which may have merged or
 * split meanwhile. A fact that was told is changed where its numbers or much of its words are others; other wordings of
 * one fact, and longer or shorter cuts of one quote, are the same.
 */
export function compareBriefings(before: Told, now: Briefing): BriefingChanges {
  const bullets = pairUp<Pick<Bullet, 'text'>, Bullet>(
    before.bullets,
    now.stories.flatMap((story) => story.bullets),
  );
  const quotes = pairUp<Pick<Quote, 'text' | 'speaker'>, Quote>(
    before.quotes,
    now.stories.flatMap((story) => story.quotes),
    (quote) => quote.speaker,
  );
  const stories = now.stories.map((story) => changesOf(story, bullets, quotes));
  const count = (list: readonly Change<unknown>[], kind: string) =>
    list.filter((change) => change.kind === kind).length;
  const newBullets = count(
    stories.flatMap((story) => story.bullets),
    'new',
  );
  const changedBullets = count(
    stories.flatMap((story) => story.bullets),
    'changed',
  );
  const newQuotes = count(
    stories.flatMap((story) => story.quotes),
    'new',
  );
  return { stories, newBullets, changedBullets, newQuotes, news: newBullets + changedBullets + newQuotes > 0 };
}

function changesOf(
  story: BriefedStory,
  bullets: ReadonlyMap<Bullet, string>,
  quotes: ReadonlyMap<Quote, string>,
): StoryChanges {
  return {
    bullets: story.bullets.map((item) => {
      const before = bullets.get(item) ?? null;
      if (before === null) return { kind: 'new', item, before };
      return { kind: tellsMore(item.text, before) ? 'changed' : 'same', item, before };
    }),
    quotes: story.quotes.map((item) => {
      const before = quotes.get(item) ?? null;
      return { kind: before === null ? 'new' : 'same', item, before };
    }),
  };
}
