import { publicationTime } from '../articles/publication-time.ts';
import type { BriefedStory, Briefing, Bullet } from '../briefing/briefing.ts';
import { citedBy } from '../briefing/cited-by.ts';
import { plural } from '../kernel/text.ts';
import { ageInWords } from './dates.ts';
import { type Action, type Block, type Document, type Inline, text } from './document.ts';
import { quoteCard } from './quote-card.ts';
import { referencesTo } from './references.ts';
import type { ShownBriefing } from './shown-briefing.ts';

/** Quote cards before the buttons, by length (VOICE: no more than two in `standard`). */
const CARDS = { short: 1, standard: 2, long: 6 } as const;
const MOST_DIFFERENCES = 3;

export interface PresentOptions {
  readonly length: keyof typeof CARDS;
  /** Which of the briefing's stories, counted from 0. */
  readonly story: number;
  readonly now: Date;
  /** Put before the buttons. */
  readonly corrections?: readonly Block[];
  /** Buttons besides the story's own. */
  readonly actions?: readonly Action[];
}

/** Presents one story of a briefing: headline, counts, bullets, differences, quote cards, buttons, what is missing. */
export function presentBriefing(shown: ShownBriefing, options: PresentOptions): Document {
  const { briefing } = shown;
  const story = briefing.stories[options.story];
  if (!story) throw new RangeError(`no story ${options.story} in briefing ${shown.id}`);
  const blocks: Block[] = [
    { kind: 'headline', text: story.headline || briefing.topic },
    { kind: 'small', content: [text(countsLine(briefing, story, options.now))] },
    ...story.bullets.map((bullet) => bulletBlock(briefing, bullet)),
    ...story.differences.slice(0, MOST_DIFFERENCES).map((difference) => differenceBlock(briefing, difference)),
    ...story.quotes.slice(0, CARDS[options.length]).map((quote) => quoteCard(briefing, quote)),
    ...(options.corrections ?? []),
    { kind: 'actions', actions: [...actionsFor(shown, options.story), ...(options.actions ?? [])] },
  ];
  if (briefing.notes.length > 0) blocks.push({ kind: 'small', content: [text(briefing.notes.join(' '))] });
  return { blocks, summary: summaryOf(story, briefing) };
}

/** A bullet with its source numbers. */
export function bulletBlock(briefing: Briefing, bullet: Bullet): Extract<Block, { kind: 'bullet' }> {
  return { kind: 'bullet', content: [text(bullet.text), ...referencesTo(briefing, bullet.citations)] };
}

function differenceBlock(briefing: Briefing, difference: BriefedStory['differences'][number]): Block {
  const sides = difference.sides.flatMap((side) => [
    text(` · ${side.value}`),
    ...referencesTo(briefing, side.citations),
  ]);
  const content: Inline[] = [text(`Differ: ${difference.text}`), ...sides];
  return { kind: 'paragraph', content };
}

function summaryOf(story: BriefedStory, briefing: Briefing): string {
  const first = story.bullets[0]?.text;
  return [story.headline || briefing.topic, first].filter(Boolean).join(': ');
}

function countsLine(briefing: Briefing, story: BriefedStory, now: Date): string {
  const ids = citedBy(story);
  const articles = briefing.articles.filter((article) => ids.has(article.id));
  const parts = [
    plural(story.bullets.length, 'bullet'),
    plural(story.quotes.length, 'quote'),
    plural(articles.length, 'article'),
    `${plural(story.outlets, 'outlet')}, ${plural(story.origins, 'origin')}`,
  ];
  const newest = newestOf(articles.map((article) => article.publishedAt));
  if (newest) parts.push(`newest ${ageInWords(newest, now)}`);
  if (briefing.stories.length > 1) {
    parts.push(`story ${briefing.stories.indexOf(story) + 1} of ${briefing.stories.length}`);
  }
  return parts.join(' · ');
}

function newestOf(dates: readonly (string | null)[]): Date | null {
  const times = dates.flatMap((date) => publicationTime(date) ?? []);
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}

/** The buttons of one story of a briefing. */
export function actionsFor(shown: ShownBriefing, index: number): Action[] {
  const { stories } = shown.briefing;
  const story = stories[index] as BriefedStory;
  const actions: Action[] = [{ id: `sources:${shown.id}:${index}:0`, label: 'Sources' }];
  if (story.quotes.length > 0) {
    actions.push({ id: `quotes:${shown.id}:${index}:0`, label: `All quotes ${story.quotes.length}` });
  }
  if (story.timeline.length > 0) actions.push({ id: `timeline:${shown.id}:${index}:0`, label: 'Timeline' });
  if (index + 1 < stories.length) {
    actions.push({ id: `story:${shown.id}:${index + 1}:0`, label: `Next story ${index + 2}/${stories.length}` });
  }
  return actions;
}
