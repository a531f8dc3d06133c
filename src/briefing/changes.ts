import type { BriefedStory, Briefing, Bullet, Quote } from './briefing.ts';
import { pairUp } from './changes/pair-up.ts';

/** A bullet or quote beside what it was in the earlier briefing. */
interface Change<T> {
  readonly kind: 'same' | 'new' | 'changed';
  readonly item: T;
  /** Its earlier words; null for what is new. */
  readonly before: string | null;
}

/** What one story of the later briefing has that the earlier briefing had not, had in other words, or had as well. */
interface StoryChanges {
  readonly storyId: string;
  /** One entry for each bullet and quote of the story, in its order. */
  readonly bullets: readonly Change<Bullet>[];
  readonly quotes: readonly Change<Quote>[];
}

/** What has changed between two briefings. */
export interface BriefingChanges {
  /** One entry for each story of the later briefing, in its order. */
  readonly stories: readonly StoryChanges[];
  /** Bullets and quotes of the earlier briefing that the later one no longer has. */
  readonly gone: { readonly bullets: readonly Bullet[]; readonly quotes: readonly Quote[] };
  /** True when something is new or changed: a digest has something to tell. */
  readonly news: boolean;
}

/**
 * Compares two briefings by their words, not by the ids of their stories, which may have merged or split meanwhile:
 * same words are the same, most of the words with others beside them are a change. With no earlier briefing all is new.
 */
export function compareBriefings(before: Briefing | null, now: Briefing): BriefingChanges {
  const earlier = before?.stories ?? [];
  const bullets = pairUp(
    earlier.flatMap((story) => story.bullets),
    now.stories.flatMap((story) => story.bullets),
  );
  const quotes = pairUp(
    earlier.flatMap((story) => story.quotes),
    now.stories.flatMap((story) => story.quotes),
    (quote) => quote.speaker,
  );
  const stories = now.stories.map((story) => changesOf(story, bullets.before, quotes.before));
  const changed = stories.some((story) => [...story.bullets, ...story.quotes].some((change) => change.kind !== 'same'));
  return { stories, gone: { bullets: bullets.gone, quotes: quotes.gone }, news: changed };
}

function changesOf(
  story: BriefedStory,
  bullets: ReadonlyMap<Bullet, string>,
  quotes: ReadonlyMap<Quote, string>,
): StoryChanges {
  return {
    storyId: story.id,
    bullets: story.bullets.map((bullet) => changeOf(bullet, bullets)),
    quotes: story.quotes.map((quote) => changeOf(quote, quotes)),
  };
}

function changeOf<T extends { readonly text: string }>(item: T, earlier: ReadonlyMap<T, string>): Change<T> {
  const before = earlier.get(item) ?? null;
  if (before === null) return { kind: 'new', item, before };
  return { kind: before === item.text ? 'same' : 'changed', item, before };
}
